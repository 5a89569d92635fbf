"""What the scripts that write printed text into the pages have in common.

Instants and hashes differ at every run: pages are compared without them.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agreements.storage import embedded

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = "100"

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


def reader_environment() -> dict[str, str]:
    """Return this process's variables, without those of a registry, for a reader's screen."""
    cleared = {key: value for key, value in os.environ.items() if not key.startswith("AGREEMENTS_")}
    return {**cleared, "COLUMNS": COLUMNS}


@contextmanager
def scratch_data_dir() -> Iterator[Path]:
    """Lend a data directory for an embedded server; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        data_dir = Path(scratch).resolve() / "agreements"
        try:
            yield data_dir
        finally:
            embedded.destroy(data_dir)


def undated(shown: str) -> str:
    """Return it without what differs at every run."""
    return _HASH.sub("HASH", _INSTANT.sub("INSTANT", shown))
