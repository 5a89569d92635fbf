"""The program: its name, its first page of help, its version."""

from __future__ import annotations

from typing import Annotated

import typer

from agreements import __version__

app = typer.Typer(
    name="agreements",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
