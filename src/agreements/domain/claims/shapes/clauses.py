"""Claims of clauses and re-openers."""

from __future__ import annotations

from typing import Literal

from agreements.domain.claims.shapes.base import Claim, Dated
from agreements.domain.dates import Duration, Offset
from agreements.domain.facts.reopeners import Anchor
from agreements.domain.words import (
    ClauseKind,
    Prose,
    Text,
    Word,
)


class ClauseText(Word):
    """A text from a day on; ``since`` None: from the instrument's commencement."""

    text: Prose | None
    since: Dated | None
    order: int
    amended_by: str | None
    displaces: int | None = None
    """The order of the text with a later day that it displaces (R15)."""


class ClauseRepeal(Word):
    """The end of the clause, until a text with a later day brings it back."""

    since: Dated
    order: int
    amended_by: str | None


class ClauseClaim(Claim):
    kind: Literal["clause"] = "clause"
    clause: str
    clause_kind: ClauseKind
    heading: Text | None
    texts: tuple[ClauseText, ...]
    repeals: tuple[ClauseRepeal, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """Amending instruments."""
        by = {each.amended_by for each in self.texts}
        by |= {each.amended_by for each in self.repeals}
        return tuple(sorted(each for each in by if each))


class Invocation(Word):
    by: str
    notice: Dated
    order: int


class Withdrawal(Word):
    effective: Dated
    order: int


class Conclusion(Word):
    concluded: Dated
    instrument: str | None


class ReopenerClaim(Claim):
    """A window has days, or ``opens`` and ``closes`` counted from what it is relative to."""

    kind: Literal["reopener"] = "reopener"
    clause: str
    entitled: tuple[str, ...]
    first_day: Dated | None
    last_day: Dated | None
    notice_period: Duration | None
    negotiation_period: Duration | None
    trigger: Prose | None
    allows: Prose | None
    invocations: tuple[Invocation, ...]
    withdrawals: tuple[Withdrawal, ...]
    conclusions: tuple[Conclusion, ...]
    relative_to: Anchor | None = None
    opens: Offset | None = None
    closes: Offset | None = None
    on_trigger_only: bool = False
    triggered: tuple[Dated, ...] = ()
    default_outcome: Prose | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        """Entitled parties and concluding instruments."""
        concluded = {each.instrument for each in self.conclusions if each.instrument}
        return tuple(sorted({*self.entitled, *concluded}))
