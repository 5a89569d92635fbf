"""Break the derivation on purpose, one rule at a time: the tests must notice every time.

Run by `make mutants`. Each mutation is made in a copy of the project; the tests of the domain and
the comparison with the oracle then have to fail. Exit status 1 if a mutant survives.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = Path("src/agreements/domain")
TESTS = ("tests/domain", "tests/test_oracle.py")
TEST_SECONDS = 120
"""A mutant that makes a test go on for ever is noticed by this."""


@dataclass(frozen=True)
class Mutation:
    """One deliberate mistake: the text ``right`` in a file becomes ``wrong``."""

    rule: str
    what: str
    file: str
    right: str
    wrong: str


MUTATIONS = (
    Mutation(
        "R1", "a renewal does not carry the term on", "answers/term.py",
        "if not all(each.until is not None and way.by(each.until, on) for each in life.renewals):",
        "if False:",
    ),
    Mutation(
        "R1", "tacit renewals are counted from the term before it was renewed", "answers/term.py",
        "return max(_own_end(life, way), *renewed, FIRST_DAY)",
        "return _own_end(life, way)",
    ),
    Mutation(
        "R3", "a day is reached only the day after", "resolutions.py",
        "if to(open_days.latest) <= on:",
        "if to(open_days.latest) < on:",
    ),
    Mutation(
        "R3", "what may be is taken for what is", "resolutions.py",
        '"certain" if key in everywhere else "possible"',
        '"certain"',
    ),
    Mutation(
        "R3", "an imprecise commencement may precede the signature", "answers/membership.py",
        "way.bounds(signature.signed).earliest <= way.bounds(commencement.effective).latest",
        "True",
    ),
    Mutation(
        "R3", "an imprecise commencement may precede its conditions", "answers/membership.py",
        "if fulfilled(each) and waits_for(life, commencement, each.party):",
        "if False:",
    ),
    Mutation(
        "R4", "a later assignment is moved by an earlier step", "answers/removals.py",
        "return any(all(not way.in_order(each, start) for start in starts) for each in effects)",
        "return True",
    ),
    Mutation(
        "R5", "annulling a correction does not undo it", "standing.py",
        "if struck_by is None or isinstance(by_name[struck_by].fact, FactSuperseded):",
        "if True:",
    ),
    Mutation(
        "R4", "a superseding fact takes its own position", "standing.py",
        "root.position, root.version, told(each.fact)",
        "each.position, each.version, told(each.fact)",
    ),
    Mutation(
        "R6", "an irregular act has its effect", "claims/gather.py",
        "return isinstance(each.fact, Act) and each.fact.irregular is not None",
        "return False",
    ),
    Mutation(
        "R8", "a concurrent holding displaces the general one", "answers/rows.py",
        'return self.manner in ("sole", "joint") and not self.limited',
        "return not self.limited",
    ),
    Mutation(
        "R8", "the general holding is never displaced", "answers/judgement.py",
        "and self.where.within(other.claim, row.claim, way)",
        "and False",
    ),
    Mutation(
        "R9", "a step takes effect before its instrument", "answers/rows.py",
        "if not (way.by(move.effected, on) and life.commenced(of, life.WHOLE, on, way)):",
        "if not way.by(move.effected, on):",
    ),
    Mutation(
        "R9", "the end of the receiving instrument brings a moved role back", "answers/rows.py",
        "return not life.ended(of, on, way) or not life.ended(of, effect_day(move, of, way), way)",
        "return not life.ended(of, on, way)",
    ),
    Mutation(
        "R11", "a joint holding holds though not in force for every co-holder", "answers/rows.py",
        "return (self.holder, *self.co_holders)",
        "return (self.holder,)",
    ),
    Mutation(
        "R11", "a party that left holds on", "answers/membership.py",
        "    if not _withdrawn(life, holder, on, way):\n",
        "    if True:\n",
    ),
    Mutation(
        "R13", "every branch of a split is certain", "answers/resolve.py",
        '"certain" if all(stands == {each} for stands in standing) else "possible"',
        '"certain"',
    ),
    Mutation(
        "R14", "a re-opening lapses on its deadline's last day", "answers/talks.py",
        "if self.deadline >= on:",
        "if self.deadline > on:",
    ),
    Mutation(
        "R15", "a text that was displaced applies all the same", "answers/texts.py",
        "if text.order in gone:",
        "if False:",
    ),
    Mutation(
        "R17", "what a suspended instrument gives holds", "answers/life.py",
        "        and not suspended(life, on, way)\n",
        "",
    ),
    Mutation(
        "R18", "a territory never leaves what contained it", "answers/trees.py",
        "if _begun(each, on, way) and not (each.until and way.by(each.until, on)):",
        "if _begun(each, on, way):",
    ),
    Mutation(
        "R23", "a limited holding displaces the general one", "answers/rows.py",
        'return self.manner in ("sole", "joint") and not self.limited',
        'return self.manner in ("sole", "joint")',
    ),
)  # fmt: skip


def survives(mutation: Mutation | None) -> bool:
    """Return whether the tests pass in spite of a mutation; or with none."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "project"
        for part in ("src", "tests", "pyproject.toml"):
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / part)
        if mutation is not None:
            _break(copy / DOMAIN / mutation.file, mutation)
        return _passes(copy)


def _break(file: Path, mutation: Mutation) -> None:
    text = file.read_text(encoding="utf-8")
    if text.count(mutation.right) != 1:
        sys.exit(f"{mutation.file} does not hold exactly once: {mutation.right}")
    file.write_text(text.replace(mutation.right, mutation.wrong), encoding="utf-8")


def _passes(copy: Path) -> bool:
    environment = os.environ | {
        "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}",
        "HYPOTHESIS_PROFILE": "mutants",
    }
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
        *(f"--timeout={TEST_SECONDS}", "--timeout-method=thread", *TESTS),
    ]
    done = subprocess.run(
        command,
        cwd=copy,
        env=environment,
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(done.stdout.decode()[-2_000:] + done.stderr.decode()[-2_000:])
    return done.returncode == 0


def main() -> int:
    """Break each in turn, two at a time; print what became of it."""
    if not survives(None):
        sys.exit("the tests fail without any mutation; mend that first")
    survivors = 0
    with ThreadPoolExecutor(max_workers=2) as office:
        for mutation, alive in zip(MUTATIONS, office.map(survives, MUTATIONS), strict=True):
            survivors += alive
            print(f"{'SURVIVED' if alive else 'noticed ':9}{mutation.rule:4} {mutation.what}")
    print(f"{len(MUTATIONS) - survivors} of {len(MUTATIONS)} mutants noticed")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
