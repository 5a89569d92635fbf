"""What is missing or amiss."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "no_gaps": ("Nothing is missing or amiss.", "Rien ne manque et rien ne cloche."),
    "nowhere": ("The record", "Le registre"),
    "one_gap": ("One finding.", "Un constat."),
    "several_gaps": ("{count} findings.", "{count} constats."),
    "unknown_day": ("an unknown day", "un jour inconnu"),
    "since_ever": ("as far back as the record goes", "d’aussi loin que remonte le registre"),
    "since_possible": ("perhaps {day}", "peut-être {day}"),
    "since_ever_possible": (
        "perhaps as far back as the record goes",
        "peut-être d’aussi loin que remonte le registre",
    ),
    "since_between": (
        "perhaps {first}, certainly {certain}",
        "peut-être {first}, assurément {certain}",
    ),
}
