"""The pages do not lie: what they name is there, what they show parses, what they print is printed.

docs/reference is written from the code and has a test of its own; here it is only looked at for
links and commands. Nothing starts a server, but the last test, which uses the suite's.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import typer
from eventsourcing import persistence
from typer.core import TyperGroup
from typer.main import get_command

from agreements.api.contract import contract
from agreements.application.documents import Document, read
from agreements.cli.commands import app
from agreements.domain.facts import FACT_TYPES
from agreements.settings import PREFIX, Settings
from scripts import pages, readme_demo, walkthroughs
from tests.application.samples import HEADER
from tests.lmda import SUBMISSIONS
from tests.postgres import Database

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
WRITTEN = [README, ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md"), *DECISIONS]
PAGES = [*WRITTEN, ROOT / "docs/adr/README.md", *(ROOT / "docs/reference").glob("*.md")]
SOURCE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "src").rglob("*"))
    if file.suffix in (".py", ".sql")
)

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_COMMAND = re.compile(r"(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?agreements( .+)?")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def spans_of(page: Path) -> list[str]:
    """Return what stands between backquotes in running text."""
    return _SPAN.findall(_FENCED.sub("", text_of(page)))


def lines_of(page: Path, *languages: str) -> Iterator[str]:
    """Yield the lines of a page's listings in the given languages."""
    for language, listing in _FENCED.findall(text_of(page)):
        if language in languages:
            yield from listing.splitlines()


def each_page(pages: list[Path]) -> pytest.MarkDecorator:
    names = [str(page.relative_to(ROOT)) for page in pages]
    return pytest.mark.parametrize("page", pages, ids=names)


# Links


