"""The commands: what each takes, and its help. What each does is imported when it runs."""

from agreements.cli.commands import (
    auditing,
    comparing,
    devolving,
    drafting,
    duties,
    keeping,
    money,
    organizations,
    questions,
    recording,
)
from agreements.cli.commands.root import app

_IN_HELP = (
    questions, organizations, devolving, money, duties, comparing, auditing, drafting, recording,
    keeping,
)  # fmt: skip
"""Which modules' commands come first on the page of help."""

app.registered_commands.sort(
    key=lambda each: [module.__name__ for module in _IN_HELP].index(
        each.callback.__module__ if each.callback else ""
    )
)

__all__ = ["app"]
