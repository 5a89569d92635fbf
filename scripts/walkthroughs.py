"""Runs the commands of the walk-through pages and writes what they print below each.

Usage: python -m scripts.walkthroughs [--check]. With --check nothing is written; exit status 1 and
what differs if a page shows something else, instants and hashes aside. The pages are read in order
and share one registry: an embedded server of its own, deleted afterwards, or the empty database
that AGREEMENTS_DATABASE_URL names.

The data set shipped is there from the beginning. A listing in YAML that begins with
``# name.yaml`` is a file that the reader writes; one in ``console`` holds commands, each after
``$ ``, with what it prints.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import re
import shlex
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from agreements import logs
from agreements.bootstrap import open_registry
from agreements.cli.program import run
from agreements.settings import Settings
from scripts.pages import COLUMNS, ROOT, scratch_data_dir, undated

PAGES = (ROOT / "docs" / "official.md", ROOT / "docs" / "auditor.md")

_LISTING = re.compile(r"^```(yaml|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"# (\S+\.yaml)\n")


def rewritten(pages: Sequence[Path], settings: Settings) -> Iterator[tuple[Path, str]]:
    """Follow the pages in an empty folder; yield each with what its commands print now."""
    with _at_a_terminal(), tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _printed("agreements import --lmda", settings)
        for page in pages:
            text = page.read_text(encoding="utf-8")
            yield page, _LISTING.sub(lambda found: _followed(found, settings), text)


def _followed(found: re.Match[str], settings: Settings) -> str:
    """Write the listing's file, or run its commands; return the listing as it should be."""
    language, listing = found.groups()
    if language == "yaml":
        if named := _NAME.match(listing):
            Path(named[1]).write_text(listing, encoding="utf-8")
        return found[0]
    commands = [line[2:] for line in listing.splitlines() if line.startswith("$ ")]
    shown = "\n".join(f"$ {each}\n{_printed(each, settings)}" for each in commands)
    return f"```console\n{shown}```"


def _printed(command: str, settings: Settings) -> str:
    """Run one command; return what a terminal would show. Raises ValueError for another program."""
    program, *arguments = shlex.split(command)
    if program != "agreements":
        msg = f"a page can only run agreements: {command}"
        raise ValueError(msg)
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        run(arguments, settings)
    screen.seek(0)
    lines = screen.read().strip("\n").splitlines()
    return "".join(f"{part}\n" for line in lines for part in _folded(line))


def _folded(line: str) -> list[str]:
    """Return the line as it is, or folded where a reader would have to scroll."""
    width = int(COLUMNS)
    return textwrap.wrap(line, width, break_on_hyphens=False) if len(line) > width else [line]


@contextlib.contextmanager
def _at_a_terminal() -> Iterator[None]:
    """Let lines be as wide as on the pages."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = COLUMNS
    try:
        yield
    finally:
        os.environ.pop("COLUMNS")
        if before is not None:
            os.environ["COLUMNS"] = before


def difference(page: Path, now: str) -> str:
    """Return how a page differs from what is printed now; empty where it does not."""
    shown = undated(page.read_text(encoding="utf-8")).splitlines()
    name = str(page.relative_to(ROOT))
    return "\n".join(
        difflib.unified_diff(shown, undated(now).splitlines(), name, "printed now", "", "", 2, "")
    )


def _registry(closing: contextlib.ExitStack) -> Settings:
    """Return the settings of an empty registry that stays open until the end."""
    given = os.environ.get("AGREEMENTS_DATABASE_URL")
    if given:
        return Settings.model_validate({"database_url": given, "log_level": "ERROR"})
    settings = Settings(data_dir=closing.enter_context(scratch_data_dir()), log_level="ERROR")
    closing.enter_context(open_registry(settings))
    return settings


def main() -> int:
    """Follow the pages, then write or compare them."""
    logs.configure("ERROR", "console")  # what is said of the server is not part of a page
    status = 0
    with contextlib.ExitStack() as closing:
        for page, now in rewritten(PAGES, _registry(closing)):
            differs = difference(page, now)
            if differs and "--check" in sys.argv[1:]:
                print(f"{differs}\nRun python -m scripts.walkthroughs")
                status = 1
            elif differs:
                page.write_text(now, encoding="utf-8")
                print(f"{page.relative_to(ROOT)}: written")
    return status


if __name__ == "__main__":
    sys.exit(main())
