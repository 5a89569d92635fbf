"""Running a command, and what becomes of what it raises: an exit code and plain words."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import typer
from typer.main import get_command

from agreements.cli.commands import app

PROGRAM = "agreements"
USAGE = 2
INTERRUPTED = 128 + signal.SIGINT
CUT_SHORT = 128 + signal.SIGPIPE


def main() -> NoReturn:
    """Run the process's command. SIGTERM and SIGHUP end it as Ctrl-C does: leases are given up."""
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, _leave)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a locale without French letters is no failure
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str], settings: object = None) -> int:
    """Run one command and return its exit code; ``settings``: instead of the environment's."""
    try:
        with get_command(app).make_context(PROGRAM, list(arguments), obj=settings) as context:
            context.command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as done:
        return done.exit_code
    except (KeyboardInterrupt, typer.Abort):
        print("Interrupted.", file=sys.stderr)  # noqa: T201 - what a user is told
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush is at exit
        return CUT_SHORT
    except typer.TyperException as misused:
        return _misused(misused)
    except Exception as raised:
        code = _told(raised)
        if code is None:
            raise
        return code
    return 0


def _misused(error: typer.TyperException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else PROGRAM
    said = error.format_message().encode(errors="backslashreplace").decode()
    print(f"{command}: {said}\nTry '{command} --help'.", file=sys.stderr)  # noqa: T201 - what a user is told
    return USAGE


def _told(error: Exception) -> int | None:
    """Say what an expected failure is; None for any other."""
    from agreements.cli.failures import failure_of  # noqa: PLC0415 - only once something failed

    failure = failure_of(error)
    if failure is None:
        return None
    print(failure.message, file=sys.stderr)  # noqa: T201 - what a user is told
    return failure.exit_code


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
