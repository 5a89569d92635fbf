"""What the log refuses or cannot do: one class and one stable code each, carrying the facts.

Each is also the eventsourcing persistence error that fits, so code written for that library
meets what it expects. `retryable` says that the same call may succeed later, unchanged: an append
is exact when repeated, since its submission id is its idempotency key.
"""

from __future__ import annotations

from typing import ClassVar

from eventsourcing import persistence


class StorageError(persistence.PersistenceError):
    """Base of all. `code` is stable: it may be shown, logged and tested for."""

    code: ClassVar[str] = "storage_error"
    retryable: ClassVar[bool] = False


class StaleVersion(StorageError, persistence.IntegrityError):
    """A subject has more (or fewer) facts than the decision had read; nothing was written."""

    code = "stale_version"

    def __init__(self, subject: str, expected: int, actual: int) -> None:
        super().__init__(f"{subject} is at version {actual}, not at {expected} as was read")
        self.subject = subject
        self.expected = expected
        self.actual = actual


class SubmissionIdReused(StorageError, persistence.IntegrityError):
    """The submission id already stands for another document."""

    code = "submission_id_reused"

    def __init__(self, submission_id: str) -> None:
        super().__init__(f"submission {submission_id} is already recorded with other content")
        self.submission_id = submission_id


class VersionTaken(StorageError, persistence.IntegrityError):
    """A fact with that subject and version is already recorded."""

    code = "version_taken"


class ClaimConflict(StorageError, persistence.IntegrityError):
    """A claim to close is not open exactly once, or a claim to open is open already."""

    code = "claim_conflict"


class AlreadyTracked(StorageError, persistence.IntegrityError):
    """A projection would process an event that it, or a later one, has already been through."""

    code = "already_tracked"


class InvalidEntry(StorageError, persistence.DataError):
    """An entry that can never be appended: no facts, or facts unlike its document's."""

    code = "invalid_entry"


class AppendOnly(StorageError, persistence.NotSupportedError):
    """A change or removal of what is recorded."""

    code = "append_only"


class SnapshotsNotSupported(StorageError, persistence.NotSupportedError):
    """A snapshot would answer for today only, and wrongly for any earlier known date."""

    code = "snapshots_not_supported"


class AppendTimeout(StorageError, persistence.OperationalError):
    """The append lock, or another lock, was not had in time; nothing was written."""

    code = "append_timeout"
    retryable = True


class LogUnavailable(StorageError, persistence.OperationalError):
    """No connection, or it was lost. An append may or may not be recorded: send it again."""

    code = "log_unavailable"
    retryable = True


class StorageMisuse(StorageError, persistence.ProgrammingError):
    """A query that the database cannot run: no such table, no such right."""

    code = "storage_misuse"


class StorageFault(StorageError, persistence.DatabaseError):
    """Any other failure that the database reports."""

    code = "storage_fault"


class MigrationRefused(StorageError, persistence.ProgrammingError):
    """The database's schema is not one that this code may work on."""

    code = "migration_refused"


class MigrationFailed(StorageError, persistence.DatabaseError):
    """A migration stopped; the database stands as it did before that migration."""

    code = "migration_failed"


class LogNotEmpty(StorageError, persistence.IntegrityError):
    """A restore into a log that already holds submissions."""

    code = "log_not_empty"


class LogCorrupt(StorageError, persistence.DataError):
    """An export, or the log it is taken from, is not what was recorded."""

    code = "log_corrupt"

    def __init__(self, submission_id: str | None, reason: str) -> None:
        super().__init__(f"{submission_id or 'the log'}: {reason}")
        self.submission_id = submission_id
        self.reason = reason
