"""Commands about organizations. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.

from __future__ import annotations

from typing import Annotated

import typer

from agreements.cli.commands.options import Json, KnownAt, Lang, On
from agreements.cli.commands.root import app


@app.command()
def organization(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="ID", help="Of an organization or a post.")],
    on: On = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """An organization, a post or a joint body on a day.

    Its names, whose part it is, what it came from and who stands in its place; its posts and who
    fills them; the members, chairs and decisions of a joint body.

    \b
    Examples:
      agreements organization hrdc --on 2003-12-12
      agreements organization hrsd-canada --lang fr
    """
    from agreements.cli import organization as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, subject, on, known_at, lang, json=json)
