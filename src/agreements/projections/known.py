"""A subject's claims over the second clock: each with the submissions that opened and closed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from agreements.domain.claims.derive import kind_registered_by
from agreements.domain.standing import Record, Recorded
from agreements.projections.claims import derive, difference
from agreements.storage.rows import ClaimRow


@dataclass(frozen=True)
class Told:
    """A fact of a subject, with the last position of the submission that recorded it."""

    recorded: Recorded
    submission_end: int


@dataclass(frozen=True)
class KnownRow:
    """A claim and when it was known: from, and until, the last positions of submissions."""

    row: ClaimRow
    known_from: int
    known_until: int | None


def known_rows(subject: str, told: Sequence[Told]) -> Iterator[KnownRow]:
    """Yield every claim that a subject's facts ever gave, submission by submission.

    The same rows as recording them one by one leaves behind: this is what a rebuild writes.
    """
    kind = kind_registered_by(told[0].recorded.fact.fact) if told else None
    if kind is None:
        return
    open_now: dict[str, tuple[ClaimRow, int]] = {}
    before: list[Recorded] = []
    for end, group in groupby(told, key=lambda each: each.submission_end):
        new = [each.recorded for each in group]
        before += new
        parts, derived = derive(subject, kind, Record.of(before), new)
        change = difference(parts, [row for row, _ in open_now.values()], derived)
        for _, part in change.closes:
            row, known_from = open_now.pop(part)
            yield KnownRow(row, known_from, end)
        open_now |= {row.part: (row, end) for row in change.opens}
    for row, known_from in open_now.values():
        yield KnownRow(row, known_from, None)
