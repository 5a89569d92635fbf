"""Commands that record. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from agreements.cli.commands.options import Json
from agreements.cli.commands.root import app


@app.command("import")
def import_(
    context: typer.Context,
    files: Annotated[Optional[list[Path]], typer.Argument(metavar="FILE...")] = None,  # noqa: UP045 - as Text above
    lmda: Annotated[
        bool, typer.Option("--lmda", help="The data set shipped: labour market agreements.")
    ] = False,
    lang: Annotated[
        str, typer.Option("--lang", metavar="en|fr", help="Language of what is refused.")
    ] = "en",
    json: Json = False,
) -> None:
    """Record submissions from files.

    YAML, JSON, or NDJSON with one submission a line.

    \b
    Examples:
      agreements import --lmda
      agreements import submissions/*.yaml
      agreements import bulk.ndjson --json

    Each submission is recorded whole or not at all. An import may be repeated: what is recorded
    already is told, not recorded again. It stops at the first submission that is bad or refused.
    """
    from agreements.cli import recording, session

    settings = session.settings_for(context.obj)
    recording.run(settings, files or [], lang, lmda=lmda, json=json)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a submission.

    \b
    Example:
      agreements schema > submission.schema.json
    """
    from agreements.cli import keeping

    keeping.schema()
