"""Proof that the log was not altered since it was recorded.

The chain is checked from its beginning, in bounded memory. What was cut off its end shows only
against something kept elsewhere: give `sealed`, positions and hashes from receipts or an export.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.pq import TransactionStatus

from agreements.storage.connections import Conn, connect
from agreements.storage.export_format import read_export
from agreements.storage.fact_rows import FactRows
from agreements.storage.failures import translated
from agreements.storage.links import BrokenLink, Chain, Fault
from agreements.storage.log import SUBMISSION_COLUMNS
from agreements.storage.rows import StoredSubmission
from agreements.storage.streams import rows_of


@dataclass(frozen=True, slots=True)
class FirstBad:
    """The first submission that is not what was recorded; `detail` is for a reader."""

    submission: str
    fault: Fault
    detail: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What held: so many submissions and facts, up to the head's hash, before the first bad."""

    ok: bool
    submissions: int
    facts: int
    head_position: int
    head_hash: bytes
    first_bad: FirstBad | None


_SUBMISSIONS = f"select {SUBMISSION_COLUMNS} from agreements.submission order by last_position"  # noqa: S608 - constants


def verify_database(source: str | Conn, sealed: Mapping[int, bytes] | None = None) -> Verification:
    """Check chain, positions, times, documents and every fact row, in one snapshot.

    `source`: a DSN, or a connection with no transaction in progress (else its snapshot is used).
    Raises LogUnavailable, StorageMisuse.
    """
    try:
        if isinstance(source, str):
            with connect(source) as conn:
                return _verify(conn, sealed or {})
        return _verify(source, sealed or {})
    except psycopg.Error as failure:
        raise translated(failure) from failure


def verify_export(path: Path, sealed: Mapping[int, bytes] | None = None) -> Verification:
    """Check an export's chain, positions, times and documents. Raises OSError."""
    chain = Chain()
    try:
        with path.open("rb") as file:
            for submission in _sealed(read_export(file), sealed or {}):
                chain.follow(submission)
    except BrokenLink as broken:
        return _broken(chain, broken)
    return _held(chain)


def _verify(conn: Conn, sealed: Mapping[int, bytes]) -> Verification:
    chain = Chain()
    with _snapshot(conn):
        facts = FactRows(conn)
        try:
            for submission in _sealed(rows_of(conn, StoredSubmission, _SUBMISSIONS), sealed):
                facts.require(submission, chain.follow(submission))
            facts.require_no_more()
        except BrokenLink as broken:
            return _broken(chain, broken)
    return _held(chain)


@contextmanager
def _snapshot(conn: Conn) -> Iterator[None]:
    fresh = conn.info.transaction_status == TransactionStatus.IDLE
    with conn.transaction():
        if fresh:
            conn.execute("set transaction isolation level repeatable read, read only")
        yield


def _sealed(
    submissions: Iterator[StoredSubmission], sealed: Mapping[int, bytes]
) -> Iterator[StoredSubmission]:
    """Pass submissions on; those sealed elsewhere must be among them as sealed."""
    missing = dict(sealed)
    last = ""
    for submission in submissions:
        last = submission.submission_id
        if missing.pop(submission.last_position, submission.hash) != submission.hash:
            raise BrokenLink(last, "hash_differs", "its hash is not the one sealed elsewhere")
        yield submission
    if missing:
        raise BrokenLink(last, "not_the_end", f"nothing ends at position {min(missing)}")


def _held(chain: Chain) -> Verification:
    return Verification(True, chain.submissions, chain.facts, chain.position, chain.head, None)


def _broken(chain: Chain, broken: BrokenLink) -> Verification:
    bad = FirstBad(broken.submission_id, broken.fault, broken.detail)
    return Verification(False, chain.submissions, chain.facts, chain.position, chain.head, bad)
