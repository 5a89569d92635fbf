"""Histories to compare answers on: a small cast, a few months, and what may happen among them.

`histories()` draws a history as a list of submissions: the registrations, a plausible course of
events, and then whatever else happened, was recorded late, or was corrected. What is drawn is a
script of facts and corrections; playing it drops the facts that nothing recorded before allows and
the submissions that would leave the record contradictory, and gives a fact exact dates where there
would be too many resolutions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import Any, TypeVar, cast

from hypothesis import strategies as st

from agreements.domain.dates import Duration, ImpreciseDate, next_day, previous_day
from agreements.domain.facts import (
    Act,
    AgreementRegistered,
    AgreementRenewed,
    AgreementSigned,
    AgreementSuperseded,
    AlternativeRecorded,
    AnyFact,
    BasisRecorded,
    CommencementConditioned,
    CommencementConditionMet,
    Condition,
    DocumentRegistered,
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
    NegotiationOpened,
    OrdinaryFact,
    OrganizationDissolved,
    OrganizationRegistered,
    OrganizationSucceeded,
    PartyAcceded,
    PartyWithdrew,
    PostAbolished,
    PostRegistered,
    PrevalenceAgreed,
    RenewalDeclined,
    ReopenerConcluded,
    ReopenerInvoked,
    ReopenerRecorded,
    ReopenerWithdrawn,
    RoleAssigned,
    RoleEnded,
    RoleLeftUndetermined,
    SplitAllocated,
    StepCancelled,
    StepConditionFailed,
    StepConditionSatisfied,
    StepConditionWaived,
    StepDeferred,
    StepEffected,
    StepPlanned,
    StepReversed,
    SuspensionLifted,
    TermAgreed,
    TerminationWithdrawn,
    TerritoryPlaced,
    TerritoryRegistered,
    Window,
)
from agreements.domain.facts.steps import StepConditionAct
from agreements.domain.submissions import Submission, named
from agreements.domain.words import Citation, FunctionLevel, Manner, Prose, Role, Text, Word
from tests.lives import (
    abandoned,
    acceded,
    conditioned,
    lifted,
    met,
    notice,
    opened,
    suspended,
    taken_back,
    withdrew,
)
from tests.oracle import CALENDAR, Log, days_of, feasible, standing

F = TypeVar("F", bound=Fact)
W = TypeVar("W", bound=Word)

FEDERAL, TERRITORIAL, BOARD = "federal", "territorial", "board"
ORGANIZATIONS = (FEDERAL, TERRITORIAL, BOARD)
"""Each may be succeeded only by those after it, so that successions run in no circle."""
TREASURER = "treasurer"
HOLDERS = (*ORGANIZATIONS, TREASURER)
"""The organizations, and a post of the first."""
FIELD, PROGRAM, SERVICE = "labour-market", "training", "apprenticeship"
FUNCTIONS = (FIELD, PROGRAM, SERVICE)
"""Each may be placed only under those before it."""
COUNTRY, NORTH, EAST = "CA", "CA-NT", "CA-NU"
TERRITORIES = (COUNTRY, NORTH, EAST)
"""CA contains CA-NT; CA-NU lies in CA-NT and may leave it for CA."""
ACT, LMDA, ACCORD = "ei-act", "lmda", "accord"
AGREEMENTS = (LMDA, ACCORD)
INSTRUMENTS = (ACT, *AGREEMENTS)
PARTIES = {LMDA: (FEDERAL, TERRITORIAL), ACCORD: (FEDERAL, TERRITORIAL, BOARD)}
ROLES: tuple[Role, ...] = ("deliver", "fund")
DOCUMENT, CLAUSE, STEP = "file", "7.2", "s1"
POINTS = tuple(product(FUNCTIONS, TERRITORIES))
"""Every (function, territory) that can be asked about."""
MAX_RESOLUTIONS = 160


# Facts, in few words; every date is written text


def on(written: str) -> ImpreciseDate:
    """Return the date that is written so, such as ``2000-01-05..2000-01-07``."""
    return ImpreciseDate.parse(written)


def _maybe(written: str | None) -> ImpreciseDate | None:
    return None if written is None else on(written)


def cite() -> tuple[Citation, ...]:
    """Return a citation of the cast's one document."""
    return (Citation(document=DOCUMENT),)


def title(name: str) -> Text:
    return Text(en=name, fr=name)


def agreement(subject: str, *parties: str) -> AgreementRegistered:
    return AgreementRegistered(subject=subject, title=title(subject), parties=parties, cites=cite())


def enactment(subject: str, made_by: str = FEDERAL) -> EnactmentRegistered:
    return EnactmentRegistered(
        subject=subject, title=title(subject), kind="statute", made_by=made_by, cites=cite()
    )


def function(subject: str, parent: str | None = None) -> FunctionRegistered:
    level: FunctionLevel = "policy-field" if parent is None else "program"
    return FunctionRegistered(
        subject=subject, name=title(subject), level=level, parent=parent, cites=cite()
    )


def organization(subject: str) -> OrganizationRegistered:
    return OrganizationRegistered(
        subject=subject, name=title(subject), kind="government", cites=cite()
    )


def territory(subject: str) -> TerritoryRegistered:
    return TerritoryRegistered(subject=subject, name=title(subject), cites=cite())


def within(
    subject: str, container: str, since: str | None = None, until: str | None = None
) -> TerritoryPlaced:
    return TerritoryPlaced(
        subject=subject,
        within=container,
        effective_on=_maybe(since),
        until=_maybe(until),
        cites=cite(),
    )


