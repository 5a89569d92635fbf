"""Where a data directory's cluster is: in it, or (root only) elsewhere on the machine.

    <data_dir>/embedded.lock    held while the cluster is made, started, stopped or destroyed
    <data_dir>/cluster/         the cluster's home, when the server's OS user can reach it; or
    <data_dir>/cluster.at       the token that names its home below /var/lib/agreements/clusters
    <data_dir>/cluster.draft    the token of a home that is being made or destroyed

Call everything but `open_data_dir` with embedded.lock held.
"""

import os
import re
import secrets
import shutil
import time
from pathlib import Path

from agreements.storage.embedded import files, machine
from agreements.storage.embedded.accounts import Account
from agreements.storage.embedded.errors import EmbeddedServerError

LOCK = "embedded.lock"
INSIDE = "cluster"
POINTER = "cluster.at"
DRAFT_POINTER = "cluster.draft"
PART = ".part-"
OWNER_FILE = "data-dir"


def open_data_dir(data_dir: Path) -> Path:
    """The directory's real path, made when absent (0700; root's can be passed through, 0711)."""
    path = Path(data_dir).expanduser().resolve()
    if "\n" in str(path):
        raise EmbeddedServerError(f"a data directory's path must be one line: {str(path)!r}")
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.mkdir(mode)
            path.chmod(mode)
    except FileExistsError:
        pass
    except OSError as error:
        raise EmbeddedServerError(f"cannot make the data directory {path}: {error}") from error
    return path


def find_home(data_dir: Path) -> Path | None:
    """The home of the cluster, or None when there is none yet.

    EmbeddedServerError when it is gone, another data directory's, or another OS user's.
    """
    inside = data_dir / INSIDE
    token = _token(data_dir / POINTER)
    if token is None and not os.path.lexists(inside):
        return None
    home = inside if token is None else _pointed(data_dir, token)
    _check_owner(home)
    return home


def choose_home(data_dir: Path, account: Account) -> Path:
    """Where to make the cluster; sweeps what killed makers left, and notes the place."""
    sweep(data_dir)
    if account.is_caller or account.reaches(data_dir):
        return data_dir / INSIDE
    token = secrets.token_hex(16)
    files.write(data_dir / DRAFT_POINTER, token)
    return machine.directory("clusters") / token


def confirm_home(data_dir: Path, home: Path) -> None:
    """The home is complete: let `find_home` see it."""
    if home.parent != data_dir:
        (data_dir / DRAFT_POINTER).rename(data_dir / POINTER)
    files.sync(data_dir)


def remove_home(data_dir: Path, home: Path) -> None:
    """Delete the home; what a kill leaves of it is unseen, and swept by the next `choose_home`."""
    if home.parent == data_dir:
        home.rename(part_of(home))
    else:
        (data_dir / POINTER).rename(data_dir / DRAFT_POINTER)
    sweep(data_dir)


def part_of(home: Path) -> Path:
    """A fresh name beside the home, for an unfinished or unwanted one."""
    return home.with_name(f"{home.name}{PART}{secrets.token_hex(4)}")


def sweep(data_dir: Path) -> None:
    """Delete homes that were never finished or are no longer wanted."""
    for part in data_dir.glob(f"{INSIDE}{PART}*"):
        _delete(part)
    draft = data_dir / DRAFT_POINTER
    if token := _token(draft):
        for part in machine.directory("clusters").glob(f"{token}*"):
            _delete(part)
    draft.unlink(missing_ok=True)


def _delete(tree: Path) -> None:
    for _ in range(50):  # a maker that was killed may have left an initdb that still writes
        shutil.rmtree(tree, ignore_errors=True)
        if not tree.exists():
            return
        time.sleep(0.1)
    raise EmbeddedServerError(f"cannot delete {tree}")


def _token(pointer: Path) -> str | None:
    text = files.read(pointer)
    if text is not None and not re.fullmatch("[0-9a-f]{32}", text):
        raise EmbeddedServerError(f"{pointer} does not hold the name of a cluster")
    return text


def _pointed(data_dir: Path, token: str) -> Path:
    home = machine.directory("clusters") / token
    if not home.is_dir():
        raise EmbeddedServerError(
            f"the cluster of {data_dir} is gone: {home} does not exist. Restore it, or delete "
            f"{data_dir / POINTER} to begin again with an empty one"
        )
    recorded = files.read(home / OWNER_FILE)
    if recorded != str(data_dir):
        _adopt(data_dir, home, token, recorded)
    return home


def _adopt(data_dir: Path, home: Path, token: str, recorded: str | None) -> None:
    """The data directory was moved (take the cluster along) or copied (refuse to share it)."""
    if recorded and _token(Path(recorded) / POINTER) == token:
        raise EmbeddedServerError(
            f"{data_dir} is a copy of {recorded}, whose cluster is outside it, in {home}; "
            "a copy needs a cluster of its own"
        )
    files.write(home / OWNER_FILE, str(data_dir))


def _check_owner(home: Path) -> None:
    status = home.lstat()
    if status.st_uid != os.geteuid() or home.is_symlink():
        raise EmbeddedServerError(
            f"{home} belongs to OS user number {status.st_uid}: use it as that user, "
            "or choose another data directory"
        )
