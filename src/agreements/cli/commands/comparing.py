"""Commands that compare: two days, or two states of the record. Each imports when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.
# ruff: noqa: PLR0913, PLR0917 - typer makes an option of each argument.

from __future__ import annotations

from typing import Annotated

import typer

from agreements.cli.commands.options import DocumentedBy, Json, KnownAt, Lang, Text
from agreements.cli.commands.root import app

About = Annotated[Text, typer.Option("--about", metavar="ID", help="Only what names this subject.")]


@app.command()
def changes(
    context: typer.Context,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="After this day.")],
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="Up to this day, included.")],
    about: About = None,
    known_at: KnownAt = None,
    documented_by: DocumentedBy = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What changed in the world between two days.

    What took place, in order, and which holdings began or ended.

    \b
    Examples:
      agreements changes --from 2009-02-01 --to 2009-02-02 --about ca-bc-lmda-2008
      agreements changes --from 1996-12-31 --to 1997-12-31 --lang fr
      agreements changes --from 2002-01-01 --to 2003-12-31 --about hrdc --json
    """
    from agreements.cli import changes as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, since, until, about, known_at, documented_by, lang, json=json)


@app.command()
def revisions(
    context: typer.Context,
    since: Annotated[
        str,
        typer.Option(
            "--from", metavar="INSTANT|POSITION", help="What was recorded after it; 0: all."
        ),
    ],
    until: Annotated[
        Text, typer.Option("--to", metavar="INSTANT|POSITION", help="Up to it; now without.")
    ] = None,
    about: About = None,
    on: Annotated[
        Text,
        typer.Option(
            "--on", metavar="DAY", help="Also what that changes in the answer for this day."
        ),
    ] = None,
    after: Annotated[
        int, typer.Option("--after", min=0, metavar="POSITION", help="Go on after this position.")
    ] = 0,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=10_000, metavar="N", help="At most so many facts.")
    ] = 1000,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What the record learned between two positions.

    Each fact recorded is a correction, an alternative, a late record, an amendment or new.

    \b
    Examples:
      agreements revisions --from 0 --about ca-nu-lmda-2000
      agreements revisions --from 459 --to 469 --on 2000-04-15 --lang fr
    """
    from agreements.cli import revisions as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    span = asking.Span(since, until, about, on, after, limit)
    asking.run(settings, span, lang, json=json)
