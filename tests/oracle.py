"""The naive definition of every answer (handbook, section 3): slow, meant to be obviously right.

Take the facts with position <= K, apply the corrections (R5), give every imprecise date each of
its possible days in turn (R3), and answer in each of these worlds as if everything were known to
the day. What is so in every world is certain, in some possible. Nothing of the derivation is
imported.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import combinations, permutations, product
from typing import Generic, Literal, TypeVar, cast

from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate, shift
from agreements.domain.facts import (
    AgreementRegistered,
    AgreementRenewed,
    AgreementSigned,
    AgreementSuperseded,
    AlternativeRecorded,
    CommencementConditioned,
    CommencementConditionMet,
    CommencementConditionWaived,
    DeclarationRegistered,
    EnactmentRegistered,
    Fact,
    FactAnnulled,
    FactSuperseded,
    FunctionPlaced,
    FunctionRegistered,
    FunctionRetired,
    FunctionTransferred,
    HoldingRef,
    InstrumentCommenced,
    InstrumentSuspended,
    InstrumentTerminated,
    Move,
    NegotiationAbandoned,
    NegotiationOpened,
    OrganizationDissolved,
    OrganizationSucceeded,
    PartyAcceded,
    PartyWithdrew,
    PostAbolished,
    PrevalenceAgreed,
    RenewalDeclined,
    ReopenerConcluded,
    ReopenerInvoked,
    ReopenerRecorded,
    ReopenerTriggered,
    ReopenerWithdrawn,
    RoleAssigned,
    RoleEnded,
    RoleLeftUndetermined,
    SplitAllocated,
    StepEffected,
    StepPlanned,
    StepReversed,
    SuspensionLifted,
    TermAgreed,
    TerminationWithdrawn,
    TerritoryPlaced,
    Window,
)
from agreements.domain.words import Text

CALENDAR = (date(2000, 1, 1), date(2000, 3, 31))
"""First and last day on which a log with an unbounded date may be asked."""
WINDOW = (date(1999, 12, 1), date(2000, 4, 15))
"""First and last day that an unbounded date (``unknown``, ``2000-03-25..``) takes. It outlasts
CALENDAR by the histories' longest duration, P1M, so that no other day would answer otherwise."""
ALWAYS, NEVER = FIRST_DAY, LAST_DAY

Log = Sequence[tuple[str, int, Fact]]
"""(name, position, fact), by position."""
Certainty = Literal["certain", "possible"]
RowKey = tuple[str, str, str, str]
"""(instrument, assignment key, role, holder)."""
F = TypeVar("F", bound=Fact)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Standing(Generic[F]):
    """A fact as it stands: its name, and the position of what it first replaced (R4, R5)."""

    name: str
    position: int
    fact: F


@dataclass(frozen=True)
class Row:
    """A holder under an assignment or a step's move; holds while ``start <= day < end``."""

    instrument: str
    key: str
    role: str
    holder: str
    manner: str
    limit: tuple[Text | None, str | None]
    function: str
    territory: str
    start: date
    end: date
    position: int
    among: tuple[str, ...] = ()
    """For whom its instrument must be in force; nobody for what a step gives."""
    source: HoldingRef | None = None
    """What a delegation comes from, if it says so."""

    @property
    def answer(self) -> RowKey:
        return (self.instrument, self.key, self.role, self.holder)

    @property
    def assignment(self) -> tuple[str, str]:
        return (self.instrument, self.key)


@dataclass(frozen=True)
class Removal:
    """What a step takes away from its holders, while ``start <= day < end`` (R9)."""

    move: Move
    start: date
    end: date
    position: int


@dataclass(frozen=True)
class Finding:
    """A finding in one world: about (instrument, key) pairs, or about (function, "") if retired."""

    code: str
    about: tuple[tuple[str, str], ...]
    role: str = ""
    holders: tuple[str, ...] = ()


# What stands, by R2, R4 and R5


def standing(heard: Log) -> list[Standing[Fact]]:
    """Return the facts as the corrections among them leave them.

    A FactSuperseded that stands is given as its replacement. To annul one is to undo it; to
    supersede one is to replace its replacement, and what it replaced stays replaced.
    """
    return [stated for stated, root in _left(heard) if not isinstance(root, AlternativeRecorded)]


def otherwise(heard: Log) -> dict[int, list[Standing[Fact]]]:
    """Return what other sources say in the place of a fact, by the position of its root (R7)."""
    by_name = {name: (position, fact) for name, position, fact in heard}
    found: dict[int, list[Standing[Fact]]] = {}
    for stated, root in _left(heard):
        if isinstance(root, AlternativeRecorded):
            position, beside = by_name[root.beside]
            while isinstance(beside, FactSuperseded):
                position, beside = by_name[beside.corrects]
            said = Standing(stated.name, position, stated.fact)
            found.setdefault(position, []).append(said)
    return found


def _left(heard: Log) -> list[tuple[Standing[Fact], Fact]]:
    """Return what corrections leave, what it says, and the fact that each goes back to."""
    undone: set[str] = set()
    replaced: set[str] = set()
    for name, _, fact in reversed(heard):
        if isinstance(fact, FactAnnulled) and name not in undone:
            undone.add(fact.corrects)
        elif isinstance(fact, FactSuperseded) and name not in undone:
            replaced.add(fact.corrects)
    by_name = {name: (position, fact) for name, position, fact in heard}
    found: list[tuple[Standing[Fact], Fact]] = []
    for name, position, fact in heard:
        if name in undone or name in replaced or isinstance(fact, FactAnnulled):
            continue
        root, first = position, fact
        while isinstance(first, FactSuperseded):
            root, first = by_name[first.corrects]
        found.append((Standing(name, root, _said(fact)), first))
    return found


def _said(fact: Fact) -> Fact:
    """Return what a fact, a correction or an alternative says of the world."""
    if isinstance(fact, FactSuperseded):
        return fact.replacement
    return fact.statement if isinstance(fact, AlternativeRecorded) else fact


# Resolutions, by R3

