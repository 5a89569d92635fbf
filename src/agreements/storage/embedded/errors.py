"""The one error of this package, and the end of a server's log to show with it."""

from pathlib import Path

TAIL_LINES = 15
TAIL_BYTES = 8192


class EmbeddedServerError(Exception):
    """The embedded server could not be made, started, reached or stopped; the message says why."""


def with_log(message: str, log: Path) -> EmbeddedServerError:
    """An error whose message also names the server's log and gives its last lines."""
    lines = "\n".join(f"  {line}" for line in _tail(log)) or "  (empty)"
    return EmbeddedServerError(f"{message}\nThe server's log is {log}; its last lines:\n{lines}")


def _tail(log: Path) -> list[str]:
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - TAIL_BYTES))
            text = file.read().decode(errors="replace")
    except OSError as error:
        return [f"(unreadable: {error})"]
    return text.splitlines()[-TAIL_LINES:]
