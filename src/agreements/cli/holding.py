"""A holding on a page: who, how, under what, when, from which sources and facts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from agreements.cli.terminal import Page
from agreements.cli.words import (
    cited,
    facts_named,
    found,
    in_language,
    inferences,
    otherwise,
    perhaps,
    period_in_words,
    word,
)
from agreements.cli.words.organizations import said as said_of
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Language
from agreements.projections.said import Said
from agreements.projections.shapes import (
    AccountabilityPath,
    FindingPart,
    Holding,
    Incumbent,
    Named,
    RestsOn,
    UndeterminedPart,
)
from agreements.projections.vocabulary import term

T = TypeVar("T", bound=Hashable)


def show_said(page: Page, said: Said, asked: tuple[str, str], language: Language) -> None:
    """Add a block for holdings told together; ``asked``: the function and territory asked about."""
    one = said.first
    roles = ", ".join(term("Role", each, language) for each in said.roles)
    page.heading(roles, manner(one, language))
    page.field(word("held_by", language), (_holder(each, language) for each in said.holdings))
    if (one.function.id, one.territory.id) != asked:
        page.field(word("over", language), [place(one, language)])
    page.field(word("instrument", language), [_instrument(one, language)])
    show_ground(page, [each for rows in said.assignments for each in rows], language)


def show_titled(page: Page, of: Holding, language: Language) -> None:
    """Add the instrument with its title."""
    title = in_language(of.instrument.title, language)
    page.field(word("instrument", language), [f"{title} ({_instrument(of, language)})"])


def show_ground(page: Page, rows: Sequence[Holding], language: Language) -> None:
    """Add what holdings of one instrument and period rest on."""
    one = rows[0]
    page.field(word("limited", language), _limits(one, language))
    page.field(word("delegated_from", language), chain(one, language))
    page.field(word("rests_on", language), (ground(each, language) for each in one.rests_on))
    paths = _all(each.accountability for each in rows)
    page.field(word("answerable", language), (upward(each, language) for each in paths))
    page.field(word("period", language), [period_in_words(one.period, language)])
    page.field(word("sources", language), cited(_all(e.cites for e in rows), language))
    page.field(word("inferred", language), inferences(_all(e.inferred for e in rows)))
    told = otherwise(_all(e.alternatives for e in rows), language)
    page.field(word("told_otherwise", language), told)
    page.field(word("facts", language), facts_named(_all(e.facts for e in rows)))


def show_undetermined(page: Page, of: UndeterminedPart, language: Language) -> None:
    """Add a block for a role that is recorded as undetermined."""
    why = f"{term('Undetermined', of.why, language)}, {word(of.certainty, language)}"
    page.heading(term("Role", of.role, language), why)
    over = word("over_in", language, function=of.function.id, territory=of.territory.id)
    page.field(word("over", language), [over])
    clause = f", clause {of.clause}" if of.clause else ""
    page.field(word("instrument", language), [of.instrument.id + clause])
    page.field(word("period", language), [period_in_words(of.period, language)])
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("facts", language), facts_named(of.facts))


def show_overridden(page: Page, rows: Sequence[Holding], language: Language) -> None:
    """Add what gives way to an instrument that prevails (R12)."""
    if rows:
        page.heading(word("overridden", language))
    for each in rows:
        role = term("Role", each.role, language)
        said = f"{role}{word('colon', language)}{_holder(each, language)}"
        under = f"{_instrument(each, language)}, {word(each.certainty, language)}"
        page.words(f"{said}, {under}", indent=2)


def chain(of: Holding, language: Language) -> list[str]:
    """Return the links of a delegation, from the nearest, and whether they are on record."""
    lines = [
        f"{'; '.join(identified(e, language) for e in link.holders) or word('nobody', language)}"
        f" - {link.instrument.id}, {link.assignment or word('by_step', language, id=link.step)}"
        f" ({word(link.certainty, language) if link.certainty else word('gone', language)})"
        for link in of.chain
    ]
    return [*lines, *([word("unverified", language)] if of.chain_state == "unverified" else [])]


def ground(of: RestsOn, language: Language) -> str:
    """Return what an instrument rests on, and who made it."""
    named = f"{in_language(of.rests_on.title, language)} ({of.rests_on.id})"
    by = word("made_by", language, id=in_language(of.made_by.name, language)) if of.made_by else ""
    sure = f", {word(of.certainty, language)}" if of.certainty == "possible" else ""
    return f"{named}{f', {by}' if by else ''}{sure}"


def upward(of: AccountabilityPath, language: Language) -> str:
    """Return who answers, for what if that is a role of its own, to whom, and so on."""
    role = f" ({term('Role', of.role, language)})" if of.role else ""
    steps = [in_language(of.who.name, language) + role]
    steps += [
        in_language(each.name, language) + perhaps(each.certainty, language) for each in of.to
    ]
    end = f" ({word(f'ends_{of.end}', language)})" if of.end in ("open", "circle") else ""
    return " > ".join(steps) + end


def show_findings(page: Page, findings: Iterable[FindingPart], language: Language) -> None:
    """Add the findings, where there are any."""
    listed = [found(each, language) for each in findings]
    if listed:
        page.heading(word("findings", language))
        for each in listed:
            page.words(each, "yellow", indent=2)


def manner(of: Holding, language: Language) -> str:
    """Return how it is held, and how certainly."""
    rule = [word(of.decision_rule, language)] if of.decision_rule else []
    return ", ".join((word(of.manner, language), *rule, word(of.certainty, language)))


def place(of: Holding, language: Language) -> str:
    """Return over what and where it is held."""
    return word("over_in", language, function=of.function.id, territory=of.territory.id)


def identified(of: Named, language: Language) -> str:
    """Return a name with its identifier."""
    name = in_language(of.name, language)
    return name if name == of.id else f"{name} ({of.id})"


def incumbents_in_words(of: Iterable[Incumbent], language: Language) -> str:
    """Return who fills a post; empty: nobody."""
    return ", ".join(
        each.person
        + (f", {said_of('acting', language)}" if each.acting else "")
        + beside(each.certainty, language)
        for each in of
    )


def beside(certainty: Certainty | None, language: Language) -> str:
    """Return what is said beside something that is not certain: that it is not."""
    if certainty == "certain":
        return ""
    return f" ({said_of(certainty or 'planned', language)})"


def _instrument(of: Holding, language: Language) -> str:
    clause = f", clause {of.clause}" if of.clause else ""
    step = f", {word('by_step', language, id=of.step)}" if of.step else ""
    return of.instrument.id + clause + step


def _holder(of: Holding, language: Language) -> str:
    if of.part_of:
        return f"{identified(of.holder, language)}{_in_post(of, language)}"
    if not of.in_place_of_holder:
        return identified(of.holder, language)
    places = "; ".join(
        f"{in_language(each.name, language)} ({each.id}, {word(each.certainty, language)})"
        for each in of.in_place_of_holder
    )
    beside_it = f"{word('in_place', language)}{word('colon', language)}{places}"
    return f"{identified(of.holder, language)} - {beside_it}"


def _in_post(of: Holding, language: Language) -> str:
    """Return whose post it is and who fills it, to be said after its name."""
    whose = ", ".join(
        in_language(each.name, language) + beside(each.certainty, language) for each in of.part_of
    )
    filled = incumbents_in_words(of.incumbents, language)
    return f", {whose}" + (f"{word('colon', language)}{filled}" if filled else "")


def _limits(of: Holding, language: Language) -> list[str]:
    limit = of.limited_to
    if limit is None:
        return []
    named = [in_language(limit.clientele, language)] if limit.clientele else []
    served = limit.language_of_service
    return [*named, *([term("Language", served, language)] if served else [])]


def _all(listed: Iterable[Iterable[T]]) -> list[T]:
    return list(dict.fromkeys(each for part in listed for each in part))
