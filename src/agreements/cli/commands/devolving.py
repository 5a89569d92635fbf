"""The command that asks how far devolution has come. What it does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.

from __future__ import annotations

from typing import Annotated

import typer

from agreements.cli.commands.options import Json, KnownAt, Lang, On
from agreements.cli.commands.root import app


@app.command()
def devolution(
    context: typer.Context,
    instrument: Annotated[
        str | None, typer.Argument(metavar="ID", help="Of one instrument. Default: of all.")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Devolution steps: conditions, what moved to whom, and how far they have come.

    \b
    Examples:
      agreements devolution ca-bc-lmda-2008 --on 2009-02-02
      agreements devolution --on 2008-12-31 --json

    A plan moves nothing: only a step that was effected, and whose instrument is in force, does.
    """
    from agreements.cli import devolution as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, instrument, on, known_at, lang, json=json)
