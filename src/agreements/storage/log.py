"""The log: what was recorded, in the order in which it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from psycopg.rows import class_row

from agreements.storage.append import append, require_document_of_facts, resting_on_its_subjects
from agreements.storage.connections import Pool, lent
from agreements.storage.rows import (
    ClaimRow,
    Entry,
    Head,
    Receipt,
    StoredFact,
    StoredSubmission,
)
from agreements.storage.streams import streamed

FACT_COLUMNS = """f.position, f.submission_id, f.ordinal, f.subject, f.version, f.type, f.state,
    s.recorded_at"""

SUBMISSION_COLUMNS = """submission_id, first_position, last_position, recorded_at, actor,
    on_behalf_of, convert_to(reason::text, 'UTF8') as reason, correlation, disclosure, document,
    previous_hash, hash"""

_FACTS = f"""select {FACT_COLUMNS}
    from agreements.fact f join agreements.submission s using (submission_id)"""  # noqa: S608 - constants


class Log:
    """Appends submissions and reads them back. Safe to share between threads.

    Every method raises LogUnavailable when the database cannot be reached.
    """

    def __init__(self, pool: Pool, lock_timeout: float = 10.0) -> None:
        """Use the pool's connections; an append waits `lock_timeout` seconds for its turn."""
        self.pool = pool
        self.lock_timeout = lock_timeout

    def append(self, entry: Entry) -> Receipt:
        """Record a submission, its facts and its change of claims: all of it or nothing.

        The same entry again returns the first receipt, `repeated`. Raises SubmissionIdReused,
        StaleVersion, ClaimConflict, InvalidEntry, AppendTimeout.
        """
        require_document_of_facts(entry)
        resting = resting_on_its_subjects(entry)
        with lent(self.pool, submission_id=entry.submission_id) as conn:
            return append(conn, resting, lock_timeout=self.lock_timeout)

    def head(self) -> Head | None:
        """Return the end of the log; None before its first submission."""
        with lent(self.pool) as conn, conn.cursor(row_factory=class_row(Head)) as cursor:
            return cursor.execute(
                """select last_position as position, recorded_at from agreements.submission
                   order by last_position desc limit 1"""
            ).fetchone()

    def facts_of(self, subjects: Sequence[str], upto: int | None = None) -> list[StoredFact]:
        """Return the subjects' facts in order of position, up to and with position `upto`."""
        with lent(self.pool) as conn, conn.cursor(row_factory=class_row(StoredFact)) as cursor:
            return cursor.execute(
                f"""{_FACTS} where f.subject = any(%s::text[])
                    and (%s::bigint is null or f.position <= %s::bigint) order by f.position""",
                (list(subjects), upto, upto),
            ).fetchall()

    def versions_of(self, subjects: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Return each recorded subject's version, and its first fact's type."""
        with lent(self.pool) as conn:
            rows = conn.execute(
                """select r.subject, last.version, first.type
                   from unnest(%s::text[]) as r (subject)
                   cross join lateral (select version from agreements.fact f
                       where f.subject = r.subject order by version desc limit 1) last
                   cross join lateral (select type from agreements.fact f
                       where f.subject = r.subject order by version limit 1) first""",
                (list(subjects),),
            ).fetchall()
        return {subject: (version, type_) for subject, version, type_ in rows}

    def submission(self, submission_id: str) -> StoredSubmission | None:
        """Return one submission, or None."""
        with (
            lent(self.pool) as conn,
            conn.cursor(row_factory=class_row(StoredSubmission)) as cursor,
        ):
            return cursor.execute(
                f"select {SUBMISSION_COLUMNS} from agreements.submission where submission_id = %s",  # noqa: S608 - constants
                (submission_id,),
            ).fetchone()

    def submissions(self, after: int = 0, upto: int | None = None) -> Iterator[StoredSubmission]:
        """Stream submissions in order: those wholly after position `after`, up to `upto`.

        One snapshot, bounded memory; holds a connection until exhausted or closed.
        """
        return streamed(
            self.pool,
            StoredSubmission,
            f"""select {SUBMISSION_COLUMNS} from agreements.submission
                where last_position > %s::bigint
                and (%s::bigint is null or last_position <= %s::bigint) order by last_position""",  # noqa: S608 - constants
            (after, upto, upto),
        )

    def facts_by_subject(self) -> Iterator[tuple[str, list[StoredFact]]]:
        """Stream each subject with all its facts by version; memory: one subject's facts."""
        facts = streamed(self.pool, StoredFact, f"{_FACTS} order by f.subject, f.version")
        for subject, run in groupby(facts, key=attrgetter("subject")):
            yield subject, list(run)

    def open_claims(
        self, subjects: Sequence[str], parts: Sequence[str] | None = None
    ) -> list[ClaimRow]:
        """Return the subjects' claims known now, all parts or only those named."""
        with lent(self.pool) as conn:
            rows = conn.execute(
                """select subject, part, kind, role, function, territory, refs,
                       convert_to(body::text, 'UTF8'), position
                   from agreements.claim
                   where subject = any(%s::text[]) and known_until is null
                   and (%s::text[] is null or part = any(%s::text[])) order by subject, part""",
                (list(subjects), parts and list(parts), parts and list(parts)),
            ).fetchall()
        return [
            ClaimRow(subject, part, kind, role, function, territory, tuple(refs), body, position)
            for subject, part, kind, role, function, territory, refs, body, position in rows
        ]
