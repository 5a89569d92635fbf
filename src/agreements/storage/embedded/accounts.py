"""The OS user that runs the server: the caller, or for root (whom PostgreSQL refuses) another."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agreements.storage.embedded.errors import EmbeddedServerError

OS_USER_VARIABLE = "AGREEMENTS_EMBEDDED_OS_USER"
PREFERRED = ("agreements", "postgres")
LAST_RESORT = "nobody"
# Not the caller's environment: it may hold secrets, and PG* variables would change the server.
ENVIRONMENT: Mapping[str, str] = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """An OS user, by name and numbers, as whom the server's programs are run."""

    name: str
    uid: int
    gid: int

    @property
    def is_caller(self) -> bool:
        return self.uid == os.geteuid()

    def run(
        self, argv: Sequence[str | Path], *, seconds: float, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run to the end as this user, out of reach of the terminal; EmbeddedServerError when
        it cannot be run or takes too long. The result may be a failure."""
        try:
            return subprocess.run(
                argv, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True, errors="replace", timeout=seconds, check=False,
                cwd="/", env=ENVIRONMENT, umask=0o077, start_new_session=True,
                user=None if self.is_caller else self.uid,
                group=None if self.is_caller else self.gid,
                extra_groups=None if self.is_caller else [],
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            raise self._cannot_run(argv[0], error) from error

    def start(self, argv: Sequence[str | Path], *, output: int) -> None:
        """Start in the background, as no child of ours, writing to the descriptor `output`."""
        try:
            subprocess.run(
                ["/bin/sh", "-c", '"$@" &', "sh", *argv],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=True,
                cwd="/", env=ENVIRONMENT, umask=0o077, start_new_session=True,
                user=None if self.is_caller else self.uid,
                group=None if self.is_caller else self.gid,
                extra_groups=None if self.is_caller else [],
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            raise self._cannot_run(argv[0], error) from error

    def reaches(self, path: Path) -> bool:
        """Whether this user can pass through the directory; asked of the kernel, not of modes."""
        return self._tests("-x", path)

    def reads(self, path: Path) -> bool:
        """Whether this user can read the file."""
        return self._tests("-r", path)

    def _tests(self, flag: str, path: Path) -> bool:
        return self.run(["/usr/bin/env", "test", flag, path], seconds=20).returncode == 0

    def _cannot_run(self, program: str | Path, error: Exception) -> EmbeddedServerError:
        return EmbeddedServerError(f"cannot run {program} as OS user {self.name}: {error}")


def caller() -> Account:
    """The OS user of this process; EmbeddedServerError when its number has no name."""
    return of_uid(os.geteuid())


def of_uid(uid: int) -> Account:
    """The OS user with this number; EmbeddedServerError when it has no name."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise EmbeddedServerError(
            f"OS user number {uid} has no name in the user database; PostgreSQL needs one"
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def for_new_cluster() -> Account:
    """The OS user that shall own and run a new cluster."""
    if os.geteuid() != 0:
        return caller()
    if chosen := os.environ.get(OS_USER_VARIABLE):
        return _chosen(chosen)
    found = next((account for name in PREFERRED if (account := _named(name))), None)
    account = found or _made() or _named(LAST_RESORT)
    if account is None:
        raise EmbeddedServerError(
            f"PostgreSQL does not run as root: name an OS user in {OS_USER_VARIABLE}"
        )
    return account


def _chosen(name: str) -> Account:
    account = _named(name)
    if account is None:
        raise EmbeddedServerError(
            f"{OS_USER_VARIABLE}={name}: there is no such OS user, or it is root"
        )
    return account


def _named(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid) if entry.pw_uid else None


def _made() -> Account | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return None
    options = ("--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent")
    caller().run([useradd, *options, "--shell", "/bin/false", PREFERRED[0]], seconds=30)
    return _named(PREFERRED[0])
