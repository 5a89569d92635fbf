"""The client's side of the append function: one statement, one round trip."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from agreements.storage.connections import Conn
from agreements.storage.errors import InvalidEntry
from agreements.storage.rows import ClaimRow, Entry, Receipt, Tracked

# Binary for what is bytes: as text every byte would travel as two characters.
_APPEND = """
    select first_position, last_position, recorded_at, hash, repeated
    from agreements.append(
        %s, %b, %s, %s, %s::jsonb, %s, %s,
        %s::text[], %s::integer[], %s::text[], %b::bytea[],
        %s::text[], %s::integer[], %s::text[], %s::integer[], %s::text[], %s::text[],
        %s::jsonb, %s::integer, %s, %s, %s::bigint)
"""


def append(
    conn: Conn, entry: Entry, *, lock_timeout: float, tracked: Tracked | None = None
) -> Receipt:
    """Record the entry on an idle autocommit connection; `lock_timeout` is in seconds.

    Raises psycopg.Error as the server states it, and InvalidEntry before the server is asked.
    """
    if not entry.facts:
        raise InvalidEntry(f"submission {entry.submission_id} records no fact")
    row = conn.execute(_APPEND, _parameters(entry, lock_timeout, tracked), prepare=True).fetchone()
    if row is None:
        raise AssertionError("the append function returns one row")
    return Receipt(entry.submission_id, *row)


def require_document_of_facts(entry: Entry) -> None:
    """Refuse an entry whose document does not carry exactly its facts, in order.

    Both are canonical, so the facts' bytes stand in the document as they are. Raises InvalidEntry.
    """
    carried = b'"facts":[' + b",".join(fact.state for fact in entry.facts) + b"]"
    if carried not in entry.document:
        raise InvalidEntry(f"submission {entry.submission_id}: its document has other facts")


def resting_on_its_subjects(entry: Entry) -> Entry:
    """Return the entry as one that has also read the versions which its own facts follow.

    A subject's facts count 1, 2, 3... without a gap. Raises InvalidEntry where they cannot.
    """
    before: dict[str, int] = {}
    count: Counter[str] = Counter()
    for fact in entry.facts:
        count[fact.subject] += 1
        if fact.version - count[fact.subject] != before.setdefault(fact.subject, fact.version - 1):
            raise InvalidEntry(f"submission {entry.submission_id}: {fact.subject} skips a version")
    return replace(entry, read={**entry.read, **before})


def _parameters(entry: Entry, lock_timeout: float, tracked: Tracked | None) -> tuple[object, ...]:
    facts = entry.facts
    mentions = [(id_, place) for place, fact in enumerate(facts, 1) for id_ in fact.mentions]
    return (
        entry.submission_id,
        entry.document,
        entry.actor,
        entry.on_behalf_of,
        None if entry.reason is None else entry.reason.decode(),
        entry.correlation,
        entry.disclosure,
        [fact.subject for fact in facts],
        [fact.version for fact in facts],
        [fact.type for fact in facts],
        [fact.state for fact in facts],
        [id_ for id_, _ in mentions],
        [place for _, place in mentions],
        list(entry.read),
        list(entry.read.values()),
        [subject for subject, _ in entry.closes],
        [part for _, part in entry.closes],
        "[" + ",".join(map(_claim_json, entry.opens)) + "]",
        max(1, round(lock_timeout * 1000)),  # 0 would mean: wait for ever
        *(
            (tracked.tracker, tracked.application_name, tracked.notification_id)
            if tracked
            else (None, None, None)
        ),
    )


def _claim_json(claim: ClaimRow) -> str:
    """The body is JSON already: set in as it is."""
    head = json.dumps(
        {
            "subject": claim.subject,
            "part": claim.part,
            "kind": claim.kind,
            "role": claim.role,
            "function": claim.function,
            "territory": claim.territory,
            "refs": claim.refs,
            "position": claim.position,
            "ordinal": claim.ordinal,
        }
    )
    return f'{head[:-1]}, "body": {claim.body.decode()}}}'
