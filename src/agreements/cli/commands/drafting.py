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
    funding: Annotated[
        bool, typer.Option("--funding", help="What is promised, paid and left.")
    ] = False,
    year: Annotated[
        Text, typer.Option("--year", metavar="YEAR", help="Of --funding: only it, 2013-14.")
    ] = None,
    instrument: Annotated[
        Text,
        typer.Option("--agreement", metavar="ID", help="Of --funding and --to: only its own."),
    ] = None,
    party: Annotated[
        Text, typer.Option("--party", metavar="ID", help="Of --funding and --to: only its own.")
    ] = None,
    last: Annotated[
        Text, typer.Option("--to", metavar="DAY", help="Every legal day from --on to this one.")
    ] = None,
    on: On = None,
    role: RoleOption = None,
    below: Below = False,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What an answer would be if the draft in FILE were recorded.

    The draft, one submission, is laid over the record in memory; nothing is recorded. Ask one
    question of it: --who FUNCTION --in TERRITORY, --gaps, --funding, or --to DAY for deadlines.

    \b
    Examples:
      agreements what-if draft.yaml --who employment-benefits --in CA-BC --on 2009-02-02
      agreements what-if draft.yaml --who employment-benefits --in CA-BC --role deliver --json
      agreements what-if draft.yaml --gaps --about CA-BC
      agreements what-if draft.yaml --funding --agreement ca-bc-lmda-2008
      agreements what-if draft.yaml --on 2009-01-01 --to 2009-12-31
    """
    from agreements.cli import session
    from agreements.cli import what_if as asking
    from agreements.cli.arguments import day_of, only_one
    from agreements.cli.funding import Asked as FundingAsked
    from agreements.cli.who import Asked

    settings = session.settings_for(context.obj)
    given = {"--who": function, "--gaps": gaps or None, "--funding": funding or None, "--to": last}
    asked = only_one({name: each is not None for name, each in given.items()})
    if asked == "--who":
        who = Asked(function or "", territory or "", role, below, function_argument="--who")
        asking.run(settings, file, asking.about_who(who), on, lang, json=json)
    elif asked == "--gaps":
        asking.run(settings, file, asking.about_gaps(about), on, lang, json=json)
    elif asked == "--funding":
        lines = FundingAsked(instrument, year, None, None, party)
        asking.run(settings, file, asking.about_funding(lines), on, lang, json=json)
    else:
        days = asking.about_deadlines(day_of("--to", last or ""), instrument, party)
        asking.run(settings, file, days, on, lang, json=json)
