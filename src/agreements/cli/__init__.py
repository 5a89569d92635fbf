"""The command line: questions and their answers, and the keeping of the log.

Answers go to standard output, everything else to standard error. Exit codes: 0 answered, also
where nothing is held; 1 refused, or not verified; 2 an unknown identifier or a bad argument;
3 the storage is not available.
"""

from agreements.cli.program import main

__all__ = ["main"]
