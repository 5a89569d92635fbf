"""``import``: each submission of each file recorded whole, or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from agreements import data
from agreements.api.receipts import ReceiptPart, receipt
from agreements.application.documents import BadDocument, Document, Problem, read
from agreements.bootstrap import Runtime, open_registry
from agreements.cli.arguments import BadArgument, file_of, language_of
from agreements.cli.fact_lines import line_of
from agreements.cli.terminal import Page, print_json
from agreements.cli.words import word
from agreements.domain.refusals import Refusal, Refused
from agreements.domain.words import Language
from agreements.projections.shapes import Part
from agreements.settings import Settings

LARGE = 256 * 1024
"""Bytes from which a file's progress is worth a bar."""


class ImportedFile(Part):
    file: str
    receipts: tuple[ReceiptPart, ...]


class Imported(Part):
    """What was recorded, file by file, now or before (``repeated``)."""

    files: tuple[ImportedFile, ...]


class NotRecorded(Exception):
    """A submission that is none, or that is refused: where, which fact, field and rule.

    Nothing of it is recorded; what stood before it is.
    """


def run(settings: Settings, files: list[Path], lang: str, *, lmda: bool, json: bool) -> None:
    """Import and print. Raises NotRecorded at the first bad or refused submission."""
    language = language_of("--lang", lang)
    shipped = [(each.name, each) for each in (data.files() if lmda else ())]
    sources = [*shipped, *((str(each), file_of("FILE", each)) for each in files)]
    if not sources:
        raise BadArgument("FILE", "name at least one file, or --lmda for the data set shipped")
    imported: dict[str, list[ReceiptPart]] = {}
    try:
        with open_registry(settings) as registry:
            for name, source in sources:
                receipts = imported.setdefault(name, [])
                _record_file(registry, source, name, receipts, language, json=json)
    finally:
        if json:
            files_imported = (
                ImportedFile(file=name, receipts=tuple(receipts))
                for name, receipts in imported.items()
            )
            print_json(Imported(files=tuple(files_imported)))


def _record_file(
    registry: Runtime,
    source: Traversable,
    name: str,
    receipts: list[ReceiptPart],
    language: Language,
    *,
    json: bool,
) -> None:
    """Record a file's submissions, adding each one's receipt to ``receipts`` as it comes."""
    try:
        with _progress(source) as advanced:
            for document in read(source, name):
                receipts.append(_record(registry, source, document, language))
                advanced(document.line)
    except BadDocument as bad:
        said = said_of_bad(bad, language)
        raise _stopped(said, bad.problems[0].submission, language) from bad
    finally:
        if receipts and not json:
            _say(name, receipts)


def _record(
    registry: Runtime, source: Traversable, document: Document, language: Language
) -> ReceiptPart:
    try:
        return receipt(registry.registry.record(document.submission))
    except Refused as refused:
        said = said_of_refused(source, document, refused, language)
        raise _stopped(said, document.submission.submission, language) from refused


def _stopped(said: str, submission: str | None, language: Language) -> NotRecorded:
    what = "the_submission_named" if submission else "this_submission"
    stopped = word("stopped", language, what=word(what, language, id=submission))
    return NotRecorded(f"{said}\n{stopped}")


def said_of_refused(
    source: Traversable, document: Document, refused: Refused, language: Language
) -> str:
    """Return a refusal as its reader is told it: file, line, submission, fact, field and rule."""
    return "\n".join(_refusal(source, document, each, language) for each in refused.refusals)


def _refusal(source: Traversable, document: Document, refusal: Refusal, language: Language) -> str:
    submission = document.submission.submission
    own = [each for each in refusal.facts if each.startswith(f"{submission}/")]
    others = [each for each in refusal.facts if each not in own[:1]]
    ordinal = int(own[0].rpartition("/")[2]) if own else None
    line = line_of(source, document, ordinal, refusal.at) if own or refusal.at else document.line
    where = [word("submission_named", language, id=submission)]
    if own:
        where.append(word("fact_named", language, id=own[0]))
    if refusal.at:
        where.append(word("field_named", language, id=refusal.at))
    beside = f" ({word('with', language)} {', '.join(others)})" if others else ""
    said = f"{refusal.sentence(language)}{beside} [{refusal.code}]"
    return f"{document.file}:{line}: {', '.join(where)}{word('colon', language)}{said}"


def said_of_bad(bad: BadDocument, language: Language) -> str:
    """Return a bad document's problems as their reader is told them, each with its rule."""
    return "\n".join(_problem(each, language) for each in bad.problems)


def _problem(of: Problem, language: Language) -> str:
    where = [word("submission_named", language, id=of.submission)] if of.submission else []
    fact = f"{of.submission}/{of.fact}" if of.submission else of.fact
    where += [word("fact_named", language, id=fact)] if of.fact else []
    where += [word("field_named", language, id=of.field)] if of.field else []
    named = of.field or (f"facts.{of.fact - 1}" if of.fact else "")
    said = of.message(language).removeprefix(f"{named}{word('colon', language)}")
    place = f"{of.file}:{of.line}: " + (
        f"{', '.join(where)}{word('colon', language)}" if where else ""
    )
    return f"{place}{said} [{of.rule}]"


def _say(name: str, receipts: Iterable[ReceiptPart]) -> None:
    listed = list(receipts)
    page = Page()
    for repeated, verdict in ((False, "recorded"), (True, "already recorded")):
        found = [each for each in listed if each.repeated == repeated]
        if found:
            page.words(f"{name}: {verdict}: {_extent(found)}")
    page.show()


def _extent(receipts: Sequence[ReceiptPart]) -> str:
    first, last = receipts[0].first_position, receipts[-1].last_position
    facts = sum(each.last_position - each.first_position + 1 for each in receipts)
    span = f"position {first}" if first == last else f"positions {first} to {last}"
    return f"{counted(len(receipts), 'submission')}, {counted(facts, 'fact')}, {span}"


def counted(number: int, what: str) -> str:
    """Return ``1 fact``, ``2 facts``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


@contextmanager
def _progress(source: Traversable) -> Iterator[Callable[[int], None]]:
    """Show how far a large file is, by lines, where somebody watches standard error."""
    if not (sys.stderr.isatty() and isinstance(source, Path) and source.stat().st_size >= LARGE):
        yield lambda _line: None
        return
    with source.open("rb") as file:
        lines = sum(1 for _ in file)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task(f"{source.name}, line", total=lines)
        yield lambda line: progress.update(task, completed=line)
        progress.update(task, completed=lines)
