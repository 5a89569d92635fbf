"""Commands that try a draft. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.
# ruff: noqa: PLR0913, PLR0917 - typer makes an option of each argument.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from agreements.cli.commands.options import Below, Json, Lang, On, RoleOption, Text
from agreements.cli.commands.root import app


@app.command("what-if")
def what_if(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    function: Annotated[
        Text, typer.Option("--who", metavar="FUNCTION", help="Who holds roles over it; with --in.")
    ] = None,
    territory: Annotated[
        Text, typer.Option("--in", metavar="TERRITORY", help="Where, such as CA-BC.")
    ] = None,
    gaps: Annotated[bool, typer.Option("--gaps", help="What is missing or amiss.")] = False,
    about: Annotated[
        Text, typer.Option("--about", metavar="ID", help="Of --gaps: only what names it.")
    ] = None,
    on: On = None,
    role: RoleOption = None,
    below: Below = False,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What an answer would be if the draft in FILE were recorded.

    The draft, one submission, is laid over the record in memory; nothing is recorded. Ask one
    question of it: --who FUNCTION --in TERRITORY, or --gaps.

    \b
    Examples:
      agreements what-if draft.yaml --who employment-benefits --in CA-BC --on 2009-02-02
      agreements what-if draft.yaml --who employment-benefits --in CA-BC --role deliver --json
      agreements what-if draft.yaml --gaps --about CA-BC
    """
    from agreements.cli import session
    from agreements.cli import what_if as asking
    from agreements.cli.arguments import only_one
    from agreements.cli.who import Asked

    settings = session.settings_for(context.obj)
    asked = only_one({"--who": function is not None, "--gaps": gaps})
    if asked == "--gaps":
        asking.run(settings, file, asking.about_gaps(about), on, lang, json=json)
        return
    who = Asked(function or "", territory or "", role, below, function_argument="--who")
    asking.run(settings, file, asking.about_who(who), on, lang, json=json)
