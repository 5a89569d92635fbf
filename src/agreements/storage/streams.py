"""Reading more than fits in memory: a server-side cursor in one snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeVar

from psycopg.rows import class_row

from agreements.storage.connections import Conn, Pool, lent

Row = TypeVar("Row")

_NAMES = count(1)
PAGE = 50  # rows a round trip: a submission's document may be megabytes


def streamed(
    pool: Pool, row: type[Row], query: str, parameters: Sequence[object] = ()
) -> Iterator[Row]:
    """Yield the query's rows as they are read. Holds a connection until exhausted or closed."""
    with lent(pool) as conn, conn.transaction():
        yield from rows_of(conn, row, query, parameters)


def rows_of(
    conn: Conn, row: type[Row], query: str, parameters: Sequence[object] = ()
) -> Iterator[Row]:
    """Yield the query's rows; `conn` stands in a transaction, several such reads may alternate."""
    with conn.cursor(name=f"stream_{next(_NAMES)}", row_factory=class_row(row)) as cursor:
        cursor.itersize = PAGE
        cursor.execute(query, parameters)
        yield from cursor
