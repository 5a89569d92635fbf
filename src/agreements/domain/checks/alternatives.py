"""Checks of an alternative against the record as it stands just before it (R7)."""

from __future__ import annotations

from agreements.domain.checks.timeline import Checked
from agreements.domain.claims.worlds import MOST_WORLDS, how_many
from agreements.domain.facts import Act, AlternativeRecorded, Fact, FactAnnulled
from agreements.domain.refusals import (
    AlternativeChangesIdentity,
    AlternativeIrregular,
    FactNotStanding,
    NotAFactOfTheWorld,
    TooManyAlternatives,
    UnknownFact,
)
from agreements.domain.standing import Record, Recorded, told


def check_alternative(name: str, fact: AlternativeRecorded, record: Record) -> Checked:
    """Yield why a statement cannot stand beside the fact that it names."""
    beside = record.by_name.get(fact.beside)
    if beside is None:
        details = {"corrects": fact.beside, "id": fact.subject}
        yield UnknownFact((name,), "beside", details)
        return
    yield from _standing(name, fact, record)
    yield from _about_the_world(name, beside, record)
    statement: Fact = fact.statement
    said = (statement.subject, statement.fact, statement.part)
    if said != (fact.subject, told(beside.fact).fact, told(beside.fact).part) and not isinstance(
        beside.fact, FactAnnulled
    ):
        yield AlternativeChangesIdentity((name, fact.beside), "statement", {})
    for at, each in (("statement", statement), ("beside", told(beside.fact))):
        yield from check_regular(name, each, at)
    yield from _few_enough(name, fact, record)


def _standing(name: str, fact: AlternativeRecorded, record: Record) -> Checked:
    corrector = record.corrector.get(fact.beside)
    if corrector is not None:
        details = {
            "corrects": fact.beside,
            "corrector": corrector,
            "standing": record.now_standing(fact.beside) or "-",
        }
        yield FactNotStanding((name, fact.beside, corrector), "beside", details)


def _about_the_world(name: str, beside: Recorded, record: Record) -> Checked:
    """Refuse to stand beside another alternative, or beside an annulment."""
    root = record.root_of(beside.name)
    if root is not None and isinstance(root.fact, AlternativeRecorded):
        named = record.now_standing(root.fact.beside) or root.fact.beside
    elif isinstance(beside.fact, FactAnnulled):
        named = beside.fact.corrects
    else:
        return
    details = {"beside": beside.name, "named": named}
    yield NotAFactOfTheWorld((name, beside.name), "beside", details)


def check_regular(name: str, fact: Fact, at: str) -> Checked:
    """Refuse an irregular act among what sources say of one fact."""
    if _irregular(fact):
        yield AlternativeIrregular((name,), f"{at}.irregular" if at != "beside" else at, {})


def _irregular(fact: Fact) -> bool:
    return isinstance(fact, Act) and fact.irregular is not None


def check_alternatives(subject: str, record: Record) -> Checked:
    """Yield which alternatives corrections have left where none can be."""
    found = record.alternatives()
    for each in found:
        if _irregular(each.beside.fact):
            names = (each.stands.name, each.beside.name)
            yield AlternativeIrregular(names, "replacement.irregular", {})
    for part in sorted({each.stands.fact.part for each in found}):
        said = tuple(each.stands.name for each in found if each.stands.fact.part == part)
        beside = (each.beside.root for each in found if each.stands.fact.part == part)
        yield from _at_most(subject, said, how_many(beside))


def _few_enough(name: str, fact: AlternativeRecorded, record: Record) -> Checked:
    said = [
        (each.beside.root, each.stands.name)
        for each in record.alternatives()
        if each.stands.fact.part == fact.part
    ]
    root = record.root_of(fact.beside)
    roots = [beside for beside, _ in said] + ([root.name] if root else [])
    names = (name, *(alternative for _, alternative in said))
    yield from _at_most(fact.subject, names, how_many(roots))


def _at_most(subject: str, names: tuple[str, ...], ways: int) -> Checked:
    if ways > MOST_WORLDS:
        details = {"id": subject, "ways": str(ways), "most": str(MOST_WORLDS)}
        yield TooManyAlternatives(names, "beside", details)