def signed(subject: str, party: str, signed_on: str) -> AgreementSigned:
    return AgreementSigned(subject=subject, party=party, signed_on=on(signed_on), cites=cite())


def commenced(
    subject: str, effective_on: str, party: str | None = None, *, retroactive: bool = False
) -> InstrumentCommenced:
    return InstrumentCommenced(
        subject=subject,
        effective_on=on(effective_on),
        party=party,
        retroactive=retroactive,
        cites=cite(),
    )


def term(
    subject: str,
    length: Duration | None = None,
    until: str | None = None,
    tacit_renewal: Duration | None = None,
) -> TermAgreed:
    """Return a term; without length and until it is indeterminate."""
    return TermAgreed(
        subject=subject,
        length=length,
        until=_maybe(until),
        indeterminate=length is None and until is None,
        tacit_renewal=tacit_renewal,
        cites=cite(),
    )


def renewed(subject: str, until: str | None = None) -> AgreementRenewed:
    return AgreementRenewed(subject=subject, until=_maybe(until), cites=cite())


def declined(subject: str, party: str, notice_on: str) -> RenewalDeclined:
    return RenewalDeclined(subject=subject, party=party, notice_on=on(notice_on), cites=cite())


def terminated(subject: str, effective_on: str) -> InstrumentTerminated:
    return InstrumentTerminated(subject=subject, effective_on=on(effective_on), cites=cite())


def superseded(subject: str, by: str, effective_on: str) -> AgreementSuperseded:
    return AgreementSuperseded(subject=subject, by=by, effective_on=on(effective_on), cites=cite())


def assigned(
    subject: str,
    assignment: str,
    *holders: str,
    at: tuple[str, str],
    role: Role = "deliver",
    manner: Manner = "sole",
    since: str | None = None,
    until: str | None = None,
    clientele: str | None = None,
) -> RoleAssigned:
    """Return an assignment over the function and in the territory of ``at``."""
    return RoleAssigned(
        subject=subject,
        assignment=assignment,
        role=role,
        holders=holders,
        manner=manner,
        decision_rule="consensus" if manner == "joint" else None,
        function=at[0],
        territory=at[1],
        clientele=None if clientele is None else title(clientele),
        effective_on=_maybe(since),
        until=_maybe(until),
        cites=cite(),
    )


def delegated(
    subject: str,
    assignment: str,
    *holders: str,
    at: tuple[str, str],
    source: tuple[str, str] | None,
    role: Role = "deliver",
    since: str | None = None,
    until: str | None = None,
    may_subdelegate: bool = False,
) -> RoleAssigned:
    """Return a delegation from an assignment, or from ``step/<step>``, of an instrument."""
    return RoleAssigned(
        subject=subject,
        assignment=assignment,
        role=role,
        holders=holders,
        manner="delegated",
        function=at[0],
        territory=at[1],
        delegated_from=None if source is None else holding(*source),
        may_subdelegate=may_subdelegate,
        effective_on=_maybe(since),
        until=_maybe(until),
        cites=cite(),
    )


def holding(instrument: str, key: str) -> HoldingRef:
    """Return what a delegation comes from."""
    if key.startswith("step/"):
        return HoldingRef(instrument=instrument, step=key.removeprefix("step/"))
    return HoldingRef(instrument=instrument, assignment=key)


def left_undetermined(
    subject: str,
    assignment: str,
    *,
    at: tuple[str, str],
    role: Role = "deliver",
    since: str | None = None,
    until: str | None = None,
) -> RoleLeftUndetermined:
    return RoleLeftUndetermined(
        subject=subject,
        assignment=assignment,
        role=role,
        function=at[0],
        territory=at[1],
        why="not-decided",
        effective_on=_maybe(since),
        until=_maybe(until),
        cites=cite(),
    )


