"""Which of our errors a PostgreSQL failure is, by SQLSTATE and never by message."""

from __future__ import annotations

import json

import psycopg
import psycopg_pool

from agreements.storage import errors

# Classes of SQLSTATE after which the same call may succeed: connection lost, resources short,
# server stopping or starting, a standby that is not (yet) the primary.
_UNAVAILABLE = ("08", "53", "57P", "58", "25006")
_CONTENDED = ("55P03", "57014", "40001", "40P01")

_REFUSED: dict[str, type[errors.StorageError]] = {
    "AR003": errors.AppendOnly,
    "AR004": errors.ClaimConflict,
    "AR005": errors.InvalidEntry,
    "AR006": errors.AlreadyTracked,
    "AR007": errors.StorageMisuse,
}

_TAKEN: dict[str, type[errors.StorageError]] = {
    "fact_subject_version_key": errors.VersionTaken,
    "claim_open": errors.ClaimConflict,
    "claim_pkey": errors.ClaimConflict,
}


def translated(failure: psycopg.Error, *, submission_id: str | None = None) -> errors.StorageError:
    """Return our error for the driver's; raise it `from` the driver's to keep the cause."""
    state = failure.sqlstate
    if isinstance(failure, psycopg_pool.PoolTimeout | psycopg_pool.PoolClosed):
        return errors.LogUnavailable(str(failure))
    if state is None:
        return _unstated(failure)
    if state == "AR001":
        return errors.SubmissionIdReused(submission_id or "")
    if state == "AR002":
        return errors.StaleVersion(**json.loads(failure.diag.message_detail or "{}"))
    return _by_state(state, failure)(str(failure))


def _by_state(state: str, failure: psycopg.Error) -> type[errors.StorageError]:
    if state in _REFUSED:
        return _REFUSED[state]
    if state == "23505":
        return _TAKEN.get(failure.diag.constraint_name or "", errors.StorageFault)
    if state in _CONTENDED:
        return errors.AppendTimeout
    if state.startswith(_UNAVAILABLE):
        return errors.LogUnavailable
    return _by_kind(failure)


def _by_kind(failure: psycopg.Error) -> type[errors.StorageError]:
    if isinstance(failure, psycopg.DataError | psycopg.IntegrityError):
        return errors.InvalidEntry
    if isinstance(failure, psycopg.ProgrammingError | psycopg.NotSupportedError):
        return errors.StorageMisuse
    return errors.StorageFault


def _unstated(failure: psycopg.Error) -> errors.StorageError:
    """Without SQLSTATE the driver speaks: the connection broke, or the call was wrong."""
    if isinstance(failure, psycopg.OperationalError | psycopg.InterfaceError):
        return errors.LogUnavailable(str(failure))
    return _by_kind(failure)(str(failure))
