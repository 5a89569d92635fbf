"""Leases: who uses the server. The first one in starts it, the last one out stops it."""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from agreements.storage.embedded import cluster as clusters
from agreements.storage.embedded import locks, places, process, sockets
from agreements.storage.embedded.cluster import Cluster
from agreements.storage.embedded.errors import EmbeddedServerError
from agreements.storage.embedded.locks import LockFile
from agreements.storage.embedded.server import Server

# Longer than one start or stop, as several may be ahead of us.
TURN_SECONDS = 240


class Lease:
    """The use of a running server, until `release` or the end of the process.

    A copy of it in a forked child is nobody's: releasing it there does nothing.
    """

    def __init__(self, server: Server, data_dir: Path, cluster: Cluster, file: LockFile) -> None:
        self.server = server
        self._data_dir = data_dir
        self._cluster = cluster
        self._file: LockFile | None = file
        self._pid = os.getpid()
        self._guard = threading.Lock()

    def release(self) -> None:
        """Give it up, once; the last one stops the server and waits. EmbeddedServerError when
        the server does not stop."""
        if os.getpid() != self._pid:
            return
        with self._guard:
            file, self._file = self._file, None
        if file is None:
            return
        try:
            with _reported(self._data_dir), _turn_if_there(self._data_dir):
                _leave(self._cluster, file)
        finally:
            file.close()


def acquire(data_dir: Path, *, major: int = 18) -> Lease:
    """A lease of the data directory's server, made and started as needed.

    EmbeddedServerError when it cannot be made or started, or is of another major version.
    """
    data_dir = places.open_data_dir(data_dir)
    with _reported(data_dir), _turn(data_dir):
        cluster = clusters.open_or_create(data_dir, major)
        file = _enter(cluster)
        try:
            server = process.ensure_running(cluster)
        except BaseException:
            _leave(cluster, file)
            raise
    return Lease(server, data_dir, cluster, file)


@contextmanager
def lease(data_dir: Path, *, major: int = 18) -> Iterator[Server]:
    """The data directory's server for the length of the block; errors as for `acquire`."""
    held = acquire(data_dir, major=major)
    try:
        yield held.server
    finally:
        held.release()


def destroy(data_dir: Path) -> None:
    """Delete the data directory's cluster with all its data, wherever it is; nothing when there
    is none. A server that nobody leases is stopped. EmbeddedServerError when it is leased."""
    data_dir = Path(data_dir).expanduser().resolve()
    if not data_dir.is_dir():
        return
    with _reported(data_dir), _turn(data_dir):
        home = places.find_home(data_dir)
        if home is not None:
            _stop_unleased(clusters.open_home(home))
            places.remove_home(data_dir, home)
        places.sweep(data_dir)
        (data_dir / places.LOCK).unlink()


def _stop_unleased(cluster: Cluster) -> None:
    file = locks.open_unlocked(cluster.lease_lock)
    if file is None:
        raise EmbeddedServerError(f"the cluster in {cluster.home} is in use")
    try:
        process.stop(cluster)
        sockets.remove(cluster.home, cluster.account)
    finally:
        file.close()


def _enter(cluster: Cluster) -> LockFile:
    file = LockFile(cluster.lease_lock)
    if not file.try_lock(locks.SHARED):
        file.close()
        raise EmbeddedServerError(f"the server in {cluster.home} is being stopped; try again")
    return file


def _leave(cluster: Cluster, file: LockFile) -> None:
    try:
        is_last = file.try_lock(locks.EXCLUSIVE)
        # The home may have been deleted under us and made again: that server is not ours.
        if is_last and file.is_at(cluster.lease_lock):
            process.stop(cluster)
    finally:
        file.close()


def _turn(data_dir: Path) -> AbstractContextManager[None]:
    return locks.exclusive(data_dir / places.LOCK, TURN_SECONDS)


def _turn_if_there(data_dir: Path) -> AbstractContextManager[None]:
    return _turn(data_dir) if data_dir.is_dir() else nullcontext()


@contextmanager
def _reported(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EmbeddedServerError(f"the embedded server of {data_dir}: {error}") from error
