"""Who answers for what is held, to whom, and where that path ends (R10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import get_args

from agreements.domain.answers.claimed import Chain
from agreements.domain.answers.held import Answers, End, Holds, Path
from agreements.domain.answers.rows import Row
from agreements.domain.answers.trees import Trees
from agreements.domain.claims.shapes import AssignmentClaim, OrganizationClaim
from agreements.domain.resolutions import Certainty, Resolution
from agreements.domain.words import family_of

_ENDS = frozenset(get_args(End)) - {"open", "circle"}
SURE: Certainty = "certain"
CertaintyOf = Callable[[Sequence[Holds]], Certainty | None]


@dataclass(frozen=True)
class Accountability:
    """Who answers to whom on a day. ``accounts``: the accountabilities held where it is asked."""

    trees: Trees
    on: date
    certainty: CertaintyOf
    accounts: Sequence[tuple[Row, Certainty]]
    _upward: dict[str, Mapping[str, Certainty]] = field(default_factory=dict)

    def paths(self, row: Row, chain: Chain) -> tuple[Path, ...]:
        """Return the paths of a holding: the holder's own, then those of whoever kept to answer.

        A delegation makes nobody accountable: those in its chain who were so remain so.
        """
        own = self._from(row, row.holder, None, "certain")
        if family_of(row.role) == "accountability":
            return tuple(own)
        kept = {each.holder for level in chain.levels for each in level.rows} | {row.holder}
        others = (
            path
            for account, certainty in self.accounts
            if account.holder in kept
            for path in self._from(account, account.holder, account, certainty)
        )
        return (*own, *others)

    def _from(
        self, row: Row, who: str, account: Row | None, certainty: Certainty
    ) -> Iterator[Path]:
        """Yield a path for each to whom a holder answers; by its assignment, else always."""
        named = row.claim.answerable_to if isinstance(row.claim, AssignmentClaim) else ()
        first = dict.fromkeys(named, SURE) if named else self._answers(who)
        role = account.role if account else None
        found = False
        for to, sure in sorted(first.items()):
            for steps, end in self._on_from(to, (who, to)):
                found = True
                yield Path(who, role, account, certainty, (Answers(to, sure), *steps), end)
        if not found and account is not None:
            yield Path(who, role, account, certainty, (), self._kind(who) or "open")

    def _on_from(
        self, at: str, passed: tuple[str, ...]
    ) -> Iterator[tuple[tuple[Answers, ...], End]]:
        end = self._kind(at)
        further = self._onward(at) if end is None else {}
        if not further:
            yield (), end or "open"
        for to, sure in sorted(further.items()):
            if to in passed:
                yield (), "circle"
                continue
            for steps, last in self._on_from(to, (*passed, to)):
                yield (Answers(to, sure), *steps), last

    def _onward(self, who: str) -> Mapping[str, Certainty]:
        """Return to whom somebody answers: whatever the function, and for what is held here."""
        found = dict(self._answers(who))
        for row, certainty in self.accounts:
            if row.holder == who and isinstance(row.claim, AssignmentClaim):
                for to in row.claim.answerable_to:
                    found[to] = SURE if SURE in (certainty, found.get(to)) else "possible"
        return found

    def _kind(self, at: str) -> End | None:
        claim = self.trees.organizations.get(at)
        kind = claim.organization_kind if isinstance(claim, OrganizationClaim) else ""
        return next((each for each in get_args(End) if each == kind and each in _ENDS), None)

    def _answers(self, who: str) -> Mapping[str, Certainty]:
        """Return to whom an organization or post answers whatever the function."""
        if who not in self._upward:
            found = {
                to: self.certainty([partial(self._answers_to, who, to)])
                for to in sorted(self.trees.ever_answers_to(who))
            }
            self._upward[who] = {to: sure for to, sure in found.items() if sure is not None}
        return self._upward[who]

    def _answers_to(self, who: str, to: str, way: Resolution) -> bool:
        return to in self.trees.answers_to(who, self.on, way)
