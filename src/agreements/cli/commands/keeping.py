"""Commands that keep the registry. What each does is imported when it runs."""

# ruff: noqa: PLC0415 - --help answers at once: a command imports what it needs when it runs.

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from agreements.cli.commands.options import Json
from agreements.cli.commands.root import app


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
