"""The server's configuration files: durable, small, reachable by the unix socket alone."""

from collections.abc import Iterable
from pathlib import Path

from agreements.storage.embedded import files
from agreements.storage.embedded.server import PORT, ROLES

MAIN = "postgresql.conf"
ACCESS = "pg_hba.conf"
IDENTITIES = "pg_ident.conf"
MAP = "agreements"

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "256MB",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "logging_collector": "off",
    "log_destination": "stderr",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "cluster_name": "agreements",
}


def write(home: Path, socket_dir: Path, os_users: Iterable[str]) -> Path:
    """Write the three files into the home, anew for each start; the main one's path.

    `os_users` may connect, each as any of the four roles; nobody else may connect at all.
    """
    places = {
        "hba_file": str(home / ACCESS),
        "ident_file": str(home / IDENTITIES),
        "unix_socket_directories": f'"{socket_dir}"',
    }
    lines = [f"{name} = {_quoted(value)}" for name, value in {**SETTINGS, **places}.items()]
    _write(home / MAIN, lines)
    _write(home / ACCESS, [f"local all all peer map={MAP}"])
    _write(home / IDENTITIES, [f'{MAP} "{user}" {role}' for user in os_users for role in ROLES])
    return home / MAIN


def _write(path: Path, lines: list[str]) -> None:
    # the server's OS user has to read them; in a closed home nobody else can
    files.write(path, "\n".join(lines) + "\n", mode=0o644)


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
