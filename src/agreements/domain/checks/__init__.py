"""What a subject's timeline may not contain, judged by effective date over the whole of it (R6).

A check refuses only what is impossible whichever of the days left open it was (R3).
"""
