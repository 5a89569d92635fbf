"""Writes what `agreements demo` prints into README.md, between its two marks.

Usage: python scripts/readme_demo.py [--check]. With --check nothing is written; exit status 1 if
the README shows something else, instants and hashes aside. Uses an embedded server of its own,
and deletes it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from agreements.storage import embedded

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PROGRAM = Path(sys.executable).parent / "agreements"
COLUMNS = "100"
USUAL_DATA_DIR = "~/.local/share/agreements"
BLOCK = re.compile(r"(?<=<!-- demo -->\n)(?:```console\n(.*?)```\n)?(?=<!-- /demo -->)", re.DOTALL)

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_IMPORTED = re.compile(r"(?<=--lmda\n).*?(?=\n\n)", re.DOTALL)


def printed(environment: Mapping[str, str]) -> str:
    """Run the demo and return what it prints. Raises CalledProcessError."""
    cleared = {key: value for key, value in os.environ.items() if not key.startswith("AGREEMENTS_")}
    done = subprocess.run(
        [PROGRAM, "demo"],
        cwd=ROOT,
        env={**cleared, "COLUMNS": COLUMNS, **environment},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def shown(demo: str) -> str:
    """Return it as a reader of the README has it before them: without this machine's paths."""
    called = re.sub(r"^\$ \S*agreements ", "$ agreements ", demo, flags=re.MULTILINE)
    return _IMPORTED.sub(lambda found: _without_folders(found[0]), called).strip() + "\n"


def _without_folders(lines: str) -> str:
    """Files by their names alone; a line that was wrapped for a long path is one line again."""
    whole = re.sub(r"\n(?!\S+\.yaml:)", " ", lines)
    return re.sub(r"^\S*/(?=[^/\s]+\.yaml:)", "", whole, flags=re.MULTILINE)


def stable(block: str) -> str:
    """Return what is the same at every run: the questions, undated, and not what is around them."""
    undated = _HASH.sub("HASH", _INSTANT.sub("INSTANT", block))
    return undated[undated.index("# ") : undated.rindex("\n# ")]


def block_of(readme: str) -> str:
    """Return what the README shows; empty where nothing is shown yet. Raises LookupError."""
    found = BLOCK.search(readme)
    if found is None:
        raise LookupError("README.md has no <!-- demo --> and <!-- /demo -->")
    return found[1] or ""


def main() -> int:
    """Run the demo, then write or compare."""
    with tempfile.TemporaryDirectory() as scratch:
        data_dir = Path(scratch).resolve() / "agreements"
        try:
            demo = printed({"AGREEMENTS_DATA_DIR": str(data_dir)})
        finally:
            embedded.destroy(data_dir)
    block = shown(demo.replace(str(data_dir), USUAL_DATA_DIR))
    readme = README.read_text(encoding="utf-8")
    before = block_of(readme)
    if before and stable(before) == stable(block):
        return 0
    if "--check" in sys.argv[1:]:
        print("README.md shows another demo: run scripts/readme_demo.py")
        return 1
    README.write_text(
        BLOCK.sub(lambda _: f"```console\n{block}```\n", readme, count=1), encoding="utf-8"
    )
    print("README.md: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
