"""The decision: which facts of a submission may be recorded, given what is known (R5, R6).

Pure. The timeline is judged as it would stand after the whole submission, by effective date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from agreements.domain.checks.alternatives import (
    check_alternative,
    check_alternatives,
    check_regular,
)
from agreements.domain.checks.bodies import check_bodies
from agreements.domain.checks.clauses import check_clauses
from agreements.domain.checks.decisions import check_decided
from agreements.domain.checks.delegation import TimelineOf, check_delegations
from agreements.domain.checks.grounds import check_grounds
from agreements.domain.checks.interruptions import check_interruptions
from agreements.domain.checks.joining import check_joining
from agreements.domain.checks.life import check_life
from agreements.domain.checks.money import check_money
from agreements.domain.checks.obligations import (
    check_indicators,
    check_leads,
    check_obligations,
)
from agreements.domain.checks.places import check_places
from agreements.domain.checks.posts import check_posts
from agreements.domain.checks.reopeners import check_reopeners
from agreements.domain.checks.roles import check_assignments
from agreements.domain.checks.steps import check_steps
from agreements.domain.checks.talks import check_talks
from agreements.domain.checks.timeline import Timeline
from agreements.domain.facts import AlternativeRecorded, Fact, FactAnnulled, FactSuperseded
from agreements.domain.references import references
from agreements.domain.refusals import (
    AlreadyRegistered,
    CorrectionChangesIdentity,
    FactNotStanding,
    Refusal,
    Refused,
    RegistrationMissing,
    StaleVersion,
    UnknownFact,
    UnknownIdentifier,
    WrongKind,
)
from agreements.domain.refusals.base import Identity
from agreements.domain.standing import Record, Recorded, World, told
from agreements.domain.submissions import Submission, named

CHECKS = (
    check_life, check_talks, check_interruptions, check_joining, check_clauses, check_reopeners,
    check_assignments, check_steps, check_places,
    check_grounds, check_posts,
    check_obligations, check_indicators, check_leads,
    check_money,
)  # fmt: skip
CHECKS_BESIDE = (check_delegations, check_bodies, check_decided)
"""Those that look at the record of other subjects too."""


@dataclass(frozen=True)
class Known:
    """What is on record of one subject. ``kind`` None: it is not registered."""

    kind: str | None = None
    version: int = 0
    recorded: Sequence[Recorded] = ()


@dataclass(frozen=True)
class State:
    """What a decision reads.

    ``subjects``: each subject of a fact, with all that is recorded of it. ``led_to``: likewise each
    that it is judged beside: what its delegations come from, to the first; the bodies that decided
    something of it; a body's instrument. ``kinds``: the kind of each subject
    named, None where it is not registered. ``position``: the last one of the log.
    """

    subjects: Mapping[str, Known] = field(default_factory=dict)
    led_to: Mapping[str, Known] = field(default_factory=dict)
    kinds: Mapping[str, str | None] = field(default_factory=dict)
    position: int = 0


@dataclass(frozen=True)
class Decided:
    """A subject as it will be: its kind, its record with the new facts, and which are new."""

    subject: str
    kind: str
    record: Record
    new: tuple[Recorded, ...]


def decide(state: State, submission: Submission) -> tuple[Decided, ...]:
    """Return each subject as it will be once the submission is recorded, in order of subject.

    Raises Refused with every reason found.
    """
    proposed = _proposed(state, submission)
    refusals = tuple(_refusals(state, submission, proposed))
    if refusals:
        raise Refused(refusals)
    decided = tuple(_decided(state, proposed))
    before, after = _timelines(state), _timelines(state, decided)
    found = [refusal for each in decided for refusal in _impossible(state, each, before, after)]
    found += _unsupported(state, decided, before, after)
    impossible = {refusal.identity: refusal for refusal in found}
    if impossible:
        raise Refused(tuple(impossible.values()))
    return decided


def _proposed(state: State, submission: Submission) -> tuple[Recorded, ...]:
    versions = {subject: known.version for subject, known in state.subjects.items()}
    found = []
    for ordinal, (name, fact) in enumerate(named(submission), start=1):
        versions[fact.subject] = versions.get(fact.subject, 0) + 1
        found.append(Recorded(name, state.position + ordinal, versions[fact.subject], fact))
    return tuple(found)


def _refusals(
    state: State, submission: Submission, proposed: Sequence[Recorded]
) -> Iterator[Refusal]:
    yield from _stale(state, submission)
    kinds = dict(state.kinds) | {subject: known.kind for subject, known in state.subjects.items()}
    for each in proposed:
        yield from _registration(each, kinds)
    standing = _kinds_standing(kinds, state, proposed)
    for each in proposed:
        yield from _references(each, standing)
    yield from _corrections(state, proposed)


def _stale(state: State, submission: Submission) -> Iterator[Refusal]:
    for subject, expected in sorted((submission.expects or {}).items()):
        actual = state.subjects.get(subject, Known()).version
        if actual != expected:
            details = {"id": subject, "actual": str(actual), "expected": str(expected)}
            yield StaleVersion((), f"expects.{subject}", details)


def _registration(each: Recorded, kinds: dict[str, str | None]) -> Iterator[Refusal]:
    """Check the subject of a fact against the kinds known, and note what the fact registers."""
    subject, kind = each.fact.subject, kinds.get(each.fact.subject)
    if each.fact.registers is not None:
        if kind is not None:
            yield AlreadyRegistered((each.name,), "subject", {"id": subject})
        kinds[subject] = each.fact.registers
    elif kind is None:
        yield UnknownIdentifier((each.name,), "subject", {"id": subject})
    elif each.fact.concerns and kind not in each.fact.concerns:
        yield _wrong_kind(each.name, "subject", subject, kind, each.fact.concerns)


def _wrong_kind(name: str, at: str, subject: str, kind: str, expected: Iterable[str]) -> WrongKind:
    details = {"id": subject, "kind": kind, "expected": " / ".join(sorted(expected))}
    return WrongKind((name,), at, details)


def _kinds_standing(
    kinds: Mapping[str, str | None], state: State, proposed: Sequence[Recorded]
) -> Mapping[str, str | None]:
    """Return the kinds without the subjects whose registration no longer stands afterwards (R6).

    Their identifiers are never used again, but nothing may newly name them.
    """
    named = {reference.id for each in proposed for reference in references(each.fact)}
    gone = {
        subject
        for subject in named & state.subjects.keys()
        if not any(
            stand.fact.registers
            for stand in Record.of(
                [
                    *state.subjects[subject].recorded,
                    *(each for each in proposed if each.fact.subject == subject),
                ]
            ).standing()
        )
    }
    return {subject: None if subject in gone else kind for subject, kind in kinds.items()}


def _references(each: Recorded, kinds: Mapping[str, str | None]) -> Iterator[Refusal]:
    for reference in references(each.fact):
        kind = kinds.get(reference.id)
        if kind is None:
            yield UnknownIdentifier((each.name,), reference.at, {"id": reference.id})
        elif kind not in reference.kinds:
            yield _wrong_kind(each.name, reference.at, reference.id, kind, reference.kinds)


def _corrections(state: State, proposed: Sequence[Recorded]) -> Iterator[Refusal]:
    """Check each correction against the record as it stands just before it."""
    before: dict[str, list[Recorded]] = {
        subject: list(known.recorded) for subject, known in state.subjects.items()
    }
    for each in proposed:
        recorded = before.setdefault(each.fact.subject, [])
        if isinstance(each.fact, FactSuperseded | FactAnnulled):
            yield from _correction(each.name, each.fact, Record.of(recorded))
        if isinstance(each.fact, AlternativeRecorded):
            yield from check_alternative(each.name, each.fact, Record.of(recorded))
        recorded.append(each)


def _correction(
    name: str, fact: FactSuperseded | FactAnnulled, record: Record
) -> Iterator[Refusal]:
    corrected = record.by_name.get(fact.corrects)
    if corrected is None:
        details = {"corrects": fact.corrects, "id": fact.subject}
        yield UnknownFact((name,), "corrects", details)
        return
    corrector = record.corrector.get(fact.corrects)
    if corrector is not None:
        standing = record.now_standing(fact.corrects)
        details = {
            "corrects": fact.corrects, "corrector": corrector, "standing": standing or "-",
        }  # fmt: skip
        names = (name, fact.corrects, corrector)
        yield FactNotStanding(names, "corrects", details)
    elif isinstance(fact, FactAnnulled):
        yield from _revived(name, corrected, record)
    if isinstance(fact, FactSuperseded):
        yield from _replacement(name, fact, record, corrected)


def _revived(name: str, annulment: Recorded, record: Record) -> Iterator[Refusal]:
    """Refuse to bring back a correction of what has been corrected anew since (R5)."""
    if not isinstance(annulment.fact, FactAnnulled):
        return
    revived = record.by_name[annulment.fact.corrects]
    if not isinstance(revived.fact, FactSuperseded | FactAnnulled):
        return
    corrector = record.corrector.get(revived.fact.corrects)
    if corrector is not None:
        details = {
            "corrects": revived.fact.corrects,
            "corrector": corrector,
            "standing": record.now_standing(revived.fact.corrects) or "-",
        }
        yield FactNotStanding((name, revived.name, corrector), "corrects", details)


def _replacement(
    name: str, fact: FactSuperseded, record: Record, corrected: Recorded
) -> Iterator[Refusal]:
    root = record.root_of(corrected.name)
    replacement: Fact = fact.replacement
    same = (
        root is not None
        and not isinstance(corrected.fact, FactAnnulled)
        and (replacement.subject, replacement.fact, replacement.part)
        == (fact.subject, told(root.fact).fact, root.fact.part)
    )
    if root is not None and isinstance(root.fact, AlternativeRecorded):
        yield from check_regular(name, replacement, "replacement")
    if not same:
        yield CorrectionChangesIdentity((name, fact.corrects), "replacement", {})


def _decided(state: State, proposed: Sequence[Recorded]) -> Iterator[Decided]:
    for subject in sorted({each.fact.subject for each in proposed}):
        known = state.subjects.get(subject, Known())
        new = tuple(each for each in proposed if each.fact.subject == subject)
        registers = (each.fact.registers for each in new)
        kind = known.kind or next(kind for kind in registers if kind is not None)
        yield Decided(subject, kind, Record.of([*known.recorded, *new]), new)


def _impossible(
    state: State, decided: Decided, before: TimelineOf, after: TimelineOf
) -> Iterator[Refusal]:
    """Yield what the submission makes impossible; what already was is not its doing.

    Where sources disagree, what is possible if some of them are right is not refused; but each
    alternative handed in must itself be possible, by itself or with others (R7). That it leaves
    another fact idle, such as a renewal, is no contradiction.
    """
    known = Record.of(state.subjects.get(decided.subject, Known()).recorded)
    new = {each.name for each in decided.new}
    if misplaced := tuple(check_alternatives(decided.subject, decided.record)):
        yield from (_newest_first(each, new, _takes_away(decided)) for each in misplaced)
        return

    def already(right: World = ()) -> set[Identity]:
        earlier = _timeline(decided.subject, decided.kind, known, right)
        return {refusal.identity for refusal in _violations(earlier, before)}

    def made(right: World = (), *, was: Callable[[World], set[Identity]]) -> tuple[Refusal, ...]:
        judged = _timeline(decided.subject, decided.kind, decided.record, right)
        found, known_of = tuple(_violations(judged, after)), was(right)
        return tuple(refusal for refusal in found if refusal.identity not in known_of)

    possible_before = not already() or any(not already(world) for world in known.worlds())
    was = _nothing if possible_before else already
    refused, ways = made(was=was), list(decided.record.worlds())
    if refused and not any(not made(world, was=was) for world in ways):
        yield from (_newest_first(each, new, _takes_away(decided)) for each in refused)
        return
    for each in decided.record.alternatives():
        if each.stands.name in new and all(
            made(world, was=already) for world in ways if each in world
        ):
            said = each.stands.name
            for refusal in made((each,), was=already):
                if not refusal.idle or refusal.facts[:1] == (said,):
                    yield _newest_first(refusal, new, (said,))


def _nothing(_: World) -> set[Identity]:
    return set()


def _takes_away(decided: Decided) -> tuple[str, ...]:
    """Return the new facts that no check can name: they leave nothing that stands by itself."""
    return tuple(
        each.name
        for each in decided.new
        if isinstance(each.fact, FactAnnulled)
        or (
            isinstance(each.fact, FactSuperseded)
            and (root := decided.record.root_of(each.name)) is not None
            and isinstance(root.fact, AlternativeRecorded)
        )
    )


def _unsupported(
    state: State, decided: Sequence[Decided], before: TimelineOf, after: TimelineOf
) -> Iterator[Refusal]:
    """Yield what other subjects' acts could rest on no more: decisions of joint bodies (R26)."""
    corrections = tuple(
        new.name
        for each in decided
        for new in each.new
        if isinstance(new.fact, FactSuperseded | FactAnnulled)
    )
    for subject in sorted(state.led_to.keys() - {each.subject for each in decided}):
        resting, rested = after(subject), before(subject)
        if resting is None or rested is None:
            continue
        was = {refusal.identity for refusal in check_decided(rested, before)}
        for refusal in check_decided(resting, after):
            if refusal.identity not in was:
                yield _newest_first(refusal, set(corrections), corrections)