_LIFE: dict[type[Fact], tuple[str, ...]] = {
    AgreementRegistered: (),
    EnactmentRegistered: (),
    DeclarationRegistered: ("made_on",),
    AgreementSigned: ("signed_on",),
    InstrumentCommenced: ("effective_on",),
    TermAgreed: ("until",),
    AgreementRenewed: ("until",),
    RenewalDeclined: ("notice_on",),
    InstrumentTerminated: ("effective_on", "notice_on"),
    AgreementSuperseded: ("effective_on",),
    NegotiationOpened: ("opened_on",),
    NegotiationAbandoned: ("effective_on",),
    CommencementConditioned: (),
    CommencementConditionMet: ("met_on",),
    CommencementConditionWaived: ("waived_on",),
    TerminationWithdrawn: ("withdrawn_on",),
    InstrumentSuspended: ("effective_on", "until"),
    SuspensionLifted: ("effective_on",),
    PartyAcceded: ("acceded_on", "effective_on"),
    PartyWithdrew: ("effective_on",),
}
_REOPENERS: dict[type[Fact], tuple[str, ...]] = {
    ReopenerRecorded: ("window",),
    ReopenerTriggered: ("occurred_on",),
    ReopenerInvoked: ("notice_on",),
    ReopenerWithdrawn: ("effective_on",),
    ReopenerConcluded: ("concluded_on",),
}
_ORGANIZATIONS: dict[type[Fact], tuple[str, ...]] = {
    OrganizationSucceeded: ("effective_on",),
    OrganizationDissolved: ("effective_on",),
    PostAbolished: ("effective_on",),
    SplitAllocated: ("effective_on",),
    FunctionTransferred: ("effective_on",),
}
_ROLES: dict[type[Fact], tuple[str, ...]] = {
    RoleAssigned: ("effective_on", "until"),
    RoleEnded: ("effective_on",),
    RoleLeftUndetermined: ("effective_on", "until"),
    PrevalenceAgreed: ("effective_on", "until"),
    StepPlanned: (),
    StepEffected: ("effective_on",),
    StepReversed: ("effective_on",),
    TerritoryPlaced: ("effective_on", "until"),
    FunctionRegistered: (),
    FunctionPlaced: ("effective_on",),
    FunctionRetired: ("effective_on",),
}
_SCOPES = {
    "life": _LIFE,
    "reopener": _LIFE | _REOPENERS,
    "organizations": _ORGANIZATIONS,
    "who": _LIFE | _ORGANIZATIONS | _ROLES,
    "any": _LIFE | _ORGANIZATIONS | _ROLES | _REOPENERS,
}
"""Question -> the facts that can matter to it, with their fields that are dates."""


def days_of(when: ImpreciseDate) -> list[date]:
    """Return every day that a date may be; of an unbounded one, those within WINDOW."""
    first = WINDOW[0] if when.earliest == FIRST_DAY else when.earliest
    last = WINDOW[1] if when.latest == LAST_DAY else when.latest
    if last < first:
        msg = f"{when} lies outside the oracle's window"
        raise ValueError(msg)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _resolved(value: object) -> Iterator[object]:
    """Yield a date, or a window of two, once for each day that it may be."""
    if isinstance(value, ImpreciseDate):
        yield from map(ImpreciseDate.on, days_of(value))
    elif isinstance(value, Window) and value.relative_to is None:
        for first, last in product(_resolved(value.first_day), _resolved(value.last_day)):
            yield value.model_copy(update={"first_day": first, "last_day": last})
    else:
        yield value


def _versions(stated: Standing[Fact], fields: tuple[str, ...]) -> list[Standing[Fact]]:
    """Return the fact once for each way to resolve its dates."""
    choices = product(*(list(_resolved(getattr(stated.fact, field))) for field in fields))
    return [
        Standing(
            stated.name,
            stated.position,
            stated.fact.model_copy(update=dict(zip(fields, choice, strict=True))),
        )
        for choice in choices
    ]


@lru_cache(maxsize=32)
def _worlds(heard: tuple[tuple[str, int, Fact], ...], scope: str, subject: str) -> list[World]:
    """Return the feasible resolutions of the facts that matter; ``subject`` "" is every subject.

    Where sources disagree, each world takes the word of one of them (R7).
    """
    kinds, said = _SCOPES[scope], otherwise(heard)
    ways = [
        [
            version
            for one in (stated, *said.get(stated.position, ()))
            for version in _versions(one, kinds[type(one.fact)])
        ]
        for stated in standing(heard)
        if type(stated.fact) in kinds
        and subject in ("", stated.fact.subject)
        and getattr(stated.fact, "irregular", None) is None
    ]
    named = {_given_by(fact) for _, _, fact in heard} - {None}
    worlds = (World(facts, named) for facts in product(*ways))
    return [world for world in worlds if world.feasible()]


def _given_by(fact: Fact) -> tuple[str, str] | None:
    """Return the instrument and key of what a fact may be a source by, whatever came of it."""
    if isinstance(fact, RoleAssigned):
        return (fact.subject, fact.assignment)
    return (fact.subject, f"step/{fact.step}") if isinstance(fact, StepPlanned) else None


def _heard(log: Log, known: int) -> tuple[tuple[str, int, Fact], ...]:
    return tuple(entry for entry in log if entry[1] <= known)


def _asked(log: Log, known: int, scope: str, subject: str, on: date) -> list[World]:
    if not CALENDAR[0] <= on <= CALENDAR[1]:
        _refuse_unbounded(log)
    return _worlds(_heard(log, known), scope, subject)


def _refuse_unbounded(log: Log) -> None:
    """Raise ValueError if a fact has an unbounded date: WINDOW says nothing outside CALENDAR."""
    for name, _, fact in log:
        stated = _said(fact)
        for field in _SCOPES["any"].get(type(stated), ()):
            value = getattr(stated, field)
            dates = (value.first_day, value.last_day) if isinstance(value, Window) else (value,)
            if any(d and (d.earliest == FIRST_DAY or d.latest == LAST_DAY) for d in dates):
                msg = f"{name} has an unbounded date: ask within {CALENDAR[0]}..{CALENDAR[1]}"
                raise ValueError(msg)


