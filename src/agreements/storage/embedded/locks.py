"""Advisory file locks (flock) that the kernel drops when a process dies, however it dies.

A lock belongs to the open file, so whoever inherits the open file keeps it locked. Files opened
here are therefore close-on-exec, and closed in a child that was made by a bare fork.
"""

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agreements.storage.embedded.errors import EmbeddedServerError

SHARED = fcntl.LOCK_SH
EXCLUSIVE = fcntl.LOCK_EX
POLL_SECONDS = 0.02


class LockFile:
    """An open file to be locked; closing it, more than once if need be, gives up its lock."""

    def __init__(self, path: Path) -> None:
        """Open it, made with mode 0600 when absent. OSError when it is not a regular file."""
        self.descriptor = _open(path)
        self._is_open = True
        _all_open.add(self)

    def try_lock(self, kind: int) -> bool:
        """Take or convert the lock without waiting. A conversion that fails loses the old lock."""
        try:
            fcntl.flock(self.descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def is_at(self, path: Path) -> bool:
        """Whether the path still names this file, and not another one or none."""
        try:
            return os.path.samestat(os.fstat(self.descriptor), path.lstat())
        except FileNotFoundError:
            return False

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            _all_open.discard(self)
            os.close(self.descriptor)


def open_unlocked(path: Path) -> LockFile | None:
    """The file opened and exclusively locked, or None while anyone else has it locked."""
    file = LockFile(path)
    if file.try_lock(EXCLUSIVE):
        return file
    file.close()
    return None


@contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[None]:
    """Hold the file's lock during the block; EmbeddedServerError when others keep it too long."""
    file = _wait_for(path, seconds)
    try:
        yield
    finally:
        file.close()


def _wait_for(path: Path, seconds: float) -> LockFile:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        file = open_unlocked(path)
        if file is not None and file.is_at(path):
            return file
        if file is not None:
            file.close()  # it was removed while we opened it
        time.sleep(POLL_SECONDS)
    raise EmbeddedServerError(f"another process has kept {path} locked for {seconds:.0f} s")


def _open(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(path, flags, 0o600)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(f"{path} is not a regular file")


_all_open: set[LockFile] = set()


def _close_in_child() -> None:
    for file in [*_all_open]:
        file.close()


os.register_at_fork(after_in_child=_close_in_child)
