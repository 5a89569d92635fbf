"""Sums of lines of funding: by year, function, payer, payee and source (R16).

A sum for several years stands by itself; so does money for several functions together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from agreements.domain.answers.ledger import Row, Span, together
from agreements.domain.words import Text
from agreements.projections.asked import name
from agreements.projections.funding_parts import figures_of, years_part
from agreements.projections.funding_shapes import By, TotalPart
from agreements.projections.gathered import Gathered


@dataclass(frozen=True)
class _Group:
    """What the rows of a sum have in common."""

    of: tuple[str, ...]
    source: Text | None
    span: Span
    currency: str

    @property
    def place(self) -> tuple[object, ...]:
        """Its place among others."""
        return (self.of, self.source.en if self.source else "", self.span, self.currency)


_OF: dict[By, Callable[[Row], tuple[str, ...]]] = {
    "year": lambda _: (),
    "function": lambda row: tuple(sorted(row.claim.functions)),
    "payer": lambda row: (row.claim.payer,),
    "payee": lambda row: (row.claim.payee,),
    "source": lambda _: (),
}


def totals(rows: Sequence[Row], found: Gathered) -> tuple[TotalPart, ...]:
    """Return every sum, by what it is a sum of."""
    return tuple(part for by in get_args(By) for part in _by(by, rows, found))


def _by(by: By, rows: Iterable[Row], found: Gathered) -> Iterable[TotalPart]:
    groups: dict[_Group, list[Row]] = {}
    for row in rows:
        source = row.claim.source if by == "source" else None
        group = _Group(_OF[by](row), source, row.span, row.claim.currency)
        groups.setdefault(group, []).append(row)
    for group in sorted(groups, key=lambda each: each.place):
        yield TotalPart(
            by=by,
            of=tuple(found.named(each) for each in group.of),
            source=None if group.source is None else name(group.source),
            years=years_part(group.span),
            currency=group.currency,
            **figures_of(together(groups[group])),
        )
