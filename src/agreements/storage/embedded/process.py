"""Start the server, see whether it lives and answers, stop it.

Whether it lives is told by its log: the starter locks the file and hands the open file to the
server, so the lock lasts until the server's last process is gone. Process numbers in
postmaster.pid tell less, since another process may have got the number.

Call everything here with the data directory's embedded.lock held.
"""

import os
import time

import psycopg

from agreements.storage.embedded import accounts, configuration, locks, orphans, sockets
from agreements.storage.embedded.cluster import Cluster
from agreements.storage.embedded.errors import with_log
from agreements.storage.embedded.locks import LockFile
from agreements.storage.embedded.server import ADMIN, PORT, Server

START_SECONDS = 60
MAX_STARTS = 2  # someone may kill it while it starts
LOST_SECONDS = 5
STOPS = (("fast", 60), ("immediate", 15))
LOG_BYTES = 10 * 1024 * 1024
# ALTER SYSTEM does not change these; a logging collector would let go of the log and its lock.
FIXED = ("-c", "logging_collector=off", "-c", "listen_addresses=")


def ensure_running(cluster: Cluster) -> Server:
    """The server, which answers: started now, or already running.

    EmbeddedServerError when it ends while starting (twice), or gives no answer in time.
    """
    socket_dir = sockets.prepare(cluster.home, cluster.account)
    server = Server(socket_dir, PORT, cluster.binaries.major, cluster.account.name)
    began = time.monotonic()
    starts = 0
    refusal: Exception | None = None
    while (elapsed := time.monotonic() - began) < START_SECONDS:
        log = locks.open_unlocked(cluster.log)
        if log is not None:
            starts += 1
            _start(cluster, server, log, starts)
        elif (refusal := _refusal(server)) is None:
            return server
        elif not starts and elapsed > LOST_SECONDS and _is_lost(cluster, server):
            stop(cluster)
        time.sleep(locks.POLL_SECONDS)
    message = f"PostgreSQL gave no answer within {START_SECONDS} s ({refusal})"
    raise with_log(message, cluster.log)


def stop(cluster: Cluster) -> None:
    """Stop the server and wait until its last process is gone; nothing when none lives."""
    for mode, seconds in STOPS:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not is_alive(cluster):
                return
            if not _ask_to_stop(cluster, mode, seconds):
                orphans.end(cluster, orphans.find(cluster))
            time.sleep(locks.POLL_SECONDS)
    raise with_log(f"PostgreSQL in {cluster.data} does not stop", cluster.log)


def is_alive(cluster: Cluster) -> bool:
    """Whether any process of the server still runs."""
    log = locks.open_unlocked(cluster.log)
    if log is not None:
        log.close()
    return log is None


def _start(cluster: Cluster, server: Server, log: LockFile, starts: int) -> None:
    try:
        if starts > MAX_STARTS:
            raise with_log("PostgreSQL ended while it was starting", cluster.log)
        if os.fstat(log.descriptor).st_size > LOG_BYTES:
            os.ftruncate(log.descriptor, 0)
        # No process of it lives, so these are leftovers, whatever process has the number now.
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)
        sockets.clear(server.socket_dir)
        os_users = dict.fromkeys((cluster.account.name, accounts.caller().name))
        main = configuration.write(cluster.home, server.socket_dir, os_users)
        postgres = cluster.binaries.program("postgres")
        argv = (postgres, "-D", cluster.data, "-c", f"config_file={main}", *FIXED)
        cluster.account.start(argv, output=log.descriptor)
    finally:
        log.close()


def _refusal(server: Server) -> Exception | None:
    try:
        # the superuser has connections kept for it when clients have taken all others
        psycopg.connect(server.dsn(ADMIN), connect_timeout=5).close()
    except psycopg.OperationalError as error:
        return error
    return None


def _is_lost(cluster: Cluster, server: Server) -> bool:
    """Whether it will never answer: its socket was removed, or its main process killed."""
    has_socket = (server.socket_dir / sockets.SOCKET).exists()
    return not has_socket or bool(orphans.find(cluster))


def _ask_to_stop(cluster: Cluster, mode: str, seconds: int) -> bool:
    pg_ctl = cluster.binaries.program("pg_ctl")
    argv = (pg_ctl, "stop", "-D", cluster.data, "-m", mode, "-w", "-t", str(seconds))
    return cluster.account.run(argv, seconds=seconds + 10).returncode == 0
