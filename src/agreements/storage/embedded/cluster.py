"""One cluster on disk: its home, its data, the OS user that owns it; and how it is made."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from agreements.storage.embedded import accounts, binaries, files, places
from agreements.storage.embedded.accounts import Account
from agreements.storage.embedded.binaries import Binaries
from agreements.storage.embedded.errors import EmbeddedServerError
from agreements.storage.embedded.server import ADMIN, APP, DATABASE, OWNER, READER

INITDB_SECONDS = 180
INITDB_OPTIONS = (
    f"--username={ADMIN}",
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
    "--auth=peer",
    "--no-instructions",
)
CAN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
FIRST_STATEMENTS = (
    *(f"CREATE ROLE {role} {CAN};" for role in (OWNER, APP, READER)),
    f"CREATE DATABASE {DATABASE} OWNER {OWNER};",
)


@dataclass(frozen=True)
class Cluster:
    """A complete cluster. Its home is the caller's; data and socket are the account's."""

    home: Path
    account: Account
    binaries: Binaries

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server writes; locked as long as any of the server's processes lives."""
        return self.home / "server.log"

    @property
    def lease_lock(self) -> Path:
        """Share-locked by each lease."""
        return self.home / "lease.lock"


def open_or_create(data_dir: Path, major: int) -> Cluster:
    """The data directory's cluster, made when there is none.

    EmbeddedServerError when it is of another major version, or cannot be made.
    """
    wheel = binaries.find(major)
    home = places.find_home(data_dir)
    if home is None:
        home = _create(data_dir, wheel)
    return open_home(home, major)


def open_home(home: Path, major: int | None = None) -> Cluster:
    """The cluster of a home; EmbeddedServerError when `major` is given and not its version."""
    data = home / "data"
    found = _version(data)
    if major is not None and found != major:
        raise EmbeddedServerError(
            f"{data} was made by PostgreSQL {found} and cannot be used by PostgreSQL {major}. "
            "Nothing was changed: dump it with the old version and load it into a new directory"
        )
    account = accounts.of_uid(data.stat().st_uid)
    return Cluster(home, account, binaries.find_reachable(found, account))


def _version(data: Path) -> int:
    text = (files.read(data / "PG_VERSION") or "").strip()
    if not text.isdecimal():
        raise EmbeddedServerError(f"{data} is not a PostgreSQL data directory")
    return int(text)


def _create(data_dir: Path, wheel: Binaries) -> Path:
    account = accounts.for_new_cluster()
    home = places.choose_home(data_dir, account)
    draft = Cluster(places.part_of(home), account, binaries.find_reachable(wheel.major, account))
    _make_directories(draft)
    _initialise(draft)
    files.write(draft.home / places.OWNER_FILE, str(data_dir))
    draft.home.rename(home)
    files.sync(home.parent)
    places.confirm_home(data_dir, home)
    return home


def _make_directories(draft: Cluster) -> None:
    draft.home.mkdir(0o700)
    draft.data.mkdir(0o700)
    if not draft.account.is_caller:
        draft.home.chmod(0o711)
        os.chown(draft.data, draft.account.uid, draft.account.gid, follow_symlinks=False)


def _initialise(draft: Cluster) -> None:
    initdb = draft.binaries.program("initdb")
    _run(draft, [initdb, "-D", draft.data, *INITDB_OPTIONS], "")
    # Without a server: one statement a line, run as the superuser, the first error ends it.
    postgres = draft.binaries.program("postgres")
    single = (postgres, "--single", "-D", draft.data, "-c", "exit_on_error=on", "postgres")
    _run(draft, single, "\n".join(FIRST_STATEMENTS) + "\n")


def _run(draft: Cluster, argv: Sequence[str | Path], stdin: str) -> None:
    done = draft.account.run(argv, seconds=INITDB_SECONDS, stdin=stdin)
    if done.returncode != 0:
        raise EmbeddedServerError(
            f"{argv[0]} failed (exit {done.returncode}) as OS user {draft.account.name} "
            f"in {draft.data}:\n{done.stdout[-2000:]}"
        )
