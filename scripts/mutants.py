"""Break the derivation on purpose, one rule at a time: the tests must notice every time.

Run by `make mutants`; `make mutants ARGS="R10 R12"` for these rules alone, `ARGS=--texts` only to
check that the source still holds what each would break. Each mutation is made in a copy of the
project; its tests then have to fail: where it names none, those of the domain and the comparison
with the oracle. Exit status 1 if a mutant survives.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = Path("src/agreements/domain")
TESTS = ("tests/domain", "tests/test_oracle.py")
TEST_SECONDS = 120
"""A mutant that makes a test go on for ever is noticed by this."""


@dataclass(frozen=True)
class Mutation:
    """One deliberate mistake: the text ``right`` in a file becomes ``wrong``.

    ``tests``: those that must see it.
    """

    rule: str
    what: str
    file: str
    right: str
    wrong: str
    tests: tuple[str, ...] = TESTS


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
    Mutation(
        "R7", "the first source is always right", "resolutions.py",
        "return next((each for each in claim.worlds if _is(each, option)), claim)",
        "return claim",
        ("tests/domain/test_alternatives.py",),
    ),
    Mutation(
        "R7", "a due date by one source is certain", "answers/obligations.py",
        'return "certain" if of == ["certain"] * worlds else "possible"',
        'return "certain" if "certain" in of else "possible"',
        ("tests/domain/test_obligations.py",),
    ),
    Mutation(
        "R8", "what gives way to a text that prevails still displaces", "answers/judgement.py",
        "            and not self._overridden(other, way)\n            for other in self.rows\n",
        "            for other in self.rows\n",
        ("tests/domain/test_prevalence.py", "tests/test_oracle.py",
         "tests/domain/test_agrees_with_oracle.py"),
    ),
    Mutation(
        "R9", "a role counts as moved before its step takes effect", "answers/gaps.py",
        "return taken_effect(move, of, self.here.on, way) and not self._held(role, way)",
        "return not self._held(role, way)",
        ("tests/domain/test_gaps.py",),
    ),
    Mutation(
        "R10", "a delegation holds though its source is gone", "answers/judgement.py",
        "return self.kept(row, way) and self._linked(row, way)",
        "return self.kept(row, way)",
        ("tests/domain/test_delegation.py",),
    ),
    Mutation(
        "R10", "a link never recorded is taken for verified", "answers/claimed.py",
        "return Chain(tuple(levels), unverified=True)",
        "return Chain(tuple(levels))",
        ("tests/domain/test_delegation.py",),
    ),
    Mutation(
        "R10", "an accountability needs no authority", "answers/gaps.py",
        """            and other.holder == row.holder
""",
        "",
        ("tests/domain/test_gaps.py",),
    ),
    Mutation(
        "R10", "who answers to somebody is answered for by nobody", "answers/gaps.py",
        "if isinstance(row.claim, AssignmentClaim) and row.claim.answerable_to:",
        "if False:",
        ("tests/domain/test_gaps.py",),
    ),
    Mutation(
        "R12", "a clause of prevalence decides nothing", "answers/judgement.py",
        """            and not self._overridden(row, way)
            and not self._displaced(row, way)
