"""The domain at work without a database: record submissions, ask questions, in memory.

`given(...).when(...).then_refused(...)` reads as the minutes of a meeting. Every answer is derived
anew from the facts known at the position asked for, through claims and `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from agreements.domain.answers.resolve import Claims, Point, Resolved, resolve
from agreements.domain.answers.trees import Trees
from agreements.domain.checks.delegation import led_to
from agreements.domain.claims.derive import claims_of
from agreements.domain.claims.shapes import (
    CLAIM,
    AssignmentClaim,
    Claim,
    FunctionClaim,
    LifeClaim,
    MoveClaim,
    OrganizationClaim,
    PostClaim,
    ReopenerClaim,
    TerritoryClaim,
)
from agreements.domain.decide import Decided, Known, State, decide
from agreements.domain.facts import AnyFact, Fact
from agreements.domain.references import references
from agreements.domain.refusals import Refusal, Refused
from agreements.domain.standing import Record, Recorded
from agreements.domain.submissions import Submission
from agreements.domain.words import Prose, Role
from agreements.projections.claims import placed

REASON = Prose(en="told for a test")


def submission(name: str, *facts: Fact, expects: dict[str, int] | None = None) -> Submission:
    """Return a submission of facts by a test's recorder."""
    return Submission(
        submission=name,
        actor="recorder",
        reason=REASON,
        facts=cast("tuple[AnyFact, ...]", facts),
        expects=expects,
    )


@dataclass
class Office:
    """An empty registry in memory."""

    recorded: list[Recorded] = field(default_factory=list)
    _derived: dict[tuple[int, int | None], list[Claim]] = field(default_factory=dict)

    @property
    def head(self) -> int:
        """The last position."""
        return len(self.recorded)

    def kinds(self, known: int | None = None) -> dict[str, str]:
        """Return the kind of every subject registered."""
        return {
            each.fact.subject: each.fact.registers
            for each in self._known(known)
            if each.fact.registers is not None
        }

    def _known(self, known: int | None) -> list[Recorded]:
        return [each for each in self.recorded if known is None or each.position <= known]

    def _of(self, subject: str, known: int | None = None) -> list[Recorded]:
        return [each for each in self._known(known) if each.fact.subject == subject]

    def state(self, submission: Submission) -> State:
        """Return what a decision on a submission reads."""
        kinds = self.kinds()
        subjects = {each.subject for each in submission.facts} | set(submission.expects or ())
        named = {found.id for each in submission.facts for found in references(each)}
        sources: set[str] = set()
        edge = set(led_to([*submission.facts, *self._facts_of(subjects)]))
        while edge := edge - subjects - sources:
            sources |= edge
            edge = set(led_to(self._facts_of(edge)))
        return State(
            self._whole(subjects, kinds),
            self._whole(sources, kinds),
            {subject: kinds.get(subject) for subject in named},
            self.head,
        )

    def _facts_of(self, subjects: Iterable[str]) -> list[Fact]:
        return [each.fact for subject in subjects for each in self._of(subject)]

    def _whole(self, subjects: Iterable[str], kinds: dict[str, str]) -> dict[str, Known]:
        return {
            subject: Known(kinds.get(subject), len(self._of(subject)), self._of(subject))
            for subject in subjects
        }

    def record(self, submission: Submission) -> tuple[Decided, ...]:
        """Decide, and record what is allowed. Raises Refused."""
        decided = decide(self.state(submission), submission)
        new = (each for subject in decided for each in subject.new)
        self.recorded += sorted(new, key=lambda each: each.position)
        return decided

    def claims(self, known: int | None = None) -> list[Claim]:
        """Return every claim known at a position, written and read again as the store does."""
        asked = (self.head, known)
        if asked not in self._derived:
            self._derived[asked] = [
                _again(claim)
                for subject, kind in sorted(self.kinds(known).items())
                for claim in claims_of(subject, kind, Record.of(self._of(subject, known)))
            ]
        return self._derived[asked]

    def who(
        self,
        function: str,
        territory: str,
        on: date,
        known: int | None = None,
        role: Role | None = None,
    ) -> Resolved:
        """Answer who holds what."""
        claims = self.claims(known)
        return resolve(given(claims), trees(claims), Point(function, territory), on, role)

    def life(self, instrument: str, known: int | None = None) -> LifeClaim:
        """Return an instrument's life."""
        return next(
            each
            for each in self.claims(known)
            if isinstance(each, LifeClaim) and each.subject == instrument
        )

    def reopener(self, instrument: str, clause: str, known: int | None = None) -> ReopenerClaim:
        """Return a re-opener."""
        return next(
            each
            for each in self.claims(known)
            if isinstance(each, ReopenerClaim)
            and (each.subject, each.clause) == (instrument, clause)
        )


def _again(claim: Claim) -> Claim:
    read: Claim = CLAIM.validate_json(claim.model_dump_json())
    if isinstance(claim, AssignmentClaim | MoveClaim):
        return placed(read, claim.order)
    return read


def given(claims: Iterable[Claim]) -> Claims:
    """Return the assignments and moves among claims, with the lives."""
    return Claims.among(claims)


def trees(claims: Iterable[Claim]) -> Trees:
    """Return the trees among claims."""
    listed = list(claims)
    return Trees(
        {each.subject: each for each in listed if isinstance(each, FunctionClaim)},
        {each.subject: each for each in listed if isinstance(each, TerritoryClaim)},
        {each.subject: each for each in listed if isinstance(each, OrganizationClaim | PostClaim)},
    )


@dataclass(frozen=True)
class Meeting:
    """What is on record, and what came of recording more."""

    office: Office
    refusals: tuple[Refusal, ...] | None = None

    def when(self, *facts: Fact, name: str = "when") -> Meeting:
        """Hand in one more submission."""
        try:
            self.office.record(submission(name, *facts))
        except Refused as refused:
            return Meeting(self.office, refused.refusals)
        return Meeting(self.office)

    def then_recorded(self) -> Office:
        """Expect that it was recorded."""
        assert self.refusals is None, self.refusals
        return self.office

    def then_refused(self, kind: type[Refusal], *facts: str) -> None:
        """Expect that it was refused for a reason of a kind, naming these facts."""
        assert self.refusals is not None, "it was recorded"
        found = [each for each in self.refusals if isinstance(each, kind)]
        assert found, self.refusals
        assert any(set(facts) <= set(each.facts) for each in found), found
        assert all(each.sentence("en") and each.sentence("fr") for each in found)


def meeting(*submissions: Submission) -> Meeting:
    """Begin with submissions on record."""
    office = Office()
    for each in submissions:
        office.record(each)
    return Meeting(office)
