"""A subject's claims over the second clock: each with the submissions that opened and closed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from agreements.domain.claims.derive import belongs, kind_registered_by
from agreements.domain.facts import Fact, FactAnnulled, FactSuperseded
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


@dataclass
class _Parts:
    """A subject's facts by the part that they touch; a correction goes with what it corrects.

    So a submission is derived from the parts that it touches, however long the rest is.
    """

    _facts: dict[str, list[Recorded]] = field(default_factory=dict)
    _part_of: dict[str, str] = field(default_factory=dict)

    def with_all_of(self, new: Sequence[Recorded]) -> list[Recorded]:
        """Take new facts in; return all those of the parts that they touch."""
        touched: dict[str, None] = {}
        for each in new:
            part = self._part(each.fact)
            self._part_of[each.name] = part
            self._facts.setdefault(part, []).append(each)
            touched[part] = None
        return [each for part in touched for each in self._facts[part]]

    def _part(self, fact: Fact) -> str:
        if isinstance(fact, FactSuperseded | FactAnnulled):
            return self._part_of.get(fact.corrects, fact.part)
        return fact.part


def known_rows(subject: str, told: Sequence[Told]) -> Iterator[KnownRow]:
    """Yield every claim that a subject's facts ever gave, submission by submission.

    The same rows as recording them one by one leaves behind: this is what a rebuild writes.
    """
    kind = kind_registered_by(told[0].recorded.fact.fact) if told else None
    if kind is None:
        return
    open_now: dict[str, dict[str, KnownRow]] = {}
    parts_told = _Parts()
    for end, group in groupby(told, key=lambda each: each.submission_end):
        new = [each.recorded for each in group]
        record = Record.of(parts_told.with_all_of(new))
        parts, derived = derive(subject, kind, record, new)
        for part in parts:
            known = open_now.setdefault(part, {})
            own = [row for row in derived if belongs(row.part, (part,))]
            change = difference(frozenset({part}), [each.row for each in known.values()], own)
            yield from (replace(known.pop(closed), known_until=end) for _, closed in change.closes)
            known |= {row.part: KnownRow(row, end, None) for row in change.opens}
    for known in open_now.values():
        yield from known.values()
