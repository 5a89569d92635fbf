"""The options that several commands have."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

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
DocumentedBy = Annotated[
    Text,
    typer.Option(
        "--documented-by",
        metavar="DAY",
        help="Only what documents dated on or before this day showed.",
    ),
]
RoleOption = Annotated[
    Text, typer.Option("--role", metavar="ROLE", help="Only this role, such as deliver.")
]
Below = Annotated[
    bool,
    typer.Option("--below", help="Also what is held over narrower functions and territories."),
]
Clientele = Annotated[
    Text,
    typer.Option(
        "--clientele",
        metavar="TEXT",
        help="Leave out what is limited to another clientele; named in English or French.",
    ),
]
ServiceLanguage = Annotated[
    Text,
    typer.Option(
        "--language", metavar="en|fr", help="Leave out what serves in the other language only."
    ),
]
Lang = Annotated[str, typer.Option("--lang", metavar="en|fr", help="Language of the answer.")]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON, the same as the API's.")]
