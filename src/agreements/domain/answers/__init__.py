"""What claims come to on a day: pure functions of claims and a question (R3, R4, R8, R9, R11)."""