def certainties(answers: Iterable[Iterable[K]]) -> dict[K, Certainty]:
    """Return what is in all the answers as certain, and what is in some as possible."""
    every = [set(answer) for answer in answers]
    return {
        item: "certain" if all(item in answer for answer in every) else "possible"
        for item in set[K]().union(*every)
    }


# One world: every date is one day


def _on(when: ImpreciseDate | None, otherwise: date) -> date:
    return otherwise if when is None else when.earliest


def _offset(day: date, by: str | None, otherwise: date) -> date:
    if by is None:
        return otherwise
    return shift(day, by[1:], -1) if by.startswith("-") else shift(day, by)


def _day_of(end: Fact) -> date:
    """Return the first day without an organization or post."""
    assert isinstance(end, OrganizationSucceeded | OrganizationDissolved | PostAbolished)
    return end.effective_on.earliest


class World:
    """The facts of one resolution, and what is so in it."""

    def __init__(
        self, facts: Iterable[Standing[Fact]], named: Iterable[tuple[str, str] | None] = ()
    ) -> None:
        self._named = frozenset(named)
        self._facts: dict[type[Fact], list[Standing[Fact]]] = {}
        for stated in facts:
            self._facts.setdefault(type(stated.fact), []).append(stated)
        self._starts: dict[tuple[str, str], date] = {}
        self._ends: dict[str, tuple[date, str]] = {}

    def stated(self, kind: type[F], subject: str = "") -> list[Standing[F]]:
        """Return what stands of a kind, about one subject or about all."""
        facts = cast("list[Standing[F]]", self._facts.get(kind, []))
        return [stated for stated in facts if subject in ("", stated.fact.subject)]

    def facts(self, kind: type[F], subject: str = "") -> list[F]:
        return [stated.fact for stated in self.stated(kind, subject)]

    # The life of an instrument

    def parties(self, instrument: str) -> tuple[str, ...]:
        registered = self.facts(AgreementRegistered, instrument)
        return registered[0].parties if registered else ()

    def feasible(self) -> bool:
        """Whether no commencement precedes what it follows, unless retroactive (R3).

        That is a recorded signature, and each condition's being met or waived; for an accession,
        the day the party acceded.
        """
        commenced = [c for c in self.facts(InstrumentCommenced) if not c.retroactive]
        return all(
            signed.signed_on.earliest <= each.effective_on.earliest
            for each in commenced
            for signed in self.facts(AgreementSigned, each.subject)
        ) and all(
            each.acceded_on.earliest <= each.effective_on.earliest
            for each in self.facts(PartyAcceded)
        ) and all(
            min(days) <= each.effective_on.earliest
            for each in commenced
            for condition in self.facts(CommencementConditioned, each.subject)
            if self._waits(each, condition.party) and (days := self._fulfilled(condition))
        )  # fmt: skip

    def _waits(self, commenced: InstrumentCommenced, party: str | None) -> bool:
        """Whether a commencement waits for a condition for a party, or for all."""
        others = self.facts(InstrumentCommenced, commenced.subject)
        named = {each.party for each in others}
        return party in (None, commenced.party) or (commenced.party is None and party not in named)

    def _fulfilled(self, condition: CommencementConditioned) -> list[date]:
        met = self.facts(CommencementConditionMet, condition.subject)
        waived = self.facts(CommencementConditionWaived, condition.subject)
        days = [f.met_on.earliest for f in met if f.condition == condition.condition]
        return days + [f.waived_on.earliest for f in waived if f.condition == condition.condition]

    def departures(self, instrument: str, party: str) -> list[date]:
        facts = self.facts(PartyWithdrew, instrument)
        return [fact.effective_on.earliest for fact in facts if fact.party == party]

    def accessions(self, instrument: str, party: str) -> list[PartyAcceded]:
        return [fact for fact in self.facts(PartyAcceded, instrument) if fact.party == party]

    def in_force_for(self, instrument: str, holder: str, on: date) -> bool:
        """Whether it came into force for a holder that has not left since, or is back."""
        gone = [day for day in self.departures(instrument, holder) if day <= on]
        if not gone:
            return self.commencement(instrument, holder) <= on
        return any(
            back.effective_on.earliest <= on and max(gone) <= back.acceded_on.earliest
            for back in self.accessions(instrument, holder)
        )

    def left(self, instrument: str, holder: str, on: date) -> bool:
        """Whether a holder was a party and is one no longer."""
        gone = [day for day in self.departures(instrument, holder) if day <= on]
        acceded = [each.acceded_on.earliest for each in self.accessions(instrument, holder)]
        return bool(gone) and not any(max(gone) <= day <= on for day in acceded)

    def suspended(self, instrument: str, on: date) -> bool:
        """Whether a suspension runs: a lift ends those begun before its day (R17)."""
        lifts = [fact.effective_on.earliest for fact in self.facts(SuspensionLifted, instrument)]
        for fact in self.facts(InstrumentSuspended, instrument):
            start, until = fact.effective_on.earliest, _on(fact.until, NEVER)
            if start <= on < until and not any(start < lift <= on for lift in lifts):
                return True
        return False

    def commencement(self, instrument: str, holder: str) -> date:
        """Return the first day in force for a holder, party or not."""
        if (instrument, holder) not in self._starts:
            self._starts[instrument, holder] = self._commencement(instrument, holder)
        return self._starts[instrument, holder]

    def _commencement(self, instrument: str, holder: str) -> date:
        parties = self.parties(instrument)
        if parties and holder not in parties and not self.accessions(instrument, holder):
            return self.whole(instrument)
        facts = self.facts(InstrumentCommenced, instrument)
        own = [fact.effective_on.earliest for fact in facts if parties and fact.party == holder]
        common = [fact.effective_on.earliest for fact in facts if fact.party is None]
        if parties and holder not in parties:
            return self.accessions(instrument, holder)[0].effective_on.earliest
        return min(own or common, default=NEVER)

    def whole(self, instrument: str) -> date:
        """Return the first day in force for all parties; one that left is awaited no more."""
        starts = {p: self.commencement(instrument, p) for p in self.parties(instrument) or ("",)}
        gone = {p: self.departures(instrument, p) for p in starts}
        return max(gone[p][0] if starts[p] == NEVER and gone[p] else starts[p] for p in starts)

    def first(self, instrument: str) -> date:
        """Return the first day in force for any party."""
        return min(self._commencements(instrument))

    def _commencements(self, instrument: str) -> list[date]:
        """Return each party's commencement; an enactment has one, whoever asks."""
        return [self.commencement(instrument, p) for p in self.parties(instrument) or ("",)]

    def term_end(self, instrument: str) -> date:
        terms = self.facts(TermAgreed, instrument)
        if not terms or terms[0].indeterminate:
            return NEVER
        return self._agreed_end(instrument, terms[0])

    def _agreed_end(self, instrument: str, term: TermAgreed) -> date:
        """Return where the term ends, renewed, then carried on tacitly until declined (R1)."""
        end = _on(term.until, NEVER)
        if term.length is not None and self.first(instrument) != NEVER:
            end = shift(self.first(instrument), term.length)
        for renewal in self.facts(AgreementRenewed, instrument):
            end = max(end, _on(renewal.until, NEVER))
        if term.tacit_renewal is None or end == NEVER:
            return end
        declines = [fact.notice_on.earliest for fact in self.facts(RenewalDeclined, instrument)]
        if not declines:
            return NEVER
        times = 0
        while not min(declines) < shift(end, term.tacit_renewal, times):
            times += 1
        return shift(end, term.tacit_renewal, times)

    def end(self, instrument: str) -> tuple[date, str]:
        """Return the first day without effect and the status from then on."""
        if instrument not in self._ends:
            superseded = self.facts(AgreementSuperseded, instrument)
            terminated = self._terminated(instrument)
            ends = [(fact.effective_on.earliest, "superseded") for fact in superseded]
            ends += [(fact.effective_on.earliest, "terminated") for fact in terminated]
            ends += [(self.term_end(instrument), "expired")]
            self._ends[instrument] = min(ends, key=lambda end: end[0])  # the first named on ties
        return self._ends[instrument]

    def _terminated(self, instrument: str) -> list[InstrumentTerminated]:
        """Return the terminations whose notice nobody took back before they took effect."""
        backs = self.stated(TerminationWithdrawn, instrument)
        return [
            each.fact
            for each in self.stated(InstrumentTerminated, instrument)
            if not any(
                (_on(each.fact.notice_on, back.fact.withdrawn_on.earliest), each.position)
                < (back.fact.withdrawn_on.earliest, back.position)
                and back.fact.withdrawn_on.earliest < each.fact.effective_on.earliest
                for back in backs
            )
        ]

    def status(self, instrument: str, on: date) -> str | None:
        """Return the status; None of what is not registered."""
        for declared in self.facts(DeclarationRegistered, instrument):
            return "declared" if declared.made_on.earliest <= on else "not-made"
        end, ended = self.end(instrument)
        in_force = self.first(instrument) <= on
        running = "suspended" if self.suspended(instrument, on) else "in-force"
        if self.facts(EnactmentRegistered, instrument):
            return "repealed" if end <= on else running if in_force else "not-in-force"
        if not self.parties(instrument):
            return None
        return ended if end <= on else running if in_force else self._before_force(instrument, on)

    def _before_force(self, instrument: str, on: date) -> str:
        opened = [fact.opened_on.earliest for fact in self.facts(NegotiationOpened, instrument)]
        for fact in self.facts(NegotiationAbandoned, instrument):
            stopped = fact.effective_on.earliest
            if stopped <= on and not any(stopped < day <= on for day in opened):
                return "abandoned"
        signatures = self.facts(AgreementSigned, instrument)
        signed = {fact.party for fact in signatures if fact.signed_on.earliest <= on}
        if all(p in signed or self.left(instrument, p, on) for p in self.parties(instrument)):
            return "signed"
        began = not opened or min(opened) <= on or signed
        return "in-negotiation" if began else "not-opened"

    # Organizations and trees

    def stands(
        self,
        organization: str,
        on: date,
        at: tuple[str, str] | None = None,
        since: date = ALWAYS,
        passed: frozenset[int] = frozenset(),
    ) -> set[str]:
        """Return who stands where an organization was named; a circle is nobody (R13).

        ``at``: for what it has at a point since a day, which may have gone elsewhere by itself.
        What came to it before does not go with what it transferred earlier.
        """
        taken = [
            (stated.fact.effective_on.earliest, -self._depth(stated.fact, on), stated.position,
             stated.fact.to)
            for stated in self.stated(FunctionTransferred, organization)
            if since <= stated.fact.effective_on.earliest <= on
            and stated.position not in passed
            and self._within(stated.fact, at, on)
        ]  # fmt: skip
        if taken:
            day, _, position, to = min(taken)
            return self.stands(to, on, at, day, passed | {position})
        ends = [
            stated
            for kind in (OrganizationSucceeded, OrganizationDissolved, PostAbolished)
            for stated in self.stated(kind, organization)
            if _day_of(stated.fact) <= on
        ]
        if not ends:
            return {organization}
        end = min(ends, key=lambda each: (_day_of(each.fact), each.position))
        if end.position in passed:
            return set()
        heirs = self._heirs(end.fact, at, on)
        came, further = max(since, _day_of(end.fact)), passed | {end.position}
        return set[str]().union(*(self.stands(each, on, at, came, further) for each in heirs))

    def _heirs(self, end: Fact, at: tuple[str, str] | None, on: date) -> set[str]:
        """Return the successors; of several those to which the narrowest allocation gives it."""
        heirs = set(end.successors if isinstance(end, OrganizationSucceeded) else ())
        allotted = [
            fact
            for fact in self.facts(SplitAllocated, end.subject)
            if len(heirs) > 1
            and fact.successor in heirs
            and _on(fact.effective_on, ALWAYS) <= on
            and self._within(fact, at, on)
        ]
        narrowest = {
            one.successor
            for one in allotted
            if not any(self._narrower(other, one, on) for other in allotted)
        }
        return narrowest or heirs

    def _within(
        self, scope: SplitAllocated | FunctionTransferred, at: tuple[str, str] | None, on: date
    ) -> bool:
        """Whether a point lies within what an allocation or a transfer is about."""
        functions = self.functions_above(at[0], on) if at else set()
        territories = self.territories_above(at[1], on) if at else set()
        return (scope.function is None or scope.function in functions) and (
            scope.territory is None or scope.territory in territories
        )

    def _narrower(self, one: SplitAllocated, other: SplitAllocated, on: date) -> bool:
        scopes = [(each.function, each.territory) for each in (one, other)]
        return scopes[0] != scopes[1] and self._within(
            other, (one.function or "", one.territory or ""), on
        )

    def _depth(self, scope: FunctionTransferred, on: date) -> int:
        """How many lie above it: of two about the same point the narrower has more."""
        above = self.territories_above(scope.territory, on) if scope.territory else ()
        return len(self.functions_above(scope.function, on)) + len(above)

    def standing_for(self, row: Row, on: date, at: tuple[str, str]) -> set[str]:
        """Return who stands for the holder of a row, for what it gives at a point."""
        return self.stands(row.holder, on, at, row.start)

    def territories_above(self, territory: str, on: date) -> set[str]:
        """Return the territory itself and all that contain it."""
        found, rest = {territory}, [territory]
        while rest:
            for placed in self.facts(TerritoryPlaced, rest.pop()):
                holds = _on(placed.effective_on, ALWAYS) <= on < _on(placed.until, NEVER)
                if holds and placed.within not in found:
                    found.add(placed.within)
                    rest.append(placed.within)
        return found

    def functions_above(self, function: str, on: date) -> set[str]:
        """Return the function itself and all that it is part of."""
        found: set[str] = set()
        above: str | None = function
        while above is not None and above not in found:
            found.add(above)
            above = self._parent(above, on)
        return found

    def _parent(self, function: str, on: date) -> str | None:
        placed = [
            (stated.fact.effective_on.earliest, stated.position, stated.fact.parent)
            for stated in self.stated(FunctionPlaced, function)
            if stated.fact.effective_on.earliest <= on
        ]
        if placed:
            return max(placed)[2]
        return next((fact.parent for fact in self.facts(FunctionRegistered, function)), None)

    def covers(
        self, above: Row | Move | RoleLeftUndetermined, function: str, territory: str, on: date
    ) -> bool:
        """Whether a point lies beneath where a row or a move is made."""
        return above.function in self.functions_above(function, on) and (
            above.territory in self.territories_above(territory, on)
        )

    def retired(self, function: str, on: date) -> bool:
        retirements = self.facts(FunctionRetired, function)
        return any(fact.effective_on.earliest <= on for fact in retirements)

    # Assignments and steps

    @cached_property
    def rows(self) -> list[Row]:
        """Every row of every assignment and every effected step."""
        assigned = [row for stated in self.stated(RoleAssigned) for row in self._assigned(stated)]
        return assigned + [
            row for step in self.stated(StepEffected) for row in self._received(step)
        ]

    def _assigned(self, stated: Standing[RoleAssigned]) -> list[Row]:
        fact, instrument = stated.fact, stated.fact.subject
        ended = [
            end.effective_on.earliest
            for end in self.facts(RoleEnded, instrument)
            if end.assignment == fact.assignment
        ]
        end = min([_on(fact.until, NEVER), self.end(instrument)[0], *ended])
        starts = {holder: self.commencement(instrument, holder) for holder in fact.holders}
        if fact.manner == "joint":
            starts = dict.fromkeys(fact.holders, max(starts.values()))
        return [
            Row(
                instrument=instrument,
                key=fact.assignment,
                role=fact.role,
                holder=holder,
                manner=fact.manner,
                limit=(fact.clientele, fact.language_of_service),
                function=fact.function,
                territory=fact.territory,
                start=max(_on(fact.effective_on, ALWAYS), starts[holder]),
                end=end,
                position=stated.position,
                among=fact.holders if fact.manner == "joint" else (holder,),
                source=fact.delegated_from,
            )
            for holder in fact.holders
        ]

    def moves(self, instrument: str, step: str) -> list[Move]:
        planned = self.facts(StepPlanned, instrument)
        return [move for plan in planned if plan.step == step for move in plan.moves]

    def moved(self, step: StepEffected) -> tuple[date, date]:
        """Return the day a step takes effect and the day it is reversed; equal: it never does."""
        moved = max(step.effective_on.earliest, self.whole(step.subject))
        reversals = self.facts(StepReversed, step.subject)
        days = [fact.effective_on.earliest for fact in reversals if fact.step == step.step]
        reversed_on = min(days, default=NEVER)
        if moved >= self.end(step.subject)[0] or moved >= reversed_on:
            return (NEVER, NEVER)
        return (moved, reversed_on)

    def _received(self, stated: Standing[StepEffected]) -> list[Row]:
        step = stated.fact
        moved, reversed_on = self.moved(step)
        return [
            Row(
                instrument=step.subject,
                key=f"step/{step.step}/{number}",
                role=role,
                holder=move.to_holder,
                manner="sole",
                limit=(None, None),
                function=move.function,
                territory=move.territory,
                start=moved,
                end=min(self.end(step.subject)[0], reversed_on),
                position=stated.position,
            )
            for number, move in enumerate(self.moves(step.subject, step.step), start=1)
            for role in move.roles
        ]

    @cached_property
    def removals(self) -> list[Removal]:
        return [
            Removal(move, *self.moved(stated.fact), stated.position)
            for stated in self.stated(StepEffected)
            for move in self.moves(stated.fact.subject, stated.fact.step)
        ]

    # Who, at a point

    def given(self, function: str, territory: str, on: date) -> list[Row]:
        """Return the rows that hold here by their own dates and that no step has taken away."""
        if self.retired(function, on):
            return []
        removals = [
            removal
            for removal in self.removals
            if removal.start <= on < removal.end
            and self.covers(removal.move, function, territory, on)
        ]
        return [
            row
            for row in self.rows
            if row.start <= on < row.end
            and self._effective(row, on)
            and self.covers(row, function, territory, on)
            and not any(self._takes(removal, row, (function, territory)) for removal in removals)
        ]

    def _effective(self, row: Row, on: date) -> bool:
        """Whether its instrument is not suspended, nor left by those it must be in force for."""
        if self.suspended(row.instrument, on):
            return False
        if not row.among:
            gone = any(day <= on for day in self.departures(row.instrument, row.holder))
            return not gone or self.in_force_for(row.instrument, row.holder, on)
        return all(self.in_force_for(row.instrument, each, on) for each in row.among)

    def _takes(self, removal: Removal, row: Row, at: tuple[str, str]) -> bool:
        """Whether a step takes a row, which it must come after, from those who have it (R9, R13).

        They are the holder named, or all who stand in its place on the day the step takes effect.
        """
        stands = self.standing_for(row, removal.start, at)
        sources = set(removal.move.from_holders)
        return (
            row.role in removal.move.roles
            and (row.holder in sources or (bool(stands) and stands <= sources))
            and (row.start, row.position) < (removal.start, removal.position)
        )

    def holdings(self, function: str, territory: str, on: date) -> list[Row]:
        """Return what answers here, without delegations that have lost their source (R10)."""
        kept = self.kept(function, territory, on)
        return [row for row in kept if self.links(row, kept) != "gone"]

    def kept(self, function: str, territory: str, on: date) -> list[Row]:
        """Return the rows of those who stand, without what is overridden (R12), displaced (R8)."""
        rows = self._standing(function, territory, on)
        left = [row for row in rows if not any(self._overrides(b, row, on) for b in rows)]
        return [a for a in left if not any(self._displaces(b, a, on) for b in left)]

    def _standing(self, function: str, territory: str, on: date) -> list[Row]:
        at = (function, territory)
        return [row for row in self.given(*at, on) if self.standing_for(row, on, at)]

    def overridden(self, function: str, territory: str, on: date) -> list[Row]:
        """Return the rows of those who stand that give way to a text that prevails (R12)."""
        rows = self._standing(function, territory, on)
        return [row for row in rows if any(self._overrides(b, row, on) for b in rows)]

    def links(self, row: Row, kept: Sequence[Row]) -> Literal["whole", "unverified", "gone"]:
        """Return how it is with what a row comes from, up to the first of all (R10)."""
        if row.manner != "delegated":
            return "whole"
        ref = row.source
        key = ref and (ref.instrument, ref.assignment or f"step/{ref.step}")
        if key not in self._named or key is None:
            return "unverified"
        instrument, name = key
        above = [
            each
            for each in kept
            if each.instrument == instrument
            and (each.key == name or each.key.startswith(f"{name}/"))
            and each.role == row.role
        ]
        found = {self.links(each, kept) for each in above}
        return next((way for way in ("whole", "unverified") if way in found), "gone")

    def _overrides(self, b: Row, a: Row, on: date) -> bool:
        """Whether two that exclude each other are of instruments of which one prevails."""
        return (
            a.role == b.role
            and _exclusive(a)
            and _exclusive(b)
            and a.instrument != b.instrument
            and {a.holder, *a.among} != {b.holder, *b.among}
            and a.instrument in self._over(b.instrument, on)
            and b.instrument not in self._beneath(a.instrument, on)
        )

    def _over(self, instrument: str, on: date) -> set[str]:
        """Return what an instrument prevails over by a clause in force."""
        return {
            other
            for fact in self.facts(PrevalenceAgreed)
            if (fact.prevails or fact.subject) == instrument
            and self._runs(fact.subject, fact.effective_on, fact.until, on)
            for other in fact.over
        }

    def _beneath(self, instrument: str, on: date) -> set[str]:
        """Return what an instrument prevails over, and what that prevails over, and so on."""
        found, rest = set[str](), [instrument]
        while rest:
            new = self._over(rest.pop(), on) - found
            found |= new
            rest += new
        return found

    def _runs(
        self, instrument: str, since: ImpreciseDate | None, until: ImpreciseDate | None, on: date
    ) -> bool:
        """Whether it is within a period, and an instrument in force for all its parties."""
        return (
            _on(since, ALWAYS) <= on < _on(until, NEVER)
            and self.in_force_for(instrument, "", on)
            and on < self.end(instrument)[0]
            and not self.suspended(instrument, on)
        )

    def undetermined(self, function: str, territory: str, on: date) -> list[tuple[str, str]]:
        """Return what is left open here and nobody holds alone more narrowly (R24, R8)."""
        return [
            (fact.subject, fact.assignment)
            for fact in self.facts(RoleLeftUndetermined)
            if not self.retired(function, on)
            and self.covers(fact, function, territory, on)
            and self._runs(fact.subject, fact.effective_on, fact.until, on)
            and not any(
                end.assignment == fact.assignment and end.effective_on.earliest <= on
                for end in self.facts(RoleEnded, fact.subject)
            )
            and not any(
                row.role == fact.role
                and _exclusive(row)
                and (row.function, row.territory) != (fact.function, fact.territory)
                and self.covers(fact, row.function, row.territory, on)
                for row in self.holdings(function, territory, on)
            )
        ]

    def _displaces(self, b: Row, a: Row, on: date) -> bool:
        return (
            b.assignment != a.assignment
            and b.role == a.role
            and _exclusive(b)
            and (b.function, b.territory) != (a.function, a.territory)
            and self.covers(a, b.function, b.territory, on)
        )

    def holdings_below(self, function: str, territory: str, on: date) -> list[Row]:
        """Return the holdings here, and those made at any point beneath, as answered there."""
        points = {(row.function, row.territory) for row in self.rows}
        return self.holdings(function, territory, on) + [
            row
            for f, t in points
            if function in self.functions_above(f, on)
            and territory in self.territories_above(t, on)
            for row in self.holdings(f, t, on)
            if (row.function, row.territory) == (f, t)
        ]

    # Findings, at a point

    def findings(self, function: str, territory: str, on: date) -> Iterator[Finding]:
        if self.retired(function, on):
            yield Finding("function_retired", ((function, ""),))
            return
        at = (function, territory)
        for row in self.given(function, territory, on):
            if not self.standing_for(row, on, at):
                code = "joint_incomplete" if row.manner == "joint" else "dissolved_holder"
                yield Finding(code, (row.assignment,), row.role, (row.holder,))
        kept = self.kept(function, territory, on)
        for row in kept:
            link = self.links(row, kept)
            if link != "whole":
                code = "source_gone" if link == "gone" else "chain_unverified"
                yield Finding(code, (row.assignment,), row.role, (row.holder,))
        for row in self.holdings(function, territory, on):
            if len(self.standing_for(row, on, at)) > 1:
                yield Finding("split_unallocated", (row.assignment,), row.role, (row.holder,))
        for a, b in combinations(self.holdings(function, territory, on), 2):
            about = (min(a.assignment, b.assignment), max(a.assignment, b.assignment))
            if a.role == b.role and a.assignment != b.assignment:
                yield from (Finding(code, about, a.role) for code in self._conflicts(a, b, on))
        yield from self._steps_before_basis(function, territory, on)

    def _conflicts(self, a: Row, b: Row, on: date) -> Iterator[str]:
        same_place = (a.function, a.territory) == (b.function, b.territory)
        same_limit = a.limit == b.limit
        alone = a.manner == b.manner == "sole" and a.holder != b.holder
        if alone and same_place and same_limit:
            yield "several_sole_holders"
        if not (_exclusive(a) and _exclusive(b)):
            return
        for one, other in permutations((a, b)):
            by_function = other.function in self.functions_above(one.function, on) - {one.function}
            by_territory = one.territory in (
                self.territories_above(other.territory, on) - {other.territory}
            )
            if by_function and by_territory:
                yield "general_specific_crossing"

    def _steps_before_basis(self, function: str, territory: str, on: date) -> Iterator[Finding]:
        for step in self.facts(StepEffected):
            if step.effective_on.earliest <= on < self.whole(step.subject):
                for number, move in enumerate(self.moves(step.subject, step.step), start=1):
                    if self.covers(move, function, territory, on):
                        about = (step.subject, f"step/{step.step}/{number}")
                        yield from (Finding("step_before_basis", (about,), r) for r in move.roles)

    # Re-openers, by R14

    def reopener(self, instrument: str, clause: str, on: date) -> str | None:
        """Return the state of a re-opener; None of one that is not recorded."""
        recorded = [f for f in self.facts(ReopenerRecorded, instrument) if f.clause == clause]
        if not recorded:
            return None
        concluded = [f for f in self.facts(ReopenerConcluded, instrument) if f.clause == clause]
        if any(fact.concluded_on.earliest <= on for fact in concluded):
            return "concluded"
        if self._last_invoked(recorded[0], on) >= on:
            return "invoked"
        return self._uninvoked(recorded[0], on)

    def _uninvoked(self, recorded: ReopenerRecorded, on: date) -> str:
        """Return the state on a day on which nothing is concluded and no invocation is live."""
        start, (end, _) = self.first(recorded.subject), self.end(recorded.subject)
        windows = self._windows(recorded)
        here = [first for first, last in windows if first <= on <= last]
        if here and start <= on < end and self._triggered(recorded, on):
            return "lapsed" if self._ran_out(recorded, on, min(here)) else "open"
        if on >= end:
            return "lapsed"
        if recorded.window is not None and recorded.window.relative_to is not None:
            return self._between(windows, start, end, on)
        return "lapsed" if all(on > last for _, last in windows) else "not-yet-open"

    def _between(self, windows: list[tuple[date, date]], start: date, end: date, on: date) -> str:
        """Return the state outside all the windows that are counted from the agreement's life."""
        more = any(on < first < end or first <= on <= last for first, last in windows)
        closed = on >= start and any(last < on for _, last in windows)
        return "lapsed" if closed and not more else "not-yet-open"

    def _triggered(self, recorded: ReopenerRecorded, on: date) -> bool:
        triggers = self.facts(ReopenerTriggered, recorded.subject)
        return not recorded.on_trigger_only or any(
            each.clause == recorded.clause and each.occurred_on.earliest <= on for each in triggers
        )

    def _windows(self, recorded: ReopenerRecorded) -> list[tuple[date, date]]:
        """Return the first and the last day of each window, far beyond any day that is asked."""
        window = recorded.window or Window()
        if window.relative_to is None:
            return [(_on(window.first_day, ALWAYS), _on(window.last_day, NEVER))]
        return [
            (_offset(day, window.opens, ALWAYS), _offset(day, window.closes, NEVER))
            for day in self._counted_from(recorded.subject, window.relative_to)
        ]

    def _counted_from(self, instrument: str, anchor: str) -> list[date]:
        first = self.first(instrument)
        if anchor == "commencement":
            return [first] if first != NEVER else []
        if anchor == "anniversary":
            return [shift(first, "P1Y", n) for n in range(1, 20)] if first != NEVER else []
        return self._ends_of_terms(instrument)

    def _ends_of_terms(self, instrument: str) -> list[date]:
        terms = self.facts(TermAgreed, instrument)
        renewed = [fact.until for fact in self.facts(AgreementRenewed, instrument)]
        ends = [until.earliest for until in renewed if until is not None]
        if terms and terms[0].until is not None:
            ends.append(terms[0].until.earliest)
        elif terms and terms[0].length is not None and self.first(instrument) != NEVER:
            ends.append(shift(self.first(instrument), terms[0].length))
        if terms and terms[0].tacit_renewal is not None and ends and None not in renewed:
            ends += [shift(max(ends), terms[0].tacit_renewal, n) for n in range(1, 200)]
        return ends

    def _ran_out(self, recorded: ReopenerRecorded, on: date, since: date) -> bool:
        """Whether the last invocation, of this window, ran to its deadline, not withdrawn."""
        talks = recorded.negotiation_period
        notices = [
            (stated.fact.notice_on.earliest, stated.position)
            for stated in self.stated(ReopenerInvoked, recorded.subject)
            if stated.fact.clause == recorded.clause and stated.fact.notice_on.earliest <= on
        ]
        if talks is None or not notices:
            return False
        if recorded.window and recorded.window.relative_to and max(notices)[0] < since:
            return False
        last_day = shift(max(notices)[0], talks)
        return on > last_day and self._invoked(recorded)[max(notices)] == last_day

    def _last_invoked(self, recorded: ReopenerRecorded, on: date) -> date:
        """Return the last day of the last invocation by a day: one is live at a time (R14)."""
        given = {key: last for key, last in self._invoked(recorded).items() if key[0] <= on}
        return given[max(given)] if given else ALWAYS

    def _invoked(self, recorded: ReopenerRecorded) -> dict[tuple[date, int], date]:
        """Return the last day of each, unless withdrawn before, by day of notice and position."""
        agreement, clause, talks = recorded.subject, recorded.clause, recorded.negotiation_period
        last: dict[tuple[date, int], date] = {
            (stated.fact.notice_on.earliest, stated.position): (
                shift(stated.fact.notice_on.earliest, talks) if talks else NEVER
            )
            for stated in self.stated(ReopenerInvoked, agreement)
            if stated.fact.clause == clause
        }
        for stated in self.stated(ReopenerWithdrawn, agreement):
            if stated.fact.clause == clause:
                withdrawn = (stated.fact.effective_on.earliest, stated.position)
                taken_back = max((i for i in last if i <= withdrawn), default=None)
                if taken_back is not None:
                    before = withdrawn[0] - timedelta(days=1)
                    last[taken_back] = min(last[taken_back], before)
        return last