def anchors_of(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@each_page(PAGES)
def test_a_link_leads_somewhere(page: Path) -> None:
    """A relative link names a file that is there, and a heading that it has."""
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        path, _, anchor = target.partition("#")
        if urlsplit(target).scheme:
            continue
        file = (page.parent / path).resolve() if path else page
        assert file.is_file(), target
        assert not anchor or anchor in anchors_of(file), target


@each_page(WRITTEN)
def test_a_file_that_is_named_is_there(page: Path) -> None:
    for span in spans_of(page):
        if re.fullmatch(r"(?:src|tests|docs|scripts)/\S+|Makefile|\w+\.toml|req\w+\.lock", span):
            assert (ROOT / span).exists(), span
        elif re.fullmatch(
            r"(?:domain|application|projections|storage|api|cli)/(?:\w+/)*(?:\w+\.py)?", span
        ):
            assert (ROOT / "src/agreements" / span).exists(), span


def test_the_layout_is_the_layout() -> None:
    """The README's tree names directories that are there, and every one of the code."""
    (tree,) = [listing for _, listing in _FENCED.findall(text_of(README)) if "oracle.py" in listing]
    beneath = re.findall(r"^  ((?:\w+/ *)+)", tree, re.MULTILINE)
    named = {name.rstrip("/") for line in beneath for name in line.split()}

    assert named == {each.parent.name for each in (ROOT / "src/agreements").glob("*/__init__.py")}
    for top in re.findall(r"^(\w+)/", tree, re.MULTILINE):
        assert (ROOT / top).is_dir()


@each_page(WRITTEN)
def test_a_make_target_that_is_named_is_one(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = [*spans_of(page), *lines_of(page, "sh")]

    assert {each.split()[1] for each in named if each.startswith("make ")} <= targets


# Commands

PROGRAM = get_command(app)
assert isinstance(PROGRAM, TyperGroup)
COMMANDS = PROGRAM.commands


def commands_of(page: Path) -> list[list[str]]:
    """Return what follows `agreements` wherever a page shows a command.

    One that running text only mentions, without arguments, stands as its own --help.
    """
    listed = [_COMMAND.fullmatch(each.strip()) for each in lines_of(page, "sh", "console")]
    told = [_COMMAND.fullmatch(each) for each in spans_of(page)]
    words = [(shlex.split(each[1] or ""), each in told) for each in (*listed, *told) if each]
    return [[*each, "--help"] if mere and len(each) == 1 else each for each, mere in words]


def parsed(words: list[str]) -> dict[str, object]:
    """Parse a command as the program does, without running it; a misuse fails the test."""
    if not words or words[0].startswith("-"):
        return {}
    assert words[0] in COMMANDS, words
    try:
        with COMMANDS[words[0]].make_context(words[0], words[1:]) as context:
            return dict(context.params)
    except typer.Exit:  # --help
        return {}
    except typer.TyperException as misused:
        pytest.fail(f"agreements {shlex.join(words)}: {misused.format_message()}")


@each_page(PAGES)
def test_a_command_parses(page: Path) -> None:
    """Every command shown is one, with options that it has and everything that it needs."""
    for words in commands_of(page):
        parsed(words)


def test_the_readme_shows_every_command() -> None:
    shown = {words[0] for words in commands_of(README) if words}

    assert shown >= COMMANDS.keys() - {"demo", "restore", "rebuild", "export"}
    assert {words[0] for words in commands_of(ROOT / "docs/operating.md") if words} >= {
        "restore", "rebuild", "export", "verify", "serve",
    }  # fmt: skip


# Settings


def test_the_settings_are_those_of_the_code() -> None:
    """The README's table has every variable, with its default, and no other."""
    rows = re.findall(rf"^\| `({PREFIX}\w+)` \| (.+?) \|", text_of(README), re.MULTILINE)
    fields = Settings.model_fields

    assert sorted(name for name, _ in rows) == sorted(PREFIX + name.upper() for name in fields)
    for name, default in rows:
        field = fields[name.removeprefix(PREFIX).lower()]
        if field.default_factory is None:  # else it is told in words
            assert default.strip("`") == str(field.default).replace("None", "none"), name


@each_page(WRITTEN)
def test_a_variable_that_is_named_is_read(page: Path) -> None:
    """Some are read elsewhere than in the settings: those of the server and of the tests."""
    for name in re.findall(rf"\b{PREFIX}[A-Z_]+\b", text_of(page)):
        known = name.removeprefix(PREFIX).lower() in Settings.model_fields
        assert known or f'"{name}"' in SOURCE, name


# Facts, names and examples


@each_page(WRITTEN)
def test_a_fact_or_class_that_is_named_exists(page: Path) -> None:
    for name in spans_of(page):
        if re.fullmatch(r"(?:[A-Z][a-z]+){2,}", name):
            known = name in FACT_TYPES or f"class {name}" in SOURCE or hasattr(persistence, name)
            assert known, name


@each_page(WRITTEN)
def test_a_name_in_code_stands_in_the_code(page: Path) -> None:
    """Fields, columns, roles, refusals and findings are spelt as the code spells them."""
    for name in spans_of(page):
        if re.fullmatch(r"[a-z]+(?:_[a-z]+)+", name) and not name.startswith("pg_"):
            assert re.search(rf"\b{name}\b", SOURCE), name


@each_page([README, ROOT / "docs/concepts.md", *walkthroughs.PAGES])
def test_an_example_reads_as_a_submission(page: Path) -> None:
    examples = examples_of(page)

    assert examples
    for each in examples:
        whole = each if each.startswith("submission:") else f"{HEADER}facts:\n{each}"
        assert list(read(BytesIO(whole.encode()), "example.yaml"))


def examples_of(page: Path) -> list[str]:
    """Return the listings that are a submission, or facts of one."""
    listings = [listing for language, listing in _FENCED.findall(text_of(page)) if language]
    unnamed = [re.sub(r"\A# \S+\.yaml\n", "", each) for each in listings]
    return [each for each in unnamed if re.match(r"submission: |- fact: ", each)]


def _recorded(file: Traversable) -> Iterator[Document]:
    yield from read(file, file.name)


DATA_SET = SUBMISSIONS


def test_a_question_names_what_the_data_set_has() -> None:
    """What a page asks about is registered by the data set, or by an example of the pages."""
    examples = [each for page in (README, *walkthroughs.PAGES) for each in examples_of(page)]
    own = [
        each.submission
        for example in examples
        for each in read(BytesIO(example.encode()), "example.yaml")
    ]
    recorded = (*DATA_SET, *own)
    known = {fact.subject for each in recorded for fact in each.facts} | {"ID", None}
    known |= {
        f"{each.submission}/{ordinal}"
        for each in recorded
        for ordinal in range(1, len(each.facts) + 1)
    }
    for page in WRITTEN:
        for asked in map(parsed, commands_of(page)):
            names = ("function", "territory", "organization", "instrument", "subject")
            assert {asked[each] for each in names if each in asked} <= known, page


def test_a_position_stands_where_the_pages_say() -> None:
    """The pages ask as known just before and after submissions that they speak of."""
    ends: dict[str, int] = {}
    for each in DATA_SET:
        ends[each.submission] = max(ends.values(), default=0) + len(each.facts)

    def known_at(page: Path) -> set[object]:
        return {asked.get("known_at") for asked in map(parsed, commands_of(page))} - {None}

    renewal, ontario = ends["lmda-2026-bc-first-agreement-renewal"], ends["lmda-2026-on-agreement"]
    assert known_at(ROOT / "docs/concepts.md") == {str(renewal - 1), str(renewal)}
    assert known_at(README) == {str(ontario)}
    assert known_at(walkthroughs.PAGES[0]) == {str(renewal - 1)}
    alberta = (ends["lmda-2026-ab-agreement"], ends["lmda-2026-ab-agreement-term"])
    assert known_at(walkthroughs.PAGES[1]) >= {str(each) for each in alberta}
    helped = re.findall(r"agreements who .*--known-at (\d+)", SOURCE)
    assert helped == [str(ontario)]
    assert f"holdings?known_at={max(ends.values())}'" in text_of(README)


def test_an_address_is_one_of_the_api() -> None:
    """What curl is shown to ask has a path, and parameters that it takes."""
    paths = contract()["paths"]
    urls = [
        (words, urlsplit(next(each for each in words if each.startswith("http"))))
        for words in map(shlex.split, lines_of(README, "sh"))
        if words[:1] == ["curl"]
    ]

    assert urls
    for words, url in urls:
        method = "post" if "POST" in words else "get"
        (path,) = [each for each in paths if _fits(each, url.path) and method in paths[each]]
        taken = {each["name"] for each in paths[path][method].get("parameters", ())}
        assert parse_qs(url.query).keys() <= taken, url


def _fits(template: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) is not None


# Decisions


@each_page(DECISIONS)
def test_a_decision_has_its_parts(page: Path) -> None:
    """Context, decision, consequences, what was rejected; short enough to be read."""
    text = text_of(page)
    title = re.match(rf"# {int(page.name[:4])}\. (.+)\n\nAccepted, \d{{4}}-\d\d-\d\d\.\n", text)

    assert title
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Context", "Decision", "Consequences", "Rejected",
    ]  # fmt: skip
    assert 150 <= len(text.split()) <= 450
    assert f"[{title[1]}]({page.name})" in text_of(page.parent / "README.md")


def test_decisions_are_numbered_without_gap() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


# The demo


def test_the_demo_prints_what_the_readme_shows(database: Database) -> None:
    """`python -m scripts.readme_demo` writes it anew; instants and hashes differ at every run."""
    demo = readme_demo.printed({"AGREEMENTS_DATABASE_URL": database.dsn()})

    assert readme_demo.stable(readme_demo.shown(demo)) == readme_demo.stable(
        readme_demo.block_of(text_of(README))
    )


# The walk-throughs


@pytest.mark.timeout(240)  # a whole registry, and fifty questions, on however busy a machine
def test_the_walkthroughs_print_what_they_show(database: Database) -> None:
    """`python -m scripts.walkthroughs` writes them anew. Both pages use one registry."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.walkthroughs", "--check"],
        cwd=ROOT,
        env={**pages.reader_environment(), "AGREEMENTS_DATABASE_URL": database.dsn()},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )

    assert not done.stdout, done.stdout
    assert done.returncode == 0
