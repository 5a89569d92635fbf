"""``who``: who holds which role, as plain sentences, then what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from agreements.cli.arguments import identifier_of, language_of, role_of
from agreements.cli.asking import Asking
from agreements.cli.holding import show_findings, show_overridden, show_said, show_undetermined
from agreements.cli.printing import print_answer, show_clocks
from agreements.cli.terminal import Page
from agreements.domain.answers.resolve import Served
from agreements.domain.words import Language
from agreements.projections.said import said_of
from agreements.projections.sentence import sentences
from agreements.projections.shapes import WhoAnswer
from agreements.projections.who import WhoQuestion, who
from agreements.settings import Settings


@dataclass(frozen=True)
class Asked:
    """The question as it was typed; ``function_argument``: what names the function."""

    function: str
    territory: str
    role: str | None
    below: bool
    clientele: str | None = None
    language_of_service: str | None = None
    function_argument: str = "FUNCTION"

    def question(self) -> WhoQuestion:
        """Return what it asks. Raises BadArgument."""
        return WhoQuestion(
            function=identifier_of(self.function_argument, self.function),
            territory=identifier_of("--in", self.territory),
            role=role_of("--role", self.role),
            below=self.below,
            served=Served(
                self.clientele,
                language_of("--language", self.language_of_service)
                if self.language_of_service
                else None,
            ),
        )

    @property
    def named(self) -> dict[str, str]:
        """Which argument named which kind of subject."""
        return {"function": self.function_argument, "territory": "--in"}


def run(
    settings: Settings,
    asked: Asked,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    documented_by: str | None = None,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    question = asked.question()
    asking = Asking.of(settings, on, known_at, asked.named, documented_by)
    answer = asking.ask(lambda source: who(source, question))
    print_answer(answer, partial(show, as_known=known_at is not None), language, json=json)


def show(page: Page, answer: WhoAnswer, language: Language, *, as_known: bool) -> None:
    """Add the answer to a page."""
    for said in sentences(answer, language, as_known=as_known):
        page.words(said, "bold")
    show_clocks(page, answer, language)
    place = (
        answer.function.id if answer.function else "",
        answer.territory.id if answer.territory else "",
    )
    for each in said_of(answer):
        show_said(page, each, place, language)
    for left in answer.undetermined:
        show_undetermined(page, left, language)
    show_overridden(page, answer.overridden, language)
    told = (each for each in answer.findings if each.code != "nothing_recorded")  # said above
    show_findings(page, told, language)
