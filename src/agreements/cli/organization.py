"""``organization``: an organization, a post or a joint body on a day."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.cli.arguments import identifier_of, language_of
from agreements.cli.asking import Asking
from agreements.cli.holding import beside, identified, incumbents_in_words, show_findings
from agreements.cli.printing import print_answer, show_clocks, show_sources
from agreements.cli.terminal import Page
from agreements.cli.words import (
    cited,
    facts_named,
    in_language,
    word,
    written,
)
from agreements.cli.words.organizations import said
from agreements.domain.words import Language
from agreements.projections.organization import organization
from agreements.projections.organization_shapes import (
    AllocationPart,
    BodyPart,
    DecisionPart,
    EndPart,
    MemberPart,
    OrganizationAnswer,
    TransferPart,
)
from agreements.projections.shapes import Incumbent, Named, StandIn
from agreements.settings import Settings


def run(
    settings: Settings,
    subject: str,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    found = identifier_of("ID", subject)
    asking = Asking.of(settings, on, known_at, {"organization or post": "ID"})
    answer = asking.ask(lambda source: organization(source, found))
    print_answer(answer, _show, language, json=json)


def _show(page: Page, of: OrganizationAnswer, language: Language) -> None:
    page.words(f"{in_language(of.name, language)} ({of.id})" if of.name else of.id, "bold")
    show_clocks(page, of, language)
    if of.kind is not None and of.exists is None:
        page.words(said("no_longer", language), "yellow")
    _show_what(page, of, language)
    _show_changes(page, of, language)
    _show_posts(page, of, language)
    if of.body is not None:
        _show_body(page, of.body, language)
    for number, each in enumerate(of.decisions):
        if not number:
            page.heading(said("decisions", language))
        _show_decision(page, each, language)
    show_findings(page, of.findings, language)


def _show_what(page: Page, of: OrganizationAnswer, language: Language) -> None:
    kind = of.organization_kind or of.kind
    page.field(said("kind", language), [said(kind, language)] if kind else [])
    page.field(said("jurisdiction", language), [of.jurisdiction] if of.jurisdiction else [])
    if len(of.names) > 1:
        page.field(
            said("known_as", language),
            (
                f"{in_language(each.name, language)}"
                + (f", {said('from', language, day=written(each.since))}" if each.since else "")
                for each in of.names
            ),
        )
    page.field(said("part_of", language), _stand_ins(of.part_of, language))
    page.field(word("answerable", language), _stand_ins(of.answers_to, language))
    page.field(
        said("incumbent", language), [_filled(of.incumbents, language)] * (of.kind == "post")
    )
    page.field(said("sits_on", language), (_member(each, language) for each in of.sits_on))
    page.field(said("formed", language), [written(of.formed_on)] if of.formed_on else [])
    show_sources(page, of, language)


def _show_changes(page: Page, of: OrganizationAnswer, language: Language) -> None:
    changes = (of.came_from, of.ends, of.in_its_place, of.allocations, of.transfers)
    if not any(changes):
        return
    page.blank()
    page.field(
        said("before", language),
        (
            f"{identified(Named(id=each.id, name=each.name), language)}{said('colon', language)}"
            f"{said(each.how, language)}, {written(each.on)}"
            f"{beside(each.certainty, language)}"
            for each in of.came_from
        ),
    )
    page.field(said("ends", language), (_end(each, language) for each in of.ends))
    page.field(word("in_place", language), _stand_ins(of.in_its_place, language))
    page.field(
        said("allocated", language), (_allocation(each, language) for each in of.allocations)
    )
    page.field(said("transferred", language), (_transfer(each, language) for each in of.transfers))


def _end(of: EndPart, language: Language) -> str:
    heirs = ", ".join(identified(each, language) for each in of.successors)
    to = f" {said('successors', language, of=heirs)}" if heirs else ""
    return f"{said(of.how, language)}{to}, {written(of.on)}{beside(of.certainty, language)}"


def _allocation(of: AllocationPart, language: Language) -> str:
    part = of.function.id if of.function else said("all", language)
    if of.territory:
        part = said("within", language, function=part, territory=of.territory.id)
    since = f", {said('from', language, day=written(of.since))}" if of.since else ""
    named = f"{identified(of.successor, language)}{said('colon', language)}"
    return f"{named}{part}{since}{beside(of.certainty, language)}"


def _transfer(of: TransferPart, language: Language) -> str:
    part = of.function.id
    if of.territory:
        part = said("within", language, function=part, territory=of.territory.id)
    moved = said("transfer", language, function=part, giver=of.from_.id, to=of.to.id)
    under = f", {word('instrument', language)} {of.under.id}" if of.under else ""
    return f"{moved}, {written(of.on)}{under}{beside(of.certainty, language)}"


def _show_posts(page: Page, of: OrganizationAnswer, language: Language) -> None:
    if of.posts:
        page.heading(said("posts", language))
        page.table(
            [
                (
                    identified(Named(id=each.id, name=each.name), language)
                    + beside(each.certainty, language),
                    _filled(each.incumbents, language),
                )
                for each in of.posts
            ]
        )


def _show_body(page: Page, of: BodyPart, language: Language) -> None:
    title = in_language(of.instrument.title, language)
    page.heading(said("body", language), f"{title} ({of.instrument.id})")
    page.field(said("rule", language), [word(of.rule, language)] if of.rule else [])
    page.field(said("quorum", language), [] if of.quorum is None else [str(of.quorum)])
    page.field("", [said("parity", language)] if of.parity else [])
    page.field(said("power", language), (said(each, language) for each in of.powers))
    page.field(said("member", language), (_member(each, language) for each in of.members))
    page.field(said("chair", language), _stand_ins(of.chairs, language))
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("facts", language), facts_named(of.facts))


def _show_decision(page: Page, of: DecisionPart, language: Language) -> None:
    without = f", {said('irregular', language)}" if of.irregular else ""
    page.words(
        f"{of.decision}, {written(of.decided_on)}{without}{beside(of.certainty, language)}",
        indent=2,
    )
    page.field("", [f"{said(of.power, language)}, {word(of.rule, language)}"], 4)
    page.field("", [in_language(of.text, language)], 4)
    took_part = (identified(each, language) for each in of.took_part)
    page.field(said("took_part", language), took_part, 4)
    in_favour = (identified(each, language) for each in of.in_favour)
    page.field(said("in_favour", language), in_favour, 4)
    if of.irregular:
        page.field(said("irregular", language), [in_language(of.irregular, language)], 4)
    page.field(word("sources", language), cited(of.cites, language), 4)
    page.field(word("facts", language), facts_named(of.facts), 4)


def _member(of: MemberPart, language: Language) -> str:
    named = identified(Named(id=of.id, name=of.name), language)
    of_whom = of.on_behalf_of
    behalf = f", {said('behalf', language, of=identified(of_whom, language))}" if of_whom else ""
    return f"{named}{behalf}{beside(of.certainty, language)}"


def _stand_ins(of: Iterable[StandIn], language: Language) -> list[str]:
    return [
        identified(Named(id=each.id, name=each.name), language) + beside(each.certainty, language)
        for each in of
    ]


def _filled(of: Iterable[Incumbent], language: Language) -> str:
    return incumbents_in_words(of, language) or said("nobody", language)
