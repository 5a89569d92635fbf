"""``verify``, ``rebuild``, ``export``, ``restore``: the log and what is derived from it."""

from __future__ import annotations

import json as json_module
from pathlib import Path

from agreements.application.schema import submission_schema
from agreements.bootstrap import open_registry
from agreements.cli.arguments import BadArgument, file_of, sealed_of
from agreements.cli.terminal import Page, print_json
from agreements.projections.rebuild import rebuild as rebuild_claims
from agreements.projections.shapes import Part
from agreements.settings import Settings
from agreements.storage.chain import Verification, verify_database, verify_export
from agreements.storage.connections import open_pool
from agreements.storage.export import Copied
from agreements.storage.export import export as export_log
from agreements.storage.export import restore as restore_log
from agreements.storage.log import Log


class FirstBadPart(Part):
    submission: str
    fault: str
    detail: str


class Verified(Part):
    """What held, up to the head or to what is first found wrong."""

    ok: bool
    submissions: int
    facts: int
    head_position: int
    head_hash: str
    first_bad: FirstBadPart | None


class Rebuilt(Part):
    """``differing``: rows that were not what the log says, and were put right."""

    subjects: int
    claims: int
    mentions: int
    differing: int


class CopiedPart(Part):
    """What was written, and the hash that it ends in: keep that apart from the file."""

    file: str
    submissions: int
    facts: int
    last_position: int
    head_hash: str


def verify(settings: Settings, file: Path | None, sealed: list[str], *, json: bool) -> bool:
    """Verify the log, or an export without any database, and print. Returns whether it held."""
    expected = sealed_of("--sealed", sealed)
    if file is not None:
        found = verify_export(file_of("--file", file), expected)
    else:
        with open_registry(settings) as registry:
            found = verify_database(registry.reader_dsn, expected)
    if json:
        print_json(_verified(found))
    else:
        _show_verified(found, str(file) if file else "The log")
    return found.ok


def _verified(found: Verification) -> Verified:
    bad = found.first_bad
    return Verified(
        ok=found.ok,
        submissions=found.submissions,
        facts=found.facts,
        head_position=found.head_position,
        head_hash=found.head_hash.hex(),
        first_bad=FirstBadPart(submission=bad.submission, fault=bad.fault, detail=bad.detail)
        if bad
        else None,
    )


def _show_verified(found: Verification, what: str) -> None:
    page = Page()
    extent = f"{found.submissions} submissions, {found.facts} facts, up to position"
    if found.ok:
        page.words(f"Verified: {what} is what was recorded.", "bold green")
        page.words(f"{extent} {found.head_position}, hash {found.head_hash.hex()}")
    elif found.first_bad is not None:
        bad = found.first_bad
        page.words(f"NOT verified: {what} is not what was recorded.", "bold red")
        page.words(f"{bad.submission}: {bad.detail} [{bad.fault}]")
        page.words(f"Before it held: {extent} {found.head_position}")
    page.show()


def rebuild(settings: Settings, *, json: bool) -> None:
    """Derive every claim again from the log, and print what differed."""
    with open_registry(settings) as registry:
        done = rebuild_claims(registry.owner_dsn)
    answer = Rebuilt(
        subjects=done.subjects, claims=done.claims, mentions=done.mentions, differing=done.differing
    )
    if json:
        print_json(answer)
        return
    differed = "none differed" if not done.differing else f"{done.differing} differed: put right"
    page = Page()
    page.words(f"Rebuilt from the log: {done.subjects} subjects, {done.claims} claims; {differed}.")
    page.show()


def export(settings: Settings, file: Path, *, json: bool) -> None:
    """Write the whole log to a file and print what it ends in. Raises BadArgument."""
    if not file.parent.is_dir():
        raise BadArgument("FILE", f"there is no directory '{file.parent}'")
    with open_registry(settings) as registry:
        copied = export_log(registry.log, file)
    _show_copied("Exported to", file, copied, json=json)


def restore(settings: Settings, file: Path, *, json: bool) -> None:
    """Record an export in an empty log, derive the claims, and print. Raises LogNotEmpty."""
    path = file_of("FILE", file)
    with open_registry(settings) as registry:
        with open_pool(registry.owner_dsn, max_size=1) as owner:
            copied = restore_log(path, Log(owner))
        rebuild_claims(registry.owner_dsn)
    _show_copied("Restored from", file, copied, json=json)


def _show_copied(what: str, file: Path, copied: Copied, *, json: bool) -> None:
    answer = CopiedPart(
        file=str(file),
        submissions=copied.submissions,
        facts=copied.facts,
        last_position=copied.last_position,
        head_hash=copied.head_hash.hex(),
    )
    if json:
        print_json(answer)
        return
    page = Page()
    page.words(
        f"{what} {file}: {answer.submissions} submissions, {answer.facts} facts, up to position "
        f"{answer.last_position}."
    )
    page.words(
        f"It ends in {answer.last_position}:{answer.head_hash}; kept elsewhere, this proves later "
        "that nothing was cut off (verify --sealed)."
    )
    page.show()


def schema() -> None:
    """Print the JSON Schema of a submission."""
    page = json_module.dumps(submission_schema(), ensure_ascii=False, indent=2)
    print(page)  # noqa: T201 - the answer