def _exclusive(row: Row) -> bool:
    return row.manner in ("sole", "joint") and row.limit == (None, None)


# The questions


def who(
    log: Log,
    function: str,
    territory: str,
    on: date,
    known: int,
    role: str | None = None,
    *,
    below: bool = False,
) -> dict[RowKey, Certainty]:
    """Return the holdings at a point on a day, as known at a position."""
    worlds = _asked(log, known, "who", "", on)
    answers = (
        (world.holdings_below if below else world.holdings)(function, territory, on)
        for world in worlds
    )
    return certainties([row.answer for row in rows if role in (None, row.role)] for rows in answers)


def overridden(
    log: Log, function: str, territory: str, on: date, known: int
) -> dict[RowKey, Certainty]:
    """Return what gives way to a text that prevails, at a point on a day (R12)."""
    found = _asked(log, known, "who", "", on)
    rows = (world.overridden(function, territory, on) for world in found)
    return certainties([row.answer for row in each] for each in rows)


def undetermined(
    log: Log, function: str, territory: str, on: date, known: int
) -> dict[tuple[str, str], Certainty]:
    """Return what is recorded as undetermined, at a point on a day (R24)."""
    found = _asked(log, known, "who", "", on)
    return certainties(world.undetermined(function, territory, on) for world in found)


