"""Printing on a terminal, into a file or a pipe: the same words, wrapped only for a reader.

A line is wrapped to the terminal's width, or to COLUMNS; never elsewhere, and never within a word,
so that identifiers stay whole. Colours only on a terminal, and not where NO_COLOR is set.
"""

from __future__ import annotations

import io
import os
import re
import sys
import textwrap
from collections.abc import Iterable, Sequence

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from agreements.projections.shapes import to_json

UNLIMITED = 100_000
LABEL_WIDTH = 14
LEAST = 40
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def print_json(answer: BaseModel) -> None:
    """Print an answer's exact bytes; on a terminal, a line's end after them."""
    sys.stdout.buffer.write(to_json(answer))
    if sys.stdout.isatty():
        sys.stdout.buffer.write(b"\n")
    sys.stdout.flush()


def printable(words: str) -> str:
    """Return words without what would command a terminal, or could not be written."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", words)


def width() -> int:
    """Return how long a line may be."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(LEAST, int(columns))
    return max(LEAST, os.get_terminal_size(1).columns) if sys.stdout.isatty() else UNLIMITED


class Page:
    """What a command prints: gathered, then shown at once."""

    def __init__(self) -> None:
        self.width = width()
        coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self._console = Console(
            file=io.StringIO(),
            width=self.width,
            force_terminal=coloured,
            color_system="auto" if coloured else None,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
        )

    def words(self, words: str, style: str = "", indent: int = 0) -> None:
        """Add a paragraph."""
        for line in self._wrapped(words, indent):
            self._console.print(Text(" " * indent).append(printable(line), style))

    def command(self, command: str) -> None:
        """Add a shell command, on one line: it is there to be copied."""
        self._console.print(Text(f"$ {printable(command)}", "cyan"))

    def heading(self, words: str, beside: str = "") -> None:
        """Add the head of a block, after an empty line; ``beside`` it stands quieter."""
        self.blank()
        if len(words) + len(beside) + 2 > self.width:
            self.words(words, "bold")
            self.words(beside, "dim", indent=2)
            return
        line = Text(printable(words), "bold")
        self._console.print(line.append(f"  {printable(beside)}", "dim") if beside else line)

    def field(self, label: str, values: Iterable[str], indent: int = 2) -> None:
        """Add a label with its values, each on lines of its own; nothing where there are none."""
        left = indent + LABEL_WIDTH
        for value in values:
            for line in self._wrapped(value, left):
                shown = Text(f"{' ' * indent}{label:<{LABEL_WIDTH - 1}} ", "dim")
                self._console.print(shown.append(printable(line), "not dim"))
                label = ""

    def table(self, rows: Sequence[Sequence[str]], indent: int = 2) -> None:
        """Add rows whose columns are aligned."""
        if not rows:
            return
        table = Table.grid(padding=(0, 2, 0, 0))
        for number in range(len(rows[0])):
            table.add_column(overflow="fold", no_wrap=number == 0)
        for row in rows:
            table.add_row(*(Text(printable(cell)) for cell in row))
        with self._console.capture() as drawn:
            self._console.print(table, width=min(self.width, UNLIMITED) - indent, soft_wrap=False)
        for line in drawn.get().splitlines():
            self._console.file.write(f"{' ' * indent}{line.rstrip()}\n")

    def blank(self) -> None:
        """Add an empty line."""
        self._console.print()

    def show(self) -> None:
        """Print what was added."""
        shown = self._console.file
        if isinstance(shown, io.StringIO):
            sys.stdout.write("\n".join(line.rstrip() for line in shown.getvalue().split("\n")))
            sys.stdout.flush()

    def _wrapped(self, words: str, indent: int) -> list[str]:
        return textwrap.wrap(
            words, self.width - indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
