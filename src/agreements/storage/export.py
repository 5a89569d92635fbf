"""The log as a file, and back: the same positions, times, bytes and hashes.

Claims and mentions are not in the file: after a restore they are derived again from the log.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import structlog

from agreements.storage.connections import Conn, lent
from agreements.storage.errors import LogCorrupt, LogNotEmpty
from agreements.storage.export_format import header_line, read_export, submission_line
from agreements.storage.links import BrokenLink, Chain
from agreements.storage.log import SUBMISSION_COLUMNS, Log
from agreements.storage.restoring import Batch
from agreements.storage.rows import StoredSubmission
from agreements.storage.streams import rows_of

_logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Copied:
    """What was exported or restored, and the hash it ends in: keep it apart from the file."""

    submissions: int
    facts: int
    last_position: int
    head_hash: bytes


def export(log: Log, path: Path) -> Copied:
    """Write the whole log, as it stands now, to a file readable by its owner only.

    The file appears when complete; one that was there is replaced. The chain is checked on the
    way. Raises LogCorrupt, LogUnavailable, OSError.
    """
    chain = Chain()
    try:
        with lent(log.pool) as conn, conn.transaction(), _appearing(path) as file:
            conn.execute("set transaction isolation level repeatable read, read only")
            file.write(_header(conn))
            query = f"select {SUBMISSION_COLUMNS} from agreements.submission order by last_position"  # noqa: S608 - constants
            for submission in rows_of(conn, StoredSubmission, query):
                chain.follow(submission)
                file.write(submission_line(submission))
    except BrokenLink as broken:
        raise LogCorrupt(broken.submission_id, broken.detail) from broken
    return _told("log_exported", chain)


def restore(path: Path, log: Log) -> Copied:
    """Record what the file holds in an empty log: all of it, or nothing. Needs the owner's rights.

    The caller then rebuilds claims and mentions. Raises LogNotEmpty, LogCorrupt, LogUnavailable,
    AppendTimeout, OSError.
    """
    chain = Chain()
    try:
        with path.open("rb") as file, lent(log.pool) as conn, conn.transaction():
            _require_empty(conn, log.lock_timeout)
            batch = Batch(conn)
            for submission in read_export(file):
                batch.add(submission, chain.follow(submission))
            batch.write()
            conn.execute("select pg_notify('agreements_log', %s)", (str(chain.position),))
    except BrokenLink as broken:
        raise LogCorrupt(broken.submission_id, broken.detail) from broken
    return _told("log_restored", chain)


def _header(conn: Conn) -> bytes:
    row = conn.execute(
        "select last_position, hash from agreements.submission order by last_position desc limit 1"
    ).fetchone()
    return header_line(*(row or (0, Chain().head)))


def _require_empty(conn: Conn, lock_timeout: float) -> None:
    conn.execute("select agreements.lock_log(%s)", (max(1, round(lock_timeout * 1000)),))
    if conn.execute("select 1 from agreements.submission limit 1").fetchone():
        raise LogNotEmpty("a log is restored into an empty database only")


def _told(event: str, chain: Chain) -> Copied:
    _logger.info(event, submissions=chain.submissions, last_position=chain.position)
    return Copied(chain.submissions, chain.facts, chain.position, chain.head)


@contextmanager
def _appearing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes its name once it is wholly on disk; on failure nothing is left."""
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
