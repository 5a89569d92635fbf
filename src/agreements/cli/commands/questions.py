"""Commands that ask. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.
# ruff: noqa: PLR0913, PLR0917 - typer makes an option of each argument.

from __future__ import annotations

from typing import Annotated

import typer

from agreements.cli.commands.options import (
    Below,
    Clientele,
    DocumentedBy,
    In,
    Json,
    KnownAt,
    Lang,
    On,
    RoleOption,
    ServiceLanguage,
    Text,
)
from agreements.cli.commands.root import app


@app.command()
def who(
    context: typer.Context,
    function: Annotated[
        str, typer.Argument(metavar="FUNCTION", help="A policy field, program or service.")
    ],
    territory: In,
    on: On = None,
    known_at: KnownAt = None,
    documented_by: DocumentedBy = None,
    role: RoleOption = None,
    below: Below = False,
    clientele: Clientele = None,
    language: ServiceLanguage = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Who holds which role over FUNCTION in TERRITORY.

    \b
    Examples:
      agreements who employment-benefits --in CA-BC --on 2008-12-31
      agreements who employment-benefits --in CA-BC --on 2008-12-31 --role deliver --lang fr
      agreements who employment-benefits --in CA-NU --on 2000-04-15 --known-at 459
      agreements who labour-market --in CA --below --json

    A parent never lists what is held beneath it unless --below asks for it.
    """
    from agreements.cli import session
    from agreements.cli import who as asking

    asking.run(
        session.settings_for(context.obj),
        asking.Asked(function, territory, role, below, clientele, language),
        on,
        known_at,
        lang,
        documented_by=documented_by,
        json=json,
    )


@app.command()
def holdings(
    context: typer.Context,
    organization: Annotated[
        str, typer.Argument(metavar="ORGANIZATION", help="The identifier of one, or of a post.")
    ],
    on: On = None,
    known_at: KnownAt = None,
    documented_by: DocumentedBy = None,
    posts: Annotated[
        bool, typer.Option("--posts", help="Also what the posts of the organization hold.")
    ] = False,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What ORGANIZATION, or a post, holds or stands in for on a day.

    \b
    Examples:
      agreements holdings government-of-canada --on 2008-12-31
      agreements holdings hrsd-canada --on 2006-12-31 --json
      agreements holdings hrdc --on 1999-01-01 --posts
    """
    from agreements.cli import holdings as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(
        settings,
        organization,
        on,
        known_at,
        lang,
        posts=posts,
        documented_by=documented_by,
        json=json,
    )


@app.command()
def agreement(
    context: typer.Context,
    instrument: Annotated[str, typer.Argument(metavar="ID")],
    on: On = None,
    known_at: KnownAt = None,
    documented_by: DocumentedBy = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """An agreement, enactment or declaration on a day.

    Its status, form, parties, term, clauses, re-openers, steps and the roles that it gives.

    \b
    Examples:
      agreements agreement ca-bc-lmda-1997 --on 2003-01-01
      agreements agreement employment-insurance-act --json
    """
    from agreements.cli import agreement as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, instrument, on, known_at, lang, documented_by=documented_by, json=json)


@app.command()
def reopeners(
    context: typer.Context,
    state: Annotated[
        Text,
        typer.Option(
            "--state",
            metavar="STATE",
            help="Only those that are, or may be: not-yet-open, open, invoked, concluded, lapsed.",
        ),
    ] = None,
    instrument: Annotated[
        Text, typer.Option("--agreement", metavar="ID", help="Only those of this agreement.")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    documented_by: DocumentedBy = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Which re-openers there are, and their state.

    \b
    Examples:
      agreements reopeners --state open --on 2003-01-01
      agreements reopeners --agreement ca-bc-lmda-1997 --json
    """
    from agreements.cli import reopeners as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(
        settings, state, instrument, on, known_at, lang, documented_by=documented_by, json=json
    )


@app.command()
def history(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="ID")],
    known_at: KnownAt = None,
    after: Annotated[
        int, typer.Option("--after", min=0, metavar="POSITION", help="Go on after this position.")
    ] = 0,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=10_000, metavar="N", help="At most so many facts.")
    ] = 1000,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """The audit trail of anything.

    ID names a subject, a submission, or a fact (submission/ordinal).

    \b
    Examples:
      agreements history ca-bc-lmda-1997
      agreements history lmda-2026-bc-transfer-agreement/5 --json
    """
    from agreements.cli import history as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, subject, known_at, after, limit, lang, json=json)
