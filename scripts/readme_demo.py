"""Writes what `agreements demo` prints into README.md, between its two marks.

Usage: python -m scripts.readme_demo [--check]. With --check nothing is written; exit status 1 if
the README shows something else, instants and hashes aside. Uses an embedded server of its own,
and deletes it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.pages import ROOT, reader_environment, scratch_data_dir, undated

README = ROOT / "README.md"
PROGRAM = Path(sys.executable).parent / "agreements"
USUAL_DATA_DIR = "~/.local/share/agreements"
BLOCK = re.compile(r"(?<=<!-- demo -->\n)(?:```console\n(.*?)```\n)?(?=<!-- /demo -->)", re.DOTALL)

_IMPORTED = re.compile(r"(?<=--lmda\n).*?(?=\n\n)", re.DOTALL)


def printed(environment: Mapping[str, str]) -> str:
    """Run the demo and return what it prints. Raises CalledProcessError."""
    done = subprocess.run(
        [PROGRAM, "demo"],
        cwd=ROOT,
        env={**reader_environment(), **environment},
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
    same = undated(block)
    return same[same.index("# ") : same.rindex("\n# ")]


def block_of(readme: str) -> str:
    """Return what the README shows; empty where nothing is shown yet. Raises LookupError."""
    found = BLOCK.search(readme)
    if found is None:
        raise LookupError("README.md has no <!-- demo --> and <!-- /demo -->")
    return found[1] or ""


def main() -> int:
    """Run the demo, then write or compare."""
    with scratch_data_dir() as data_dir:
        demo = printed({"AGREEMENTS_DATA_DIR": str(data_dir)})
    block = shown(demo.replace(str(data_dir), USUAL_DATA_DIR))
    readme = README.read_text(encoding="utf-8")
    before = block_of(readme)
    if before and stable(before) == stable(block):
        return 0
    if "--check" in sys.argv[1:]:
        print("README.md shows another demo: run python -m scripts.readme_demo")
        return 1
    README.write_text(
        BLOCK.sub(lambda _: f"```console\n{block}```\n", readme, count=1), encoding="utf-8"
    )
    print("README.md: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
