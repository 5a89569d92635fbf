"""The schema's history: numbered SQL files, each applied once and never edited afterwards."""
