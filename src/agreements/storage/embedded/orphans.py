"""Processes of a server whose main process was killed.

They go on with what they do, a long query say, and no new server can start before they end.
They are told by their standard error: the log, which nobody else has open; asked and ended as
the server's own OS user, who may, where root in a container may not.
"""

from agreements.storage.embedded import files
from agreements.storage.embedded.cluster import Cluster

_FIND = 'for p in /proc/[0-9]*; do [ "$p/fd/2" -ef "$1" ] && echo "${p#/proc/}"; done; true'
_END = 'kill -QUIT "$@"'
_SECONDS = 20


def find(cluster: Cluster) -> set[int]:
    """The numbers of the server's processes when the main one is not among them, else none.
    Always none where the system does not tell (it has no /proc)."""
    found = cluster.account.run(["/bin/sh", "-c", _FIND, "sh", cluster.log], seconds=_SECONDS)
    numbers = {int(word) for word in found.stdout.split() if word.isdecimal()}
    return set() if _main(cluster) in numbers else numbers


def end(cluster: Cluster, numbers: set[int]) -> None:
    """Tell them to end at once; what they did not commit is undone at the next start."""
    if numbers:
        cluster.account.run(["/bin/sh", "-c", _END, "sh", *map(str, numbers)], seconds=_SECONDS)


def _main(cluster: Cluster) -> int | None:
    first, *_ = (files.read(cluster.data / "postmaster.pid") or "").partition("\n")
    return int(first) if first.isdecimal() else None
