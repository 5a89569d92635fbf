"""The reference pages say what the code does: they are written from it, and their examples read."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest

from agreements.application.documents import read
from agreements.application.documents.sentences import RULES
from agreements.domain import words
from agreements.domain.codec import encode
from agreements.domain.facts import FACT_TYPES
from agreements.domain.refusals import Refusal
from tests.application.samples import HEADER

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
EXAMPLES = re.findall(
    r"^### (\w+)$.*?^```yaml\n(.*?)^```$",
    (PAGES / "facts.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def page(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def test_the_pages_are_up_to_date() -> None:
    """`python scripts/reference.py` writes them anew."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_fact_has_its_section_and_example() -> None:
    assert sorted(name for name, _ in EXAMPLES) == sorted(FACT_TYPES)


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_reads_and_is_the_golden_fact(name: str, example: str) -> None:
    text = f"{HEADER}facts:\n{example}".encode()
    ((fact,),) = (each.submission.facts for each in read(BytesIO(text), "facts.md.yaml"))
    golden = ROOT / "tests" / "golden" / "facts" / f"{name}.v{FACT_TYPES[name].version}.json"

    assert encode(fact) + b"\n" == golden.read_bytes()


def test_every_field_is_on_the_page() -> None:
    for name, kind in FACT_TYPES.items():
        section = page("facts.md").partition(f"### {name}\n")[2].partition("\n### ")[0]
        for field in kind.model_fields.keys() - {"fact"}:
            assert f"| `{field}` |" in section, f"{name}.{field}"


@pytest.mark.parametrize("name", ["facts.md", "refusals.md", "words.md"])
def test_a_link_leads_to_a_heading(name: str) -> None:
    for target, anchor in re.findall(r"\]\(([\w.]*)#([\w-]+)\)", page(name)):
        headings = re.findall(r"^#+ (.+)$", page(target or name), re.MULTILINE)
        assert anchor in {each.lower().replace(" ", "-") for each in headings}


def test_every_refusal_is_on_its_page_under_a_code_of_its_own() -> None:
    codes = [each.code for each in Refusal.__subclasses__()] + list(RULES)

    assert len(codes) == len(set(codes))
    assert re.findall(r"^\| `(\w+)` ", page("refusals.md"), re.MULTILINE) == codes


def test_every_word_is_explained_in_its_section() -> None:
    """Whatever the module of words lists is on the page, with its meaning and its French."""
    text = page("words.md")
    for name, each in vars(words).items():
        options = get_args(each)
        if name == "Family" or not options or not all(isinstance(o, str) for o in options):
            continue
        for option in options:
            assert re.search(rf"^\| `{option}` \|.* \w.* \|.* \w.* \|$", text, re.MULTILINE)
