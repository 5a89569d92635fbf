"""The application's and the reader's rights: less than the owner's, when the server allows it."""

from __future__ import annotations

from importlib import resources

import psycopg

from agreements.storage.connections import Conn

APP = "agreements_app"
READER = "agreements_reader"


def separate(conn: Conn) -> tuple[bool, tuple[str, ...]]:
    """Create the two roles if they are missing, and grant their rights.

    Returns whether they stand apart from the owner, and what an operator should know. They are
    created without login, for their creator to take on: grant them to the roles that log in.
    """
    if not owns_schema(conn):
        return _both_exist(conn), ()
    if not _both_exist(conn) and not _create(conn):
        notice = (
            f"roles {APP} and {READER} do not exist and this connection may not create them:"
            " only triggers keep the log from being changed"
        )
        return False, (notice,)
    with conn.transaction():
        grants = resources.files("agreements.storage.migrations") / "grants.sql"
        conn.execute(grants.read_bytes())
    return True, ()


def owns_schema(conn: Conn) -> bool:
    """Return whether the connection has the owner's rights."""
    row = conn.execute(
        """select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = 'agreements'"""
    ).fetchone()
    return row == (True,)


def _both_exist(conn: Conn) -> bool:
    row = conn.execute(
        "select count(*) from pg_roles where rolname in (%s, %s)", (APP, READER)
    ).fetchone()
    return row == (2,)


def _create(conn: Conn) -> bool:
    for role in (APP, READER):
        try:
            with conn.transaction():
                conn.execute(f"create role {role} nologin")
                # Since PostgreSQL 16 whoever creates a role may grant it, but not take it on.
                conn.execute(f"grant {role} to current_user")
        except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            continue  # another database's migration made it: roles belong to the whole server
        except psycopg.errors.InsufficientPrivilege:
            return False
    return True
