"""Failures that are expected, in words and as exit codes."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.application.documents import BadDocument
from agreements.cli.arguments import BadArgument
from agreements.cli.recording import NotRecorded
from agreements.cli.terminal import printable
from agreements.domain.refusals import Refused
from agreements.projections.asked import UnknownSubject
from agreements.projections.snapshot import UnknownPosition
from agreements.settings import InvalidSettings
from agreements.storage.embedded import EmbeddedServerError
from agreements.storage.errors import LogCorrupt, LogNotEmpty, StorageError

_EXIT_CODES: tuple[tuple[int, tuple[type[Exception], ...]], ...] = (
    (1, (NotRecorded, BadDocument, Refused, LogCorrupt, LogNotEmpty)),
    (2, (BadArgument, UnknownSubject, UnknownPosition, InvalidSettings, OSError)),
    (3, (StorageError, EmbeddedServerError)),
)
"""The first that fits: a corrupt export is refused, though it is the log that says so."""


@dataclass(frozen=True)
class Failure:
    """What standard error is told, and how the process ends."""

    exit_code: int
    message: str


def failure_of(error: Exception) -> Failure | None:
    """Return what an expected failure comes to; None for one that is a defect of ours."""
    for code, kinds in _EXIT_CODES:
        if isinstance(error, kinds):
            return Failure(code, printable(_words(error)))
    return None


def _words(error: Exception) -> str:
    if isinstance(error, (NotRecorded, BadDocument)):
        return str(error)  # begins with file:line, as compilers write it
    if isinstance(error, UnknownPosition):
        return f"agreements: --known-at: {error}"
    if isinstance(error, StorageError) and error.retryable:
        return f"agreements: the log is not available, try again: {error}"
    if isinstance(error, OSError) and error.filename is not None:
        return f"agreements: {error.filename}: {error.strerror}"
    return f"agreements: {error}"
