"""Commands that look for what is missing or amiss. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.

from __future__ import annotations

from typing import Annotated

import typer

from agreements.cli.commands.options import Json, KnownAt, Lang, On, Text
from agreements.cli.commands.root import app


@app.command()
def gaps(
    context: typer.Context,
    code: Annotated[
        Text, typer.Option("--code", metavar="CODE", help="Only this kind, such as need_unmet.")
    ] = None,
    about: Annotated[
        Text,
        typer.Option("--about", metavar="ID", help="Only what names this subject."),
    ] = None,
    certainty: Annotated[
        Text, typer.Option("--certainty", metavar="certain|possible", help="Only these.")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What is missing or amiss in the whole registry, since when.

    \b
    Examples:
      agreements gaps --on 2008-12-31
      agreements gaps --code authority_without_accountability --about CA-BC
      agreements gaps --on 2014-03-31 --lang fr --json
    """
    from agreements.cli import gaps as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, code, about, certainty, on, known_at, lang, json=json)
