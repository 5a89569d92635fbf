"""The private directory of the server's unix socket, short enough for the kernel."""

import json
import os
import secrets
import stat
import tempfile
from pathlib import Path

from agreements.storage.embedded import files
from agreements.storage.embedded.accounts import Account
from agreements.storage.embedded.errors import EmbeddedServerError
from agreements.storage.embedded.server import PORT

SOCKET = f".s.PGSQL.{PORT}"
PATH_BYTES = 103  # macOS; Linux takes 107
INSIDE = "socket"
RECORD = "socket.at"


def prepare(home: Path, account: Account) -> Path:
    """The socket directory, owned by the server's OS user with mode 0700: in the home, or when
    that path is too long for a socket, in a runtime or temporary directory and noted in the home.
    """
    inside = home / INSIDE
    if _fits(inside):
        if _make(inside, account):
            return inside
        raise EmbeddedServerError(f"{inside} must be a directory of {account.name}, mode 0700")
    recorded = _recorded(home)
    if recorded is not None and _make(recorded, account):
        return recorded
    return _place_elsewhere(home, account)


def remove(home: Path, account: Account) -> None:
    """Delete a socket directory that is outside the home."""
    outside = _recorded(home)
    if outside is not None and _is_private(outside, account):
        clear(outside)
        outside.rmdir()


def clear(socket_dir: Path) -> None:
    """Delete the socket and its lock file, which a killed server leaves."""
    for name in (SOCKET, f"{SOCKET}.lock"):
        (socket_dir / name).unlink(missing_ok=True)


def _fits(directory: Path) -> bool:
    text = str(directory / SOCKET)
    # libpq reads a comma as the end of a host's name, and takes UTF-8 only
    plain = text.isprintable() and not set(text) & set(",'\"\\")
    return plain and len(os.fsencode(text)) <= PATH_BYTES


def _recorded(home: Path) -> Path | None:
    text = files.read(home / RECORD)
    if text is None:
        return None
    record = json.loads(text)
    # a copied home brings its original's record along
    return Path(record["socket_dir"]) if record["home"] == str(home) else None


def _place_elsewhere(home: Path, account: Account) -> Path:
    candidates = (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp")  # noqa: S108 - short, and checked
    for parent in (Path(name).resolve() for name in candidates if name):
        directory = parent / f"agreements-{secrets.token_hex(8)}"
        if _fits(directory) and _is_safe(parent) and account.reaches(parent):
            record = {"home": str(home), "socket_dir": str(directory)}
            files.write(home / RECORD, json.dumps(record))
            if _make(directory, account):
                return directory
    raise EmbeddedServerError(
        f"no directory for the server's socket: {home / INSIDE} is too long for one, and no "
        "runtime or temporary directory is short enough, safe, and open to the server's OS user"
    )


def _is_safe(parent: Path) -> bool:
    try:
        status = parent.stat()
    except OSError:
        return False
    closed = status.st_mode & stat.S_ISVTX or not status.st_mode & 0o022
    return bool(closed) and status.st_uid in {0, os.geteuid()} and os.access(parent, os.W_OK)


def _make(directory: Path, account: Account) -> bool:
    """Make it when absent; whether it is now a directory of the account's, closed to others."""
    try:
        directory.mkdir(0o700)
        os.chown(directory, account.uid, -1, follow_symlinks=False)
    except FileExistsError:
        pass
    except OSError:
        return False
    return _is_private(directory, account)


def _is_private(directory: Path, account: Account) -> bool:
    try:
        status = directory.lstat()
    except FileNotFoundError:
        return False
    ours = stat.S_ISDIR(status.st_mode) and status.st_uid == account.uid
    return ours and not status.st_mode & 0o077
