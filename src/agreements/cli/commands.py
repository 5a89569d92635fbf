"""The commands: what each takes, and its help. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.
# ruff: noqa: PLR0913, PLR0917 - typer makes an option of each argument.

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from agreements import __version__

app = typer.Typer(
    name="agreements",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Text = Optional[str]  # noqa: UP045 - typer reads it while the module is being imported

In = Annotated[str, typer.Option("--in", metavar="TERRITORY", help="Where, such as CA-BC.")]
On = Annotated[
    Text,
    typer.Option(
        "--on", metavar="DAY", help="A full day, YYYY-MM-DD; today in the registry's zone without."
    ),
]
KnownAt = Annotated[
    Text,
    typer.Option(
        "--known-at",
        metavar="INSTANT|POSITION",
        help="As the record stood then: a position of the log, or an instant with its zone.",
    ),
]
RoleOption = Annotated[
    Text, typer.Option("--role", metavar="ROLE", help="Only this role, such as deliver.")
]
Below = Annotated[
    bool,
    typer.Option("--below", help="Also what is held over narrower functions and territories."),
]
Lang = Annotated[str, typer.Option("--lang", metavar="en|fr", help="Language of the answer.")]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON, the same as the API's.")]


@app.callback(invoke_without_command=True)
def agreements(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Who holds which authority and accountability, over which function, in which territory,
    on any day, as known at any time - with the facts and sources that say so.

    \b
    Start here:
      agreements demo
      agreements import --lmda
      agreements who employment-benefits --in CA-BC --on 2008-12-31

    Exit codes: 0 answered, also where nothing is held; 1 refused, or not verified; 2 an unknown
    identifier or a bad argument; 3 the storage is not available.

    AGREEMENTS_DATA_DIR says where the embedded server keeps its data, AGREEMENTS_DATABASE_URL
    names another PostgreSQL to use instead of it.
    """
    if version:
        typer.echo(f"agreements {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def who(
    context: typer.Context,
    function: Annotated[
        str, typer.Argument(metavar="FUNCTION", help="A policy field, program or service.")
    ],
    territory: In,
    on: On = None,
    known_at: KnownAt = None,
    role: RoleOption = None,
    below: Below = False,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Who holds which role over FUNCTION in TERRITORY.

    \b
    Examples:
      agreements who employment-benefits --in CA-BC --on 2008-12-31
      agreements who employment-benefits --in CA-BC --on 2008-12-31 --role deliver --lang fr
      agreements who employment-benefits --in CA-NU --on 2000-04-15 --known-at 81
      agreements who labour-market --in CA --below --json

    A parent never lists what is held beneath it unless --below asks for it.
    """
    from agreements.cli import session
    from agreements.cli import who as asking

    asking.run(
        session.settings_for(context.obj),
        asking.Asked(function, territory, role, below),
        on,
        known_at,
        lang,
        json=json,
    )


@app.command()
def holdings(
    context: typer.Context,
    organization: Annotated[str, typer.Argument(metavar="ORGANIZATION", help="Its identifier.")],
    on: On = None,
    known_at: KnownAt = None,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """What ORGANIZATION holds, or stands in for, on a day.

    \b
    Examples:
      agreements holdings government-of-canada --on 2008-12-31
      agreements holdings hrsd-canada --on 2006-12-31 --json
    """
    from agreements.cli import holdings as asking
    from agreements.cli import session

    settings = session.settings_for(context.obj)
    asking.run(settings, organization, on, known_at, lang, json=json)


@app.command()
def agreement(
    context: typer.Context,
    instrument: Annotated[str, typer.Argument(metavar="ID")],
    on: On = None,
    known_at: KnownAt = None,
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
    asking.run(settings, instrument, on, known_at, lang, json=json)


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
    asking.run(settings, state, instrument, on, known_at, lang, json=json)


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


@app.command("what-if")
def what_if(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    function: Annotated[
        str, typer.Option("--who", metavar="FUNCTION", help="Who holds roles over it.")
    ],
    territory: In,
    on: On = None,
    role: RoleOption = None,
    below: Below = False,
    lang: Lang = "en",
    json: Json = False,
) -> None:
    """Who holds what if the draft in FILE were recorded.

    The draft, one submission, is laid over the record in memory; nothing is recorded.

    \b
    Examples:
      agreements what-if draft.yaml --who employment-benefits --in CA-BC --on 2009-02-02
      agreements what-if draft.yaml --who employment-benefits --in CA-BC --role deliver --json
    """
    from agreements.cli import session
    from agreements.cli import what_if as asking
    from agreements.cli.who import Asked

    asked = Asked(function, territory, role, below, function_argument="--who")
    asking.run(session.settings_for(context.obj), file, asked, on, lang, json=json)


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


@app.command()
def verify(
    context: typer.Context,
    file: Annotated[
        Optional[Path],  # noqa: UP045 - as Text above
        typer.Option("--file", metavar="EXPORT", help="An exported file; no database is needed."),
    ] = None,
    sealed: Annotated[
        Optional[list[str]],  # noqa: UP045 - as Text above
        typer.Option(
            "--sealed",
            metavar="POSITION:HASH",
            help="Must stand in the log: from a receipt, or from the end of an export.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Prove that the log was not altered.

    Recomputes every hash of the chain; exit 1 if anything is not what was recorded.

    \b
    Examples:
      agreements verify
      agreements verify --file registry.export
    """
    from agreements.cli import keeping, session

    if not keeping.verify(session.settings_for(context.obj), file, sealed or [], json=json):
        raise typer.Exit(1)


@app.command()
def rebuild(context: typer.Context, json: Json = False) -> None:
    """Derive all tables of answers anew from the log.

    \b
    Example:
      agreements rebuild
    """
    from agreements.cli import keeping, session

    keeping.rebuild(session.settings_for(context.obj), json=json)


@app.command()
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    json: Json = False,
) -> None:
    """Write the whole log to a file.

    Readable by you only; a file that is there is replaced.

    \b
    Example:
      agreements export registry.export
    """
    from agreements.cli import keeping, session

    keeping.export(session.settings_for(context.obj), file, json=json)


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    json: Json = False,
) -> None:
    """Record an export in an empty log.

    It gets the same positions, times, bytes and hashes.

    \b
    Example:
      AGREEMENTS_DATA_DIR=/srv/copy agreements restore registry.export
    """
    from agreements.cli import keeping, session

    keeping.restore(session.settings_for(context.obj), file, json=json)


@app.command()
def serve(
    context: typer.Context,
    port: Annotated[
        Optional[int],  # noqa: UP045 - as Text above
        typer.Option("--port", min=0, max=65535, help="Instead of AGREEMENTS_PORT; 0: any."),
    ] = None,
) -> None:
    """Serve the API on this machine only, until Ctrl-C.

    \b
    Example:
      agreements serve --port 8080
    """
    from agreements.cli import serving, session

    serving.run(session.settings_for(context.obj, quiet=False), port)


@app.command()
def demo(context: typer.Context) -> None:
    """Record the shipped data set and ask it questions.

    It keeps to DATA_DIR/demo, may be run again, and leaves no server running.
    """
    from agreements.cli import demo as showing
    from agreements.cli import session

    showing.run(session.settings_for(context.obj))
