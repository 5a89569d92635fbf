"""What happened in the office and what follows from it: pure, no I/O, no clock, no chance."""
