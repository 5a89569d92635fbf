"""Root's directory on this machine for what the server's OS user must reach."""

from pathlib import Path

from agreements.storage.embedded.errors import EmbeddedServerError

BASE = Path("/var/lib/agreements")


def directory(*names: str) -> Path:
    """The directory below BASE, made when absent, open to pass through and read (0755).

    EmbeddedServerError when it is not root's, or others may write in it.
    """
    BASE.parent.mkdir(parents=True, exist_ok=True)
    _make(BASE)
    path = BASE
    for name in names:
        path = path / name
        _make(path)
    return path


def _make(path: Path) -> None:
    try:
        path.mkdir()
        path.chmod(0o755)
    except FileExistsError:
        pass
    status = path.lstat()
    if status.st_uid != 0 or status.st_mode & 0o022 or not path.is_dir() or path.is_symlink():
        raise EmbeddedServerError(f"{path} must be a directory that only root can write in")
