"""Commands about duties, results and deadlines. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.

from __future__ import annotations

from typing import Annotated

import typer

from agreements.cli.commands.options import Json, KnownAt, Lang, On, Text
from agreements.cli.commands.root import app

Instrument = Annotated[
    Text, typer.Argument(metavar="ID", help="Only those of this agreement or enactment.")
]


@app.command()
def obligations(
    context: typer.Context,
    instrument: Instrument = None,
    state: Annotated[
        Text,
        typer.Option(
            "--state",
            metavar="STATE",
            help="Only those with a due date that is, or may be: upcoming, due, fulfilled, "
            "fulfilled-late, late, waived.",
        ),
    ] = None,
    owed_by: Annotated[
        Text, typer.Option("--owed-by", metavar="ORGANIZATION", help="Only those that it owes.")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Duties with due dates, and how each stands.

    \b
    Examples:
      agreements obligations ca-ab-lmda-1996 --on 1999-04-01
      agreements obligations --state late --owed-by government-of-quebec --on 1997-10-01 --json

    A due date is late, or outstanding, while nothing on record fulfils or waives it.
    """
    from agreements.cli import obligations as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, instrument, state, owed_by, on, known_at, lang, json=json)


@app.command()
def results(
    context: typer.Context,
    instrument: Instrument = None,
    on: On = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Targets, results and the difference.

    \b
    Examples:
      agreements results ca-bc-lmda-1997
      agreements results ca-bc-lmda-1997 --on 1999-03-31 --lang fr --json
    """
    from agreements.cli import results as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, instrument, on, known_at, lang, json=json)


@app.command()
def deadlines(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day, YYYY-MM-DD.")],
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="The last day, included.")],
    instrument: Annotated[
        Text, typer.Option("--agreement", metavar="ID", help="Only those that it sets.")
    ] = None,
    party: Annotated[
        Text, typer.Option("--party", metavar="ORGANIZATION", help="Only those that bind it.")
    ] = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Every legal day between two days.

    Due dates, windows, terms, notices, steps and suspensions; beside each, the internal days that
    organizations set ahead of it. An internal day within the two days is told although its legal
    day lies beyond them.

    \b
    Examples:
      agreements deadlines --from 1997-04-01 --to 1998-03-31
      agreements deadlines --from 1997-04-01 --to 1998-03-31 --party government-of-quebec --json
    """
    from agreements.cli import deadlines as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, (first, last), instrument, party, known_at, lang, json=json)