def instruments_of(finding: Finding) -> tuple[str, ...]:
    """Return the code and the instruments: what ``findings`` tells apart unless told otherwise."""
    return (finding.code, *sorted({subject for subject, _ in finding.about}))


def findings(
    log: Log,
    function: str,
    territory: str,
    on: date,
    known: int,
    role: str | None = None,
    *,
    told_apart: Callable[[Finding], tuple[str, ...]] = instruments_of,
) -> dict[tuple[str, ...], Certainty]:
    """Return the findings at a point on a day; equal ones by ``told_apart`` are one finding.

    A finding without a role (a retired function) is returned whichever role is asked for.
    """
    return certainties(
        [
            told_apart(finding)
            for finding in world.findings(function, territory, on)
            if role is None or finding.role in ("", role)
        ]
        for world in _asked(log, known, "who", "", on)
    )


def worlds(log: Log, known: int, on: date) -> list[World]:
    """Return what may be so of who holds what."""
    return _asked(log, known, "who", "", on)


def status(log: Log, instrument: str, on: date, known: int) -> dict[str, Certainty]:
    """Return each status that an instrument may have; empty if it is not registered."""
    worlds = _asked(log, known, "life", instrument, on)
    found = [world.status(instrument, on) for world in worlds]
    return certainties([] if one is None else [one] for one in found)


