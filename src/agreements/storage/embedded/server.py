"""Where a leased server is and how to connect to it."""

from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

ADMIN = "agreements_admin"
OWNER = "agreements_owner"
APP = "agreements_app"
READER = "agreements_reader"
ROLES = (ADMIN, OWNER, APP, READER)
DATABASE = "agreements"
PORT = 5432


@dataclass(frozen=True)
class Server:
    """A running server: its socket's directory, the number in the socket's name, PostgreSQL's
    major version, and the OS user that the server runs as."""

    socket_dir: Path
    port: int
    major: int
    os_user: str

    def dsn(self, role: str = OWNER, dbname: str = DATABASE) -> str:
        """A libpq conninfo string.

        `requirepeer` refuses a server that another OS user put in this one's place; the empty
        `hostaddr` keeps PGHOSTADDR in the environment from leading elsewhere.
        """
        return make_conninfo(
            "",
            host=str(self.socket_dir),
            hostaddr="",
            port=self.port,
            user=role,
            dbname=dbname,
            requirepeer=self.os_user,
        )