def _timelines(state: State, decided: Iterable[Decided] = ()) -> TimelineOf:
    """Return how a subject's timeline is found: as decided, else as it is on record."""
    found: dict[str, Timeline | None] = {
        each.subject: _timeline(each.subject, each.kind, each.record) for each in decided
    }

    def timeline_of(subject: str) -> Timeline | None:
        if subject not in found:
            known = state.subjects.get(subject) or state.led_to.get(subject)
            kind = known.kind if known else None
            recorded = known.recorded if known else ()
            found[subject] = _timeline(subject, kind, Record.of(recorded)) if kind else None
        return found[subject]

    return timeline_of


def _timeline(subject: str, kind: str, record: Record, right: World = ()) -> Timeline:
    """Return the timeline of the facts, or with some alternatives in the place of theirs."""
    roots = {each.stands.root for each in right}
    said = {each.beside.root: each for each in record.alternatives() if each.stands.root in roots}
    standing = (said[each.root].stands if each.root in said else each for each in record.standing())
    return Timeline(subject, kind, tuple(standing))


def _violations(timeline: Timeline, timelines: TimelineOf) -> Iterator[Refusal]:
    registered = [each for each in timeline.standing if each.fact.registers]
    if timeline.standing and not registered:
        names = tuple(each.name for each in timeline.standing)
        yield RegistrationMissing(names, "corrects", {"id": timeline.subject})
        return
    for check in CHECKS:
        yield from check(timeline)
    for check_beside in CHECKS_BESIDE:
        yield from check_beside(timeline, timelines)


def _newest_first(refusal: Refusal, new: set[str], taken_away_by: tuple[str, ...]) -> Refusal:
    """Return the refusal naming what is refused first: what took away, where it names nothing new.

    An annulled fact does not stand, so that a check cannot name what took it away.
    """
    names = tuple(name for name in refusal.facts if name)
    if new.isdisjoint(names):
        names = (*taken_away_by, *names)
    ordered = tuple(sorted(names, key=lambda name: name not in new))
    return type(refusal)(ordered, refusal.at, refusal.details)