""",
        "            and not self._displaced(row, way)\n",
        ("tests/domain/test_prevalence.py",),
    ),
    Mutation(
        "R12", "clauses in a circle decide all the same", "answers/prevalence.py",
        " and not self._leads(other, one, on, way)",
        "",
        ("tests/domain/test_prevalence.py",),
    ),
    Mutation(
        "R13", "a split is never allocated", "answers/trees.py",
        "return frozenset(each.successor for each in narrowest) or frozenset(end.successors)",
        "return frozenset(end.successors)",
        ("tests/domain/test_succession.py",),
    ),
    Mutation(
        "R13", "an allocation stands before its day", "answers/trees.py",
        "            and (each.since is None or way.by(each.since, on))\n",
        "",
        ("tests/domain/test_succession.py",),
    ),
    Mutation(
        "R14", "a window is closed on its last day", "answers/reopeners.py",
        "way.by(claim.last_day, previous_day(on))",
        "way.by(claim.last_day, on)",
        ("tests/domain/test_reopeners.py",),
    ),
    Mutation(
        "R14", "a window counted from the life is closed on its last day", "answers/windows.py",
        "return way.moved_by(self.series.dated, previous_day(on), self.closing)",
        "return way.moved_by(self.series.dated, on, self.closing)",
        ("tests/domain/test_windows.py",),
    ),
    Mutation(
        "R16", "more paid than promised leaves less than nothing", "answers/ledger.py",
        "max(0, promised.least - spent.most),",
        "promised.least - spent.most,",
        ("tests/domain/test_money.py",),
    ),
    Mutation(
        "R16", "a payment is answered for if it may be", "answers/funds.py",
        'if anybody == {"certain"}:',
        'if "certain" in anybody:',
        ("tests/domain/test_funds.py",),
    ),
    Mutation(
        "R17", "a suspension goes on after its end", "answers/suspension.py",
        "way.within(suspension.effective, suspension.until, on)",
        "way.by(suspension.effective, on)",
        ("tests/domain/test_suspension.py",),
    ),
    Mutation(
        "R19", "a need is unmet though somebody holds the role", "answers/gaps.py",
        "return needed and not self._held(need.role, way)",
        "return needed",
        ("tests/domain/test_gaps.py",),
    ),
    Mutation(
        "R19", "a need stands before its day", "answers/gaps.py",
        "way.within(need.since, need.until, self.here.on)",
        "way.within(None, need.until, self.here.on)",
        ("tests/domain/test_gaps.py",),
    ),
    Mutation(
        "duties", "a duty is late on its due date", "answers/obligations.py",
        'return "late" if on > FIRST_DAY and _by(candidate.day, previous_day(on), way) else "due"',
        'return "late"',
        ("tests/domain/test_obligations.py",),
    ),
    Mutation(
        "duties", "what is fulfilled on the due date is late", "answers/obligations.py",
        'return "fulfilled" if in_time else "fulfilled-late"',
        'return "fulfilled-late"',
        ("tests/domain/test_obligations.py",),
    ),
)  # fmt: skip


def survives(mutation: Mutation) -> bool:
    """Return whether its tests pass in spite of a mutation."""
    with _copy() as copy:
        file = copy / DOMAIN / mutation.file
        file.write_text(_broken(mutation), encoding="utf-8")
        return _passes(copy, mutation.tests)


@contextmanager
def _copy() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "project"
        for part in ("src", "tests", "pyproject.toml"):
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / part)
        yield copy


def _broken(mutation: Mutation) -> str:
    """Return the file with the mistake in it. Exits if the source no longer has the text once."""
    text = (ROOT / DOMAIN / mutation.file).read_text(encoding="utf-8")
    if text.count(mutation.right) != 1:
        sys.exit(f"{mutation.file} does not hold exactly once: {mutation.right}")
    return text.replace(mutation.right, mutation.wrong)


def _passes(copy: Path, tests: Sequence[str]) -> bool:
    environment = os.environ | {
        "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}",
        "HYPOTHESIS_PROFILE": "mutants",
    }
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
        *(f"--timeout={TEST_SECONDS}", "--timeout-method=thread", *tests),
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


def main(words: Sequence[str]) -> int:
    """Break each in turn, two at a time; print what became of it. ``words``: rules, ``--texts``."""
    rules = {word for word in words if word != "--texts"}
    chosen = [each for each in MUTATIONS if not rules or each.rule in rules]
    if unknown := rules - {each.rule for each in MUTATIONS}:
        sys.exit(f"no mutation of: {', '.join(sorted(unknown))}")
    for each in chosen:
        _broken(each)
    if "--texts" in words:
        print(f"{len(chosen)} mutations fit the source")
        return 0
    with _copy() as copy:
        if not _passes(copy, sorted({test for each in chosen for test in each.tests})):
            sys.exit("the tests fail without any mutation; mend that first")
    survivors = 0
    with ThreadPoolExecutor(max_workers=2) as office:
        for mutation, alive in zip(chosen, office.map(survives, chosen), strict=True):
            survivors += alive
            said = "SURVIVED" if alive else "noticed "
            print(f"{said} {mutation.rule:6} {mutation.what}", flush=True)
    print(f"{len(chosen) - survivors} of {len(chosen)} mutants noticed")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
