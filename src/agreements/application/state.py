"""Loading what a decision reads: the submission's subjects whole, the subjects it names by kind.

The instruments that delegations come from are read whole too, from link to link to the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.domain.checks.delegation import led_to
from agreements.domain.claims.derive import kind_registered_by
from agreements.domain.codec import decode
from agreements.domain.decide import Known, State
from agreements.domain.references import references
from agreements.domain.standing import Recorded
from agreements.domain.submissions import Submission, fact_name
from agreements.storage.errors import StaleVersion

if TYPE_CHECKING:
    from agreements.storage.log import Log
    from agreements.storage.rows import StoredFact


@dataclass(frozen=True)
class Loaded:
    """What a decision reads, and the version of every subject that it rests on."""

    state: State
    read: Mapping[str, int]


def load(log: Log, submission: Submission) -> Loaded:
    """Load the state for a submission. What changes meanwhile is caught by the append."""
    subjects = {each.subject for each in submission.facts} | set(submission.expects or ())
    named = {found.id for each in submission.facts for found in references(each)}
    versions = log.versions_of(sorted(subjects | named))
    facts = _recorded(log, subjects)
    standing = {row.subject for row in log.open_claims(sorted(named), ["self", "life"])}
    known = {subject: _known(facts.get(subject, ())) for subject in subjects}
    sources = _sources(log, submission, known)
    head = log.head()  # last: nothing loaded above may lie beyond it
    kinds = {each: _kind(versions, each) if each in standing else None for each in named}
    read = {each: versions.get(each, (0, ""))[0] for each in subjects | named}
    read |= {subject: each.version for subject, each in (known | sources).items()}
    return Loaded(State(known, sources, kinds, head.position if head else 0), read)


def _sources(log: Log, submission: Submission, known: Mapping[str, Known]) -> dict[str, Known]:
    """Return the instruments that delegations lead to and that are not known yet."""
    found: dict[str, Known] = {}
    edge = set(led_to(submission.facts))
    edge |= {each for of in known.values() for each in led_to(fact.fact for fact in of.recorded)}
    while edge := edge - known.keys() - found.keys():
        facts = _recorded(log, edge)
        reached = {subject: _known(facts.get(subject, ())) for subject in edge}
        found |= reached
        edge = {e for of in reached.values() for e in led_to(fact.fact for fact in of.recorded)}
    return found


def _known(facts: Sequence[Recorded]) -> Known:
    return Known(_kind_of(facts), len(facts), facts)


def require_unmoved(log: Log, read: Mapping[str, int]) -> None:
    """Raise StaleVersion if a subject moved on: what was loaded may be a mixture."""
    now = log.versions_of(list(read))
    for subject, version in read.items():
        actual = now.get(subject, (0, ""))[0]
        if actual != version:
            raise StaleVersion(subject, version, actual)


def _kind_of(facts: Sequence[Recorded]) -> str | None:
    """Of the facts themselves: they may be newer than the versions."""
    return kind_registered_by(facts[0].fact.fact) if facts else None


def _kind(versions: Mapping[str, tuple[int, str]], subject: str) -> str | None:
    return kind_registered_by(versions[subject][1]) if subject in versions else None


def _recorded(log: Log, subjects: set[str]) -> Mapping[str, tuple[Recorded, ...]]:
    found: dict[str, list[Recorded]] = {}
    for each in log.facts_of(sorted(subjects)):
        found.setdefault(each.subject, []).append(recorded(each))
    return {subject: tuple(facts) for subject, facts in found.items()}


def recorded(stored: StoredFact) -> Recorded:
    """Return a stored fact as the domain knows it."""
    return Recorded(
        fact_name(stored.submission_id, stored.ordinal),
        stored.position,
        stored.version,
        decode(stored.type, stored.state),
    )
