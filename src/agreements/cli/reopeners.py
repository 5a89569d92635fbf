"""``reopeners``: which re-openers there are, and how each stands on a day."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.cli.arguments import language_of, maybe_identifier_of, state_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified, show_findings
from agreements.cli.printing import print_answer, show_clocks, show_sources
from agreements.cli.steps import codes_in_words
from agreements.cli.terminal import Page
from agreements.cli.words import (
    in_language,
    otherwise,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.reopener_shapes import (
    DaysLeft,
    InternalDate,
    InvocationPart,
    LastNoticePart,
    OpenPart,
    ReopenerPart,
    ReopenersAnswer,
    WindowPart,
)
from agreements.projections.reopeners import reopeners
from agreements.projections.said_days import length_in_words
from agreements.settings import Settings


def run(
    settings: Settings,
    state: str | None,
    agreement: str | None,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    documented_by: str | None = None,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language, wanted = language_of("--lang", lang), state_of("--state", state)
    subject = maybe_identifier_of("--agreement", agreement)
    asking = Asking.of(settings, on, known_at, {"agreement": "--agreement"}, documented_by)
    answer = asking.ask(lambda source: reopeners(source, state=wanted, agreement=subject))
    print_answer(answer, _show, language, json=json)


def _show(page: Page, answer: ReopenersAnswer, language: Language) -> None:
    key = "no_reopeners" if not answer.reopeners else "one_reopener"
    key = "several_reopeners" if len(answer.reopeners) > 1 else key
    page.words(word(key, language, count=len(answer.reopeners)), "bold")
    show_clocks(page, answer, language)
    for each in answer.reopeners:
        show_reopener(page, each, language)
    show_findings(page, answer.findings, language)


def show_reopener(page: Page, of: ReopenerPart, language: Language) -> None:
    """Add a re-opener: its state, who may act, when it opens, what was done."""
    head = word("clause_of", language, agreement=of.agreement.id, clause=of.clause)
    page.heading(head, state_in_words(of, language))
    page.field(word("instrument", language), [in_language(of.agreement.title, language)])
    page.field(word("entitled", language), (identified(each, language) for each in of.entitled))
    page.field(word("may_act", language), _may_act(of, language))
    page.field(word("allows", language), [in_language(of.allows, language)] if of.allows else [])
    _show_terms(page, of, language)
    _show_dates(page, of, language)
    _show_acts(page, of, language)
    show_sources(page, of, language)
    page.field(word("told_otherwise", language), otherwise(of.alternatives, language))


def _show_terms(page: Page, of: ReopenerPart, language: Language) -> None:
    page.field(word("window", language), [_window(of.window, language)])
    trigger = [in_language(of.trigger, language)] if of.trigger else []
    only = [word("trigger_only", language)] if of.on_trigger_only else []
    page.field(word("trigger", language), [*trigger, *only])
    outcome = [in_language(of.default_outcome, language)] if of.default_outcome else []
    page.field(word("default_outcome", language), outcome)


def _show_dates(page: Page, of: ReopenerPart, language: Language) -> None:
    page.field(
        word("open_window", language),
        [_open(of.open_window, of.window_days_left, language)] if of.open_window else [],
    )
    page.field(
        word("next_opening", language), [written(of.next_opening)] if of.next_opening else []
    )
    if of.last_notice:
        page.field(word("last_notice", language), _last_notice(of.last_notice, language))


def _show_acts(page: Page, of: ReopenerPart, language: Language) -> None:
    page.field(word("triggered", language), (written(each) for each in of.triggered_on))
    page.field(word("invoked", language), (_invocation(e, of, language) for e in of.invocations))
    page.field(word("withdrawn", language), (written(each) for each in of.withdrawn_on))
    if of.conclusion:
        by = of.conclusion.instrument
        beside = f", {by.id}" if by else ""
        concluded = f"{written(of.conclusion.concluded_on)}{beside}"
        page.field(word("concluded", language), [concluded])


def state_in_words(of: ReopenerPart, language: Language) -> str:
    """Return its state, or those that it may be in."""
    return codes_in_words("ReopenerState", ((e.state, e.certainty) for e in of.state), language)


def _may_act(of: ReopenerPart, language: Language) -> Iterator[str]:
    for party in dict.fromkeys(each.party.id for each in of.who_may_act):
        powers = [each for each in of.who_may_act if each.party.id == party]
        said = codes_in_words("ReopenerAct", ((e.power, e.certainty) for e in powers), language)
        yield f"{party}: {said}" if language == "en" else f"{party} : {said}"


def _window(of: WindowPart | None, language: Language) -> str:
    if of is None:
        return word("no_window", language)
    if of.relative_to is not None:
        return word(
            "window_from", language, anchor=word(f"from_{of.relative_to}", language),
            opens=_offset(of.opens, language), closes=_offset(of.closes, language),
        )  # fmt: skip
    first = written(of.first_day) if of.first_day else "-"
    last = written(of.last_day) if of.last_day else "-"
    return word("window_days", language, first=first, last=last)


def _offset(of: str | None, language: Language) -> str:
    if of is None:
        return "-"
    if of == "P0D":
        return word("same_day", language)
    length = length_in_words(of.removeprefix("-"), language)
    return word("length_before" if of.startswith("-") else "length_after", language, length=length)


def _open(of: OpenPart, left: DaysLeft | None, language: Language) -> str:
    first = written(of.first_day)
    if of.last_day is None:
        return word("open_from", language, first=first)
    days = word("window_days", language, first=first, last=written(of.last_day))
    return f"{days}, {days_left(left, language)}" if left else days


def days_left(of: DaysLeft, language: Language) -> str:
    """Return how many days are left, the last day counted."""
    if (of.least, of.most) == (0, 0):
        return word("last_day_left", language)
    if (of.least, of.most) == (1, 1):
        return word("one_day_left", language)
    if of.most is None:
        return word("days_left", language, days=f"{of.least}+")
    days = str(of.least) if of.least == of.most else f"{of.least}-{of.most}"
    return word("days_left", language, days=days)


def _last_notice(of: LastNoticePart, language: Language) -> Iterator[str]:
    yield written(of.legal)
    yield from (_internal(each, language) for each in of.internal)


def _internal(of: InternalDate, language: Language) -> str:
    lead_time = length_in_words(of.lead_time, language)
    if of.set_by is None:
        return word("internal_by", language, on=written(of.on), lead_time=lead_time)
    return word(
        "internal_of", language, on=written(of.on), by=of.set_by.id, lead_time=lead_time
    )  # fmt: skip


def _invocation(of: InvocationPart, under: ReopenerPart, language: Language) -> str:
    deadline = f", {word('deadline', language)} {written(of.deadline)}" if of.deadline else ""
    left = under.days_left if of.live is not None else None
    beside = f", {days_left(left, language)}" if left else ""
    return f"{written(of.notice_on)} {identified(of.by, language)}{deadline}{beside}"
