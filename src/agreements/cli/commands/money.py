"""Commands that ask about money. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.
# ruff: noqa: PLR0913, PLR0917 - typer makes an option of each argument.

from __future__ import annotations

from typing import Annotated

import typer

from agreements.cli.commands.options import Json, KnownAt, Lang, On, Text
from agreements.cli.commands.root import app


@app.command()
def funding(
    context: typer.Context,
    instrument: Annotated[
        Text, typer.Argument(metavar="ID", help="Only what this instrument promises.")
    ] = None,
    year: Annotated[
        Text, typer.Option("--year", metavar="YEAR", help="A fiscal year, such as 2013-14.")
    ] = None,
    function: Annotated[
        Text, typer.Option("--function", metavar="FUNCTION", help="For this, or what is beneath.")
    ] = None,
    territory: Annotated[
        Text, typer.Option("--territory", metavar="TERRITORY", help="Here, or within.")
    ] = None,
    party: Annotated[
        Text, typer.Option("--party", metavar="ORGANIZATION", help="Who pays or is paid.")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What was promised, paid and left per fiscal year, and who answers for it.

    \b
    Examples:
      agreements funding ca-ns-lmda-1997 --on 2002-12-31
      agreements funding --year 2013-14 --on 2014-12-31
      agreements funding --territory CA-NU --party government-of-nunavut --lang fr --json

    A payment belongs to the fiscal year that it states, 1 April to 31 March, not to its day.
    """
    from agreements.cli import funding as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asked = asking.Asked(instrument, year, function, territory, party)
    asking.run(settings, asked, on, known_at, lang, json=json)
