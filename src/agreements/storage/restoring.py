"""Writing recorded submissions back as they were, some at a time."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field

from agreements.storage.connections import Conn
from agreements.storage.documents import Document, DocumentedFact
from agreements.storage.rows import StoredSubmission

MOST_FACTS = 2_000
MOST_BYTES = 4_000_000

_SUBMISSION = """
    insert into agreements.submission (submission_id, first_position, last_position, recorded_at,
        actor, on_behalf_of, reason, correlation, disclosure, document, previous_hash, hash)
    values (%s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %b, %b, %b)
"""

# A fact without a version is its subject's next: after those in the log, and in the batch.
_FACTS = """
    with new as (
        select x.*, row_number() over (partition by x.subject order by x.position) as place
        from unnest(%s::bigint[], %s::text[], %s::integer[], %s::text[], %s::integer[],
            %s::text[], %b::bytea[])
            as x (position, submission_id, ordinal, subject, version, type, state)
    )
    insert into agreements.fact (position, submission_id, ordinal, subject, version, type, state)
    select new.position, new.submission_id, new.ordinal, new.subject,
        coalesce(new.version, coalesce(last.version, 0) + new.place), new.type, new.state
    from new left join lateral (
        select f.version from agreements.fact f
        where f.subject = new.subject order by f.version desc limit 1
    ) last on true
    order by new.position
"""

_Placed = tuple[int, str, int, DocumentedFact]


@dataclass(slots=True)
class Batch:
    """Submissions taken in one after another; written when enough, and at the end by write()."""

    conn: Conn
    _submissions: list[StoredSubmission] = field(default_factory=list)
    _facts: list[_Placed] = field(default_factory=list)
    _bytes: int = 0

    def add(self, submission: StoredSubmission, document: Document) -> None:
        """Take one in, and write if there are enough."""
        self._submissions.append(submission)
        self._facts.extend(
            (submission.first_position + place, submission.submission_id, place + 1, fact)
            for place, fact in enumerate(document.facts)
        )
        self._bytes += len(submission.document)
        if len(self._facts) >= MOST_FACTS or self._bytes >= MOST_BYTES:
            self.write()

    def write(self) -> None:
        """Write what was taken in since the last time."""
        if not self._submissions:
            return
        with self.conn.cursor() as cursor:
            cursor.executemany(_SUBMISSION, map(_row, self._submissions))
            cursor.execute(_FACTS, _columns(self._facts))
        self._submissions.clear()
        self._facts.clear()
        self._bytes = 0


def _row(submission: StoredSubmission) -> tuple[object, ...]:
    values = list(astuple(submission))
    values[6] = None if submission.reason is None else submission.reason.decode()
    return tuple(values)


def _columns(facts: list[_Placed]) -> tuple[list[object], ...]:
    return (
        [position for position, _, _, _ in facts],
        [submission_id for _, submission_id, _, _ in facts],
        [ordinal for _, _, ordinal, _ in facts],
        [fact.subject for *_, fact in facts],
        [fact.version for *_, fact in facts],
        [fact.type for *_, fact in facts],
        [fact.state for *_, fact in facts],
    )