def reopener(log: Log, instrument: str, clause: str, on: date, known: int) -> dict[str, Certainty]:
    """Return each state that a re-opener may be in; empty if it is not recorded."""
    worlds = _asked(log, known, "reopener", instrument, on)
    found = [world.reopener(instrument, clause, on) for world in worlds]
    return certainties([] if one is None else [one] for one in found)


def stands(log: Log, organization: str, on: date, known: int) -> dict[str, Certainty]:
    """Return who may stand where an organization was named: certain if only one ever can (R13)."""
    worlds = _asked(log, known, "organizations", "", on)
    every = [world.stands(organization, on) for world in worlds]
    return {
        one: "certain" if all(found == {one} for found in every) else "possible"
        for one in set[str]().union(*every)
    }


def standing_in(
    log: Log, row: RowKey, at: tuple[str, str], on: date, known: int
) -> dict[str, Certainty]:
    """Return who may stand in the place of a row's holder, for what it gives at a point (R13)."""
    every = [
        world.standing_for(each, on, at)
        for world in _asked(log, known, "who", "", on)
        for each in world.rows
        if each.answer == row
    ]
    return {
        one: "certain" if all(found == {one} for found in every) else "possible"
        for one in set[str]().union(*every) - {row[3]}
    }


def feasible(log: Log, known: int) -> bool:
    """Whether the life of every instrument is possible; else answers that touch it are empty."""
    heard = _heard(log, known)
    instruments = {each.fact.subject for each in standing(heard) if type(each.fact) in _LIFE}
    return all(_worlds(heard, "life", instrument) for instrument in instruments)
