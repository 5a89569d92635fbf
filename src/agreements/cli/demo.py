"""``demo``: the data set shipped, and its questions, each under the command that answers it."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path

from agreements import data
from agreements.bootstrap import Runtime, open_registry
from agreements.cli.arguments import BadArgument
from agreements.cli.terminal import Page
from agreements.settings import Settings

DRAFT = "bc-takeover-corrected"
FIRST = "lmda-2026-sources"
NUNAVUT = "lmda-2026-nu-agreement"

_MOMENTS = (
    ("British Columbia, the first agreement being carried on", "CA-BC", "2008-12-31"),
    ("British Columbia, on the day of the transfer", "CA-BC", "2009-02-02"),
    ("Ontario, on the eve of its first agreement", "CA-ON", "2006-12-31"),
    ("Ontario, the day after", "CA-ON", "2007-01-01"),
)


@dataclass(frozen=True)
class Step:
    """A question in plain words, and the command that answers it."""

    asks: str
    command: Sequence[str]


def run(settings: Settings) -> None:
    """Record, ask and print; leaves the data, and no server.

    Raises BadArgument where the registry holds anybody's records but the demo's.
    """
    # Held for the whole demo, so that the server starts once; the last to leave stops it.
    with open_registry(settings) as registry, as_file(data.draft(DRAFT)) as draft:
        _require_its_own(registry)
        _introduce(settings)
        _do(
            settings,
            Step("The agreements of thirteen provinces and territories", ["import", "--lmda"]),
        )
        for step in _steps(_before_nunavut(registry), _shown(draft)):
            _do(settings, step)
    _conclude()


def _steps(before_nunavut: int, draft: str) -> Iterator[Step]:
    delivers = ("--role", "deliver")
    for asks, territory, day in _MOMENTS:
        yield Step(f"Who delivers employment benefits in {asks}?", _who(territory, day, *delivers))
    yield Step(
        "Nunavut, as known before its agreement was recorded",
        _who("CA-NU", "2000-04-15", *delivers, "--known-at", str(before_nunavut)),
    )
    yield Step("Nunavut, the same day, as known now", _who("CA-NU", "2000-04-15", *delivers))
    yield Step(
        "Who delivers under a contract in Ottawa-Carleton, and who answers in the end?",
        ["who", "job-connect-preparation", "--in", "ottawa-carleton", "--on", "2000-01-01",
         *delivers],
    )  # fmt: skip
    yield Step(
        "Two sources disagree on how long this agreement runs: does it still, in 2026?",
        ["agreement", "ca-nb-lmda-1996", "--on", "2026-11-21"],
    )
    yield Step("What was promised and paid for Nunavut?", ["funding", "ca-nu-lmda-2000"])
    yield Step(
        "Who answers for the passport service as a whole, once it is divided?",
        ["gaps", "--code", "need_unmet", "--on", "2013-07-02"],
    )
    yield Step(
        "Which re-openers are open on 1 January 2003?",
        ["reopeners", "--state", "open", "--on", "2003-01-01"],
    )
    place = ("--who", "employment-benefits", "--in", "CA-BC", "--on", "2009-02-02")
    yield Step(
        "What if British Columbia had taken over a week later?",
        ["what-if", draft, *place, *delivers],
    )
    yield Step("Is the log what was recorded?", ["verify"])


def _who(territory: str, day: str, *more: str) -> list[str]:
    return ["who", "employment-benefits", "--in", territory, "--on", day, *more]


def _do(settings: Settings, step: Step) -> None:
    """Print a command and run it just as it would be run from a shell."""
    from agreements.cli.program import run as run_command  # noqa: PLC0415 - it imports the commands

    page = Page()
    page.heading(f"# {step.asks}")
    page.command(f"{program()} {shlex.join(step.command)}")
    page.show()
    code = run_command(step.command, settings)
    if code:
        raise SystemExit(code)


def _before_nunavut(registry: Runtime) -> int:
    recorded = registry.log.submission(NUNAVUT)
    return recorded.first_position - 1 if recorded else 0


def _require_its_own(registry: Runtime) -> None:
    """The demo's records do not belong among others."""
    first = registry.log.submission(FIRST)
    if registry.log.head() is not None and (first is None or first.first_position != 1):
        raise BadArgument(
            "AGREEMENTS_DATA_DIR",
            "this registry holds records of its own; name an empty directory for the demo",
        )


def _introduce(settings: Settings) -> None:
    page = Page()
    if settings.database_url is None:
        page.words(f"A registry on an embedded PostgreSQL, kept in {settings.data_dir}")
    else:
        page.words("AGREEMENTS_DATABASE_URL is set: this uses that database, and records in it.")
    page.show()


def _conclude() -> None:
    page = Page()
    page.heading("# Ask more")
    for command in (
        "who employment-benefits --in CA-BC --on 2008-12-31 --lang fr",
        "agreement ca-bc-lmda-1997 --on 2003-01-01",
        "history ca-bc-lmda-1997",
        "holdings government-of-canada --on 2008-12-31",
        "gaps --on 2004-01-01",
        "--help",
    ):
        page.command(f"{program()} {command}")
    page.show()


def program() -> str:
    """Return how this program was called, such that a shell would find it again."""
    called = Path(sys.argv[0])
    if called.name != "agreements":
        return "agreements"
    found = shutil.which("agreements")
    if found is not None and Path(found).resolve() == called.resolve():
        return "agreements"
    return shlex.quote(_shown(called))


def _shown(path: Path) -> str:
    """Return a path from here where it lies beneath, else in full."""
    full = path.absolute()
    here = Path.cwd()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(full)