def prevails(
    subject: str,
    clause: str,
    *over: str,
    instrument: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> PrevalenceAgreed:
    """Return a clause of ``subject`` by which it, or ``instrument``, prevails over others."""
    return PrevalenceAgreed(
        subject=subject,
        clause=clause,
        over=over,
        prevails=instrument,
        effective_on=_maybe(since),
        until=_maybe(until),
        cites=cite(),
    )


def rests(
    subject: str, on_what: str, since: str | None = None, until: str | None = None
) -> BasisRecorded:
    return BasisRecorded(
        subject=subject,
        basis=f"on-{on_what}",
        rests_on=on_what,
        effective_on=_maybe(since),
        until=_maybe(until),
        cites=cite(),
    )


def role_ended(subject: str, assignment: str, effective_on: str) -> RoleEnded:
    return RoleEnded(
        subject=subject, assignment=assignment, effective_on=on(effective_on), cites=cite()
    )


def move(
    *from_holders: str, to: str, at: tuple[str, str], roles: tuple[Role, ...] = ("deliver",)
) -> Move:
    return Move(
        roles=roles, function=at[0], territory=at[1], from_holders=from_holders, to_holder=to
    )


def planned(
    subject: str, step: str, *moves: Move, conditions: tuple[Condition, ...] = ()
) -> StepPlanned:
    return StepPlanned(
        subject=subject,
        step=step,
        title=title(step),
        moves=moves,
        conditions=conditions,
        cites=cite(),
    )


def effected(subject: str, step: str, effective_on: str) -> StepEffected:
    return StepEffected(subject=subject, step=step, effective_on=on(effective_on), cites=cite())


def put_off(subject: str, step: str, deferred_on: str) -> StepDeferred:
    return StepDeferred(subject=subject, step=step, deferred_on=on(deferred_on), cites=cite())


def given_up(subject: str, step: str, effective_on: str) -> StepCancelled:
    return StepCancelled(subject=subject, step=step, effective_on=on(effective_on), cites=cite())


def reversed_on(subject: str, step: str, effective_on: str) -> StepReversed:
    return StepReversed(subject=subject, step=step, effective_on=on(effective_on), cites=cite())


def succeeded(subject: str, *successors: str, effective_on: str) -> OrganizationSucceeded:
    return OrganizationSucceeded(
        subject=subject, successors=successors, effective_on=on(effective_on), cites=cite()
    )


def dissolved(subject: str, effective_on: str) -> OrganizationDissolved:
    return OrganizationDissolved(subject=subject, effective_on=on(effective_on), cites=cite())


def post(subject: str, organization: str = FEDERAL) -> PostRegistered:
    return PostRegistered(
        subject=subject, name=title(subject), organization=organization, cites=cite()
    )


def abolished(subject: str, effective_on: str) -> PostAbolished:
    return PostAbolished(subject=subject, effective_on=on(effective_on), cites=cite())


def allocated(
    subject: str,
    successor: str,
    function: str | None = None,
    territory: str | None = None,
    since: str | None = None,
) -> SplitAllocated:
    return SplitAllocated(
        subject=subject,
        successor=successor,
        function=function,
        territory=territory,
        effective_on=_maybe(since),
        cites=cite(),
    )


def transferred(
    subject: str, to: str, function: str, effective_on: str, territory: str | None = None
) -> FunctionTransferred:
    return FunctionTransferred(
        subject=subject,
        to=to,
        function=function,
        territory=territory,
        effective_on=on(effective_on),
        cites=cite(),
    )


def function_placed(subject: str, parent: str, effective_on: str) -> FunctionPlaced:
    return FunctionPlaced(
        subject=subject, parent=parent, effective_on=on(effective_on), cites=cite()
    )


def function_retired(subject: str, effective_on: str) -> FunctionRetired:
    return FunctionRetired(subject=subject, effective_on=on(effective_on), cites=cite())


def reopener_recorded(
    subject: str,
    clause: str,
    first_day: str | None = None,
    last_day: str | None = None,
    negotiation_period: Duration | None = None,
) -> ReopenerRecorded:
    bounded = first_day is not None or last_day is not None
    window = Window(first_day=_maybe(first_day), last_day=_maybe(last_day))
    return ReopenerRecorded(
        subject=subject,
        clause=clause,
        entitled=(FEDERAL, TERRITORIAL),
        window=window if bounded else None,
        negotiation_period=negotiation_period,
        cites=cite(),
    )


def invoked(subject: str, clause: str, notice_on: str, by: str = FEDERAL) -> ReopenerInvoked:
    return ReopenerInvoked(
        subject=subject, clause=clause, by=by, notice_on=on(notice_on), cites=cite()
    )


def withdrawn(subject: str, clause: str, effective_on: str) -> ReopenerWithdrawn:
    return ReopenerWithdrawn(
        subject=subject, clause=clause, effective_on=on(effective_on), cites=cite()
    )


def concluded(subject: str, clause: str, concluded_on: str) -> ReopenerConcluded:
    return ReopenerConcluded(
        subject=subject, clause=clause, concluded_on=on(concluded_on), cites=cite()
    )


def irregular(act: F) -> F:
    """Return the act as one that the instrument forbade (R6)."""
    return act.model_copy(update={"irregular": Prose(en="not allowed")})


def annulled(fact: Fact, name: str) -> FactAnnulled:
    """Return the annulment of a fact of that name, or of the correction of that name."""
    return FactAnnulled(subject=fact.subject, corrects=name)


def corrected(replacement: Fact, name: str) -> FactSuperseded:
    """Return the correction that puts a fact in the place of the named one, of the same kind."""
    return FactSuperseded(
        subject=replacement.subject,
        corrects=name,
        replacement=cast("OrdinaryFact", replacement),
    )


def otherwise(statement: Fact, name: str) -> AlternativeRecorded:
    """Return what another source says beside the fact of that name."""
    return AlternativeRecorded(
        subject=statement.subject, beside=name, statement=cast("OrdinaryFact", statement)
    )


# Submissions and their log


def submission(name: str, *facts: Fact) -> Submission:
    return Submission(
        submission=name,
        actor="clerk",
        reason=Prose(en="recorded"),
        facts=cast("tuple[AnyFact, ...]", facts),
    )


def log_of(submissions: Iterable[Submission]) -> list[tuple[str, int, Fact]]:
    """Return (name, position, fact) of every fact; positions from 1, without gaps."""
    facts = [entry for each in submissions for entry in named(each)]
    return [(name, position, fact) for position, (name, fact) in enumerate(facts, start=1)]


def ends_of(submissions: Sequence[Submission]) -> list[int]:
    """Return the last position of each submission: the positions that an answer may be known at."""
    sizes = [len(each.facts) for each in submissions]
    return [sum(sizes[: n + 1]) for n in range(len(sizes))]


def telling_days(submissions: Iterable[Submission]) -> list[date]:
    """Return the days of CALENDAR on which a recorded date may change an answer, and each week's.

    That is the day before, the day and the day after each bound of each date.
    """
    first, last = CALENDAR
    found = {first + timedelta(days=n) for n in range(0, (last - first).days + 1, 7)}
    for _, _, fact in log_of(submissions):
        for when in _dates(fact):
            for bound in (when.earliest, when.latest):
                found |= {previous_day(bound), bound, next_day(bound)}
    return sorted(each for each in found if first <= each <= last)


def _stated(fact: Fact) -> Fact:
    if isinstance(fact, FactSuperseded):
        return fact.replacement
    return fact.statement if isinstance(fact, AlternativeRecorded) else fact


def _dates(fact: Fact) -> list[ImpreciseDate]:
    """Return the dates in a fact, those of its window included."""
    values = [value for _, value in _stated(fact)]
    values += [value for each in values if isinstance(each, Window) for _, value in each]
    return [value for value in values if isinstance(value, ImpreciseDate)]


REGISTRATIONS = submission(
    "register",
    DocumentRegistered(subject=DOCUMENT, title=title("File")),
    *(organization(each) for each in ORGANIZATIONS),
    *(territory(each) for each in TERRITORIES),
    function(FIELD),
    function(PROGRAM, FIELD),
    function(SERVICE, PROGRAM),
    within(NORTH, COUNTRY),
    enactment(ACT),
    *(agreement(each, *PARTIES[each]) for each in AGREEMENTS),
    post(TREASURER),
)
"""The cast."""


# What may be drawn

_ANCHORS = tuple(
    f"2000-{each}" for each in ("01-10", "01-31", "02-01", "02-10", "02-29", "03-01", "03-10")
)
_OPEN = ("2000-03-28..", "..1999-12-20", "2000-02", "unknown")
_ANY_DAY = st.integers(0, (CALENDAR[1] - CALENDAR[0]).days).map(
    lambda n: (CALENDAR[0] + timedelta(days=n)).isoformat()
)
_DAYS = st.one_of(st.sampled_from(_ANCHORS), _ANY_DAY)
_RANGES = st.builds(
    lambda first, length: f"{first}..{date.fromisoformat(first) + timedelta(days=length)}",
    _DAYS,
    st.integers(1, 3),
)


def _often(usual: st.SearchStrategy[Any], rare: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw the usual one three times in four."""
    return st.integers(0, 3).flatmap(lambda n: rare if n == 3 else usual)


WRITTEN: st.SearchStrategy[str] = _often(_DAYS, _often(_RANGES, st.sampled_from(_OPEN)))
"""A date as written: mostly a day, sometimes two to four days, seldom more."""
_PERHAPS = _often(st.none(), WRITTEN)
_LENGTHS: st.SearchStrategy[Duration] = st.sampled_from(["P5D", "P2W", "P1M"])
_ORGANIZATION = st.sampled_from(ORGANIZATIONS)
_HOLDER = _often(_ORGANIZATION, st.sampled_from(HOLDERS))
_AGREEMENT = st.sampled_from(AGREEMENTS)
_INSTRUMENT = st.sampled_from(INSTRUMENTS)
_POINT = st.sampled_from(POINTS)
_ROLE = _often(st.just(ROLES[0]), st.sampled_from(ROLES))
_KEY = st.sampled_from(["a1", "a2", "a3"])


@dataclass(frozen=True)
class Amendment:
    """A correction to be made when its turn comes, of the ``pick``-th of what it may correct.

    With ``written`` the ``field``-th date of what stands becomes that, or with ``beside`` is that
    according to another source. Without, what stands is annulled; or, with ``undo``, a correction
    or an alternative is.
    """

    pick: int
    field: int
    written: str | None
    undo: bool
    beside: bool = False


Script = Fact | Amendment


@st.composite
def _assignments(
    draw: st.DrawFn,
    subject: st.SearchStrategy[str] = _INSTRUMENT,
    key: st.SearchStrategy[str] = _KEY,
) -> RoleAssigned:
    manner: Manner = draw(st.sampled_from(["sole", "joint", "concurrent", "delegated"]))
    if manner == "delegated":
        return draw(_delegations(subject, key))
    least, most = {"sole": (1, 1), "joint": (2, 3), "concurrent": (1, 2)}[manner]
    holders = draw(st.lists(_HOLDER, unique=True, min_size=least, max_size=most))
    return assigned(
        draw(subject),
        draw(key),
        *holders,
        at=draw(_POINT),
        role=draw(_ROLE),
        manner=manner,
        since=draw(_PERHAPS),
        until=draw(_PERHAPS),
        clientele=draw(_often(st.none(), st.just("youth"))),
    )


@st.composite
def _delegations(
    draw: st.DrawFn,
    subject: st.SearchStrategy[str] = _INSTRUMENT,
    key: st.SearchStrategy[str] = _KEY,
) -> RoleAssigned:
    """Draw a delegation: mostly from the Act, or from something else that may be on record."""
    others = st.tuples(_INSTRUMENT, st.sampled_from(["a1", "a2", f"step/{STEP}"]))
    return delegated(
        draw(subject),
        draw(key),
        draw(_ORGANIZATION),
        at=draw(_POINT),
        source=draw(_often(st.just((ACT, "general")) | others, st.none())),
        since=draw(_PERHAPS),
        until=draw(_PERHAPS),
        may_subdelegate=draw(_often(st.just(True), st.just(False))),
    )


_CLAUSES: tuple[st.SearchStrategy[Fact], ...] = (
    _delegations(),
    st.builds(
        lambda subject, over, instrument, since: prevails(
            subject, "1.2", over, instrument=instrument, since=since
        ),
        _INSTRUMENT,
        _INSTRUMENT,
        st.none() | _INSTRUMENT,
        _PERHAPS,
    ),
    st.builds(
        lambda subject, key, at, since, until: left_undetermined(
            subject, key, at=at, since=since, until=until
        ),
        _INSTRUMENT,
        _KEY,
        _POINT,
        _PERHAPS,
        _PERHAPS,
    ),
)


@st.composite
def _plans(draw: st.DrawFn) -> StepPlanned:
    moves = st.builds(
        lambda holders, to, at, roles: move(*holders, to=to, at=at, roles=tuple(roles)),
        st.lists(_HOLDER, unique=True, min_size=1, max_size=2),
        _HOLDER,
        _POINT,
        st.lists(_ROLE, unique=True, min_size=1, max_size=2),
    )
    condition = Condition(condition="c1", text=Prose(en="staff agree"))
    conditions = draw(st.sampled_from([(), (condition,)]))
    found = draw(st.lists(moves, min_size=1, max_size=2))
    return planned(draw(_INSTRUMENT), STEP, *found, conditions=conditions)


_TERMS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(term, _AGREEMENT, _LENGTHS, tacit_renewal=st.none() | _LENGTHS),
    st.builds(term, _AGREEMENT, until=WRITTEN, tacit_renewal=st.none() | _LENGTHS),
    st.builds(term, _AGREEMENT),
)
_LIFE: tuple[st.SearchStrategy[Fact], ...] = (
    st.builds(signed, _AGREEMENT, _ORGANIZATION, WRITTEN),
    st.builds(commenced, _INSTRUMENT, WRITTEN, retroactive=st.booleans()),
    st.builds(commenced, _AGREEMENT, WRITTEN, _ORGANIZATION, retroactive=st.booleans()),
    _TERMS,
    st.builds(renewed, _AGREEMENT, _often(WRITTEN, st.none())),
    st.builds(declined, _AGREEMENT, _ORGANIZATION, WRITTEN),
    st.builds(terminated, _INSTRUMENT, WRITTEN),
    st.builds(lambda when: superseded(LMDA, ACCORD, when), WRITTEN),
)
_INTERRUPTIONS: tuple[st.SearchStrategy[Fact], ...] = (
    st.builds(suspended, _INSTRUMENT, WRITTEN, _PERHAPS),
    st.builds(lifted, _INSTRUMENT, WRITTEN),
    st.builds(withdrew, st.just(ACCORD), _ORGANIZATION, WRITTEN),
    st.builds(acceded, _AGREEMENT, _ORGANIZATION, WRITTEN, _PERHAPS),
    st.builds(taken_back, _AGREEMENT, WRITTEN),
    st.builds(notice, _AGREEMENT, st.none(), WRITTEN, WRITTEN),
)
_TALKS: tuple[st.SearchStrategy[Fact], ...] = (
    st.builds(opened, _AGREEMENT, WRITTEN),
    st.builds(abandoned, _AGREEMENT, WRITTEN),
    st.builds(conditioned, _AGREEMENT, st.just("vote")),
    st.builds(met, _AGREEMENT, st.just("vote"), WRITTEN),
)
_HOLDING: tuple[st.SearchStrategy[Fact], ...] = (
    _assignments(),
    _assignments(),
    st.builds(role_ended, _INSTRUMENT, _KEY, WRITTEN),
    _plans(),
    st.builds(
        lambda subject, when: StepConditionSatisfied(
            subject=subject, step=STEP, condition="c1", satisfied_on=on(when), cites=cite()
        ),
        _INSTRUMENT,
        WRITTEN,
    ),
    st.builds(
        lambda subject, when, by: StepConditionWaived(
            subject=subject, step=STEP, condition="c1", waived_on=on(when), by=by, cites=cite()
        ),
        _INSTRUMENT,
        WRITTEN,
        _ORGANIZATION,
    ),
    st.builds(
        lambda subject, when: StepConditionFailed(
            subject=subject, step=STEP, condition="c1", failed_on=on(when), cites=cite()
        ),
        _INSTRUMENT,
        WRITTEN,
    ),
    st.builds(put_off, _INSTRUMENT, st.just(STEP), WRITTEN),
    st.builds(given_up, _INSTRUMENT, st.just(STEP), WRITTEN),
    st.builds(effected, _INSTRUMENT, st.just(STEP), WRITTEN),
    st.builds(reversed_on, _INSTRUMENT, st.just(STEP), WRITTEN),
)
_REOPENING: tuple[st.SearchStrategy[Fact], ...] = (
    st.builds(
        reopener_recorded,
        _AGREEMENT,
        st.just(CLAUSE),
        _PERHAPS,
        _PERHAPS,
        st.none() | _LENGTHS,
    ),
    st.builds(invoked, _AGREEMENT, st.just(CLAUSE), WRITTEN),
    st.builds(withdrawn, _AGREEMENT, st.just(CLAUSE), WRITTEN),
    st.builds(concluded, _AGREEMENT, st.just(CLAUSE), WRITTEN),
)


@st.composite
def _allocations(draw: st.DrawFn) -> SplitAllocated:
    """Draw whom a part of the divided federal government goes to."""
    return allocated(
        FEDERAL,
        draw(st.sampled_from((TERRITORIAL, BOARD))),
        draw(st.none() | st.sampled_from(FUNCTIONS)),
        draw(_often(st.none(), st.sampled_from(TERRITORIES))),
        draw(_PERHAPS),
    )


_PLACES: tuple[st.SearchStrategy[Fact], ...] = (
    st.builds(succeeded, st.just(FEDERAL), st.just(TERRITORIAL), effective_on=WRITTEN),
    st.builds(
        succeeded, st.just(FEDERAL), st.just(TERRITORIAL), st.just(BOARD), effective_on=WRITTEN
    ),
    st.builds(succeeded, st.just(TERRITORIAL), st.just(BOARD), effective_on=WRITTEN),
    st.builds(dissolved, _ORGANIZATION, WRITTEN),
    st.builds(abolished, st.just(TREASURER), WRITTEN),
    _allocations(),
    _allocations(),
    st.builds(
        transferred,
        st.sampled_from((FEDERAL, FEDERAL, BOARD)),
        _ORGANIZATION,
        st.sampled_from(FUNCTIONS),
        WRITTEN,
        _often(st.none(), st.sampled_from(TERRITORIES)),
    ),
    st.builds(function_placed, st.just(SERVICE), st.sampled_from([FIELD, PROGRAM]), WRITTEN),
    st.builds(function_retired, st.sampled_from(FUNCTIONS), WRITTEN),
    st.builds(within, st.just(EAST), st.just(COUNTRY), WRITTEN, _PERHAPS),
)
_CORRECTIONS = st.builds(
    Amendment,
    st.integers(0, 30),
    st.integers(0, 2),
    st.none() | WRITTEN,
    st.booleans(),
    st.integers(0, 2).map(lambda n: n == 0),
)
_KINDS: tuple[st.SearchStrategy[Any], ...] = (
    _CORRECTIONS,
    st.one_of(_LIFE),
    st.one_of(_INTERRUPTIONS),
    st.one_of(_INTERRUPTIONS + _TALKS),
    st.one_of(_HOLDING),
    st.one_of(_CLAUSES),
    _CORRECTIONS,
    st.one_of(_REOPENING),
    st.one_of(_PLACES),
    st.one_of(_PLACES),
)
_EVENTS: st.SearchStrategy[Script] = st.builds(
    lambda event, n: irregular(event) if isinstance(event, Act) and n == 9 else event,
    st.sampled_from(_KINDS).flatmap(lambda kind: kind),
    st.integers(0, 9),
)


@st.composite
def _lives(draw: st.DrawFn, subject: str) -> list[Fact]:
    """Draw how an agreement is usually signed, comes into force and runs."""
    signature = st.sampled_from(["2000-01-05", "2000-01-10", "2000-01-09..2000-01-11"])
    facts: list[Fact] = [signed(subject, party, draw(signature)) for party in PARTIES[subject]]
    usual = st.sampled_from(["2000-01-12", "2000-01-10..2000-01-12", "2000-02-01"])
    facts.append(
        draw(_often(st.builds(commenced, st.just(subject), usual), _commencements(subject)))
    )
    if draw(st.booleans()):
        facts.append(draw(_TERMS).model_copy(update={"subject": subject}))
        carried = st.builds(renewed, st.just(subject), _often(WRITTEN, st.none()))
        refused = st.builds(declined, st.just(subject), st.just(TERRITORIAL), WRITTEN)
        facts += draw(st.lists(carried | refused, max_size=2))
    return facts


def _commencements(subject: str) -> st.SearchStrategy[InstrumentCommenced]:
    party = st.none() | st.sampled_from(PARTIES[subject])
    return st.builds(commenced, st.just(subject), WRITTEN, party, retroactive=st.just(True))


@st.composite
def _gifts(draw: st.DrawFn, subject: str) -> list[Fact]:
    """Draw the roles that an agreement gives, and perhaps ends."""
    keys = draw(st.lists(_KEY, unique=True, min_size=1, max_size=2))
    facts: list[Fact] = [draw(_assignments(st.just(subject), st.just(key))) for key in keys]
    if draw(_often(st.just(False), st.just(True))):
        facts.append(role_ended(subject, keys[0], draw(WRITTEN)))
    return facts


@st.composite
def _steps(draw: st.DrawFn, subject: str) -> list[Fact]:
    """Draw a step that takes away the general holding somewhere, and is perhaps reversed."""
    usual = st.sampled_from([(FIELD, COUNTRY), (PROGRAM, COUNTRY), (PROGRAM, NORTH), (FIELD, EAST)])
    one = move(FEDERAL, to=draw(_ORGANIZATION), at=draw(usual))
    facts: list[Fact] = [planned(subject, STEP, one), effected(subject, STEP, draw(WRITTEN))]
    if draw(_often(st.just(False), st.just(True))):
        facts.append(reversed_on(subject, STEP, draw(WRITTEN)))
    return facts


@st.composite
def _reopenings(draw: st.DrawFn, subject: str) -> list[Fact]:
    """Draw a re-opener, and perhaps its invocation, withdrawal and conclusion."""
    recorded = draw(_REOPENING[0]).model_copy(update={"subject": subject})
    facts = [recorded, invoked(subject, CLAUSE, draw(WRITTEN))]
    facts += draw(st.lists(st.one_of(_REOPENING[1:]), max_size=2))
    return facts[: draw(st.integers(1, len(facts)))]


_LATER = _often(
    st.sampled_from(["2000-02-05", "2000-02-10", "2000-02-29", "2000-03-01..2000-03-03"]), WRITTEN
)


@st.composite
def _interruptions(draw: st.DrawFn, subject: str) -> list[Fact]:
    """Draw what stops an agreement for a while, or would have ended it, or changes its parties."""
    until = draw(st.none() | st.just("2000-03-10"))
    suspension = [suspended(subject, draw(_LATER), until), lifted(subject, draw(_LATER))]
    ending = [notice(subject, None, "2000-01-20", draw(_LATER)), taken_back(subject, "2000-02-08")]
    joining: list[Fact] = [acceded(LMDA, BOARD, draw(_LATER), draw(_LATER))]
    if subject == ACCORD:
        party = draw(_ORGANIZATION)
        joining = [withdrew(ACCORD, party, draw(_LATER)), acceded(ACCORD, party, draw(_LATER))]
    course: list[Fact] = draw(st.sampled_from([suspension, ending, joining]))
    return course[: draw(st.integers(1, len(course)))]


@st.composite
def _lendings(draw: st.DrawFn, subject: str) -> list[Fact]:
    """Draw a delegation under an agreement, perhaps lent further, and perhaps withdrawn."""
    usual = st.sampled_from([(FIELD, COUNTRY), (PROGRAM, COUNTRY), (PROGRAM, NORTH)])
    facts: list[Fact] = [
        delegated(
            subject, "d1", TERRITORIAL, at=draw(usual), source=(ACT, "general"),
            may_subdelegate=True,
        )
    ]  # fmt: skip
    if draw(st.booleans()):
        further = delegated(ACT, "d2", BOARD, at=draw(usual), source=(subject, "d1"))
        facts.append(further)
    ends = st.sampled_from([(subject, "d1"), (ACT, "general")])
    if draw(st.booleans()):
        facts.append(role_ended(*draw(ends), draw(WRITTEN)))
    return facts


@st.composite
def _rulings(draw: st.DrawFn, subject: str) -> list[Fact]:
    """Draw what an agreement prevails over, and a role that it leaves undetermined."""
    clause = prevails(subject, "1.2", draw(st.sampled_from([ACT, ACCORD])), since=draw(_PERHAPS))
    facts: list[Fact] = [clause] if clause.over != (subject,) else []
    facts.append(left_undetermined(subject, "u1", at=draw(_POINT), until=draw(_PERHAPS)))
    return facts


@st.composite
def _scaffolds(draw: st.DrawFn) -> list[list[Script]]:
    """Draw the course of everything, in batches of at most three, some of it recorded late."""
    leaves = draw(st.none() | WRITTEN)
    facts: list[Fact] = [
        within(EAST, NORTH, until=leaves),
        commenced(ACT, "2000-01-01"),
        assigned(ACT, "general", FEDERAL, at=(FIELD, COUNTRY)),
    ]
    for subject in draw(st.sampled_from([(LMDA,), (ACCORD,), AGREEMENTS])):
        facts += draw(_lives(subject)) + draw(_gifts(subject))
        courses = [
            (_interruptions,), (_steps,), (_reopenings,), (_steps, _interruptions), (_lendings,),
            (_steps, _lendings), (_lendings, _rulings), (_lendings, _interruptions),
        ]  # fmt: skip
        for course in draw(st.sampled_from(courses)):
            facts += draw(course(subject))
    late = draw(st.sets(st.integers(0, len(facts) - 1), max_size=3))
    ordered = [fact for n, fact in enumerate(facts) if n not in late]
    ordered += [facts[n] for n in sorted(late)]
    return [list(ordered[n : n + 3]) for n in range(0, len(ordered), 3)]


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> list[Submission]:
    """Draw a history: the cast, a plausible course, and up to ``most`` further submissions."""
    further = draw(st.lists(st.lists(_EVENTS, min_size=1, max_size=3), max_size=most))
    return play([*draw(_scaffolds()), *further])


@st.composite
def interrupted_histories(draw: st.DrawFn) -> list[Submission]:
    """Draw an agreement in force that gives roles, and is then interrupted, left or joined."""
    subject = draw(_AGREEMENT)
    parties = PARTIES[subject]
    facts: list[Script] = [
        commenced(ACT, "2000-01-01"),
        assigned(ACT, "general", FEDERAL, at=(FIELD, COUNTRY)),
        *(signed(subject, party, "2000-01-05") for party in parties),
        commenced(subject, draw(st.sampled_from(["2000-01-10", "2000-01-20..2000-01-22"]))),
        assigned(subject, "a1", *ORGANIZATIONS, at=(FIELD, NORTH), manner="concurrent"),
        assigned(subject, "a2", TERRITORIAL, BOARD, at=(PROGRAM, COUNTRY), manner="joint"),
    ]
    if draw(st.booleans()):
        facts += draw(_steps(subject))
    for _ in range(draw(st.integers(1, 3))):
        facts += draw(_interruptions(subject))
    return play([[fact] for fact in facts])


# Playing a script


def play(script: Iterable[Sequence[Script]]) -> list[Submission]:
    """Return the cast's registrations and a submission for each batch with something left."""
    told = [REGISTRATIONS]
    for number, batch in enumerate(script, start=1):
        facts: list[Fact] = []
        for event in batch:
            fact = _told(event, log_of(told), facts)
            if fact is not None and _coherent(submission(f"s{number}", *facts, fact), told):
                facts.append(fact)
        if facts:
            told.append(submission(f"s{number}", *facts))
    return told


def _told(event: Script, log: Log, batch: Sequence[Fact]) -> Fact | None:
    """Return what an event records after the log and the facts of its own batch, if anything."""
    fact = _correction(event, log) if isinstance(event, Amendment) else event
    return fact and _within_budget(fact, [*(told for _, _, told in log), *batch])


_OF_THE_RECORD = FactSuperseded | FactAnnulled | AlternativeRecorded


def _correction(event: Amendment, log: Log) -> Fact | None:
    """Return the correction that is meant, or None if there is nothing to correct so."""
    open_to_it = [each for each in standing(log) if type(each.fact).registers is None]
    if event.written is None:
        facts = {name: fact for name, _, fact in log}
        corrections = [n for n, f in facts.items() if isinstance(f, _OF_THE_RECORD)]
        names = corrections if event.undo else [each.name for each in open_to_it]
        return annulled(facts[name := names[event.pick % len(names)]], name) if names else None
    datable = [each for each in open_to_it if _date_fields(each.fact)]
    if not datable:
        return None
    each = datable[event.pick % len(datable)]
    redated = _redated(each.fact, event.field, on(event.written))
    return otherwise(redated, each.name) if event.beside else corrected(redated, each.name)


def _date_fields(fact: Fact) -> list[str]:
    """Return the fields whose date a correction may change; a window is left alone."""
    optional = isinstance(fact, RoleAssigned)
    return [
        field
        for field, value in fact
        if isinstance(value, ImpreciseDate) or (optional and field in ("effective_on", "until"))
    ]


def _redated(fact: Fact, field: int, when: ImpreciseDate) -> Fact:
    fields = _date_fields(fact)
    return fact.model_copy(update={fields[field % len(fields)]: when})


def _within_budget(fact: Fact, before: Iterable[Fact]) -> Fact:
    """Return the fact, with exact dates if there would be too many resolutions otherwise."""
    told = (*before, fact)
    spent = prod(len(days_of(when)) for each in told for when in _dates(each))
    spent *= 2 ** sum(isinstance(each, AlternativeRecorded) for each in told)
    if spent <= MAX_RESOLUTIONS:
        return fact
    if isinstance(fact, FactSuperseded):
        return fact.model_copy(update={"replacement": _exact(fact.replacement)})
    if isinstance(fact, AlternativeRecorded):
        return fact.model_copy(update={"statement": _exact(fact.statement)})
    return _exact(fact)


def _exact(value: W) -> W:
    """Return a fact or window with every date at its first day."""
    first = {
        field: ImpreciseDate.on(days_of(each)[0])
        if isinstance(each, ImpreciseDate)
        else _exact(each)
        for field, each in value
        if isinstance(each, ImpreciseDate | Window)
    }
    return value.model_copy(update=first)


_ANY_NUMBER = (
    InstrumentSuspended,
    SuspensionLifted,
    NegotiationOpened,
    PartyAcceded,
    PartyWithdrew,
    TerminationWithdrawn,
    TerritoryPlaced,
    FunctionPlaced,
    FunctionTransferred,
    AgreementRenewed,
    RenewalDeclined,
    ReopenerInvoked,
    ReopenerWithdrawn,
    ReopenerConcluded,
    StepDeferred,
)
_NEEDS: dict[type[Fact], set[type[Fact]]] = {
    RoleEnded: {RoleAssigned},
    StepConditionSatisfied: {StepPlanned},
    StepConditionWaived: {StepPlanned},
    StepConditionFailed: {StepPlanned},
    StepDeferred: {StepPlanned},
    StepCancelled: {StepPlanned},
    StepEffected: {StepPlanned},
    StepReversed: {StepPlanned, StepEffected},
    ReopenerInvoked: {ReopenerRecorded},
    ReopenerWithdrawn: {ReopenerRecorded},
    ReopenerConcluded: {ReopenerRecorded},
    CommencementConditionMet: {CommencementConditioned},
}
"""What must stand about the same subject and part for a fact to be recorded."""


def _is_irregular(fact: Fact) -> bool:
    return isinstance(fact, Act) and fact.irregular is not None


def slot(fact: Fact) -> tuple[object, ...] | None:
    """Return what may stand on record once only, such as a party's signature; None: any number."""
    if isinstance(fact, _ANY_NUMBER):
        return None
    which = fact.part
    if isinstance(fact, RoleLeftUndetermined):
        return (RoleAssigned, fact.subject, which, _is_irregular(fact))
    if isinstance(fact, SplitAllocated):
        which = f"{fact.function} in {fact.territory}"
    if isinstance(fact, AgreementSigned | InstrumentCommenced):
        which = f"{fact.party}"
    if isinstance(fact, StepConditionAct):
        which += fact.condition
    beside = _is_irregular(fact) and not isinstance(fact, RoleAssigned)
    return (type(fact), fact.subject, which, beside)


def _supported(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether what a fact needs is there, and its party is one."""
    if isinstance(fact, AgreementSigned | InstrumentCommenced | RenewalDeclined):
        return fact.party in (None, *PARTIES.get(fact.subject, ()))
    needed = _NEEDS.get(type(fact), set())
    return not needed or needed <= {
        type(other)
        for other in others
        if (other.subject, other.part) == (fact.subject, fact.part) and not _is_irregular(other)
    }


def _coherent(last: Submission, told: Sequence[Submission]) -> bool:
    """Whether corrections name what stands, nothing stands twice, and a resolution is possible."""
    log = log_of([*told, last])
    stand = [each.fact for each in standing(log)]
    slots = [one for fact in stand if (one := slot(fact)) is not None]
    return (
        _corrected_once(log)
        and len(set(slots)) == len(slots)
        and all(_supported(fact, stand) for fact in stand)
        and feasible(log, len(log))
    )


def _corrected_once(log: Log) -> bool:
    """Whether no two corrections in effect name the same fact."""
    undone: set[str] = set()
    names: list[str] = []
    for name, _, fact in reversed(log):
        if isinstance(fact, FactAnnulled | FactSuperseded) and name not in undone:
            names.append(fact.corrects)
            if isinstance(fact, FactAnnulled):
                undone.add(fact.corrects)
    return len(set(names)) == len(names)
