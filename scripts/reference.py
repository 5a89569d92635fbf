"""Writes docs/reference: facts, refusals and words, from the code and the golden files.

Usage: python scripts/reference.py [--check]. With --check nothing is written; exit status 1 and
the names of the pages that are not up to date.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from pydantic import BaseModel
from ruamel.yaml import YAML

from agreements.application.documents.sentences import RULES
from agreements.application.schema import submission_schema
from agreements.domain import words
from agreements.domain.dates import DURATION_PATTERN, PATTERN
from agreements.domain.facts import (
    FACT_TYPES,
    Condition,
    DecisionRef,
    DueRule,
    Fact,
    HoldingRef,
    Move,
    Window,
    Years,
    clauses,
    corrections,
    grounds,
    instruments,
    money,
    obligations,
    parties,
    places,
    posts,
    reopeners,
    roles,
    steps,
    terms,
)
from agreements.domain.references import references
from agreements.domain.refusals import Refusal
from agreements.domain.submissions import Submission
from agreements.domain.words import Citation, Money, Prose, Text

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
GOLDEN = ROOT / "tests" / "golden" / "facts"
MODULES: tuple[ModuleType, ...] = (
    places, posts, instruments, terms, parties, grounds, clauses, reopeners, roles, steps, money,
    obligations, corrections,
)  # fmt: skip
PARTS: tuple[type[BaseModel], ...] = (
    Submission, Citation, Text, Prose, Window, HoldingRef, DecisionRef, Move, Condition, Money,
    Years, DueRule,
)  # fmt: skip
LAST = ("note", "irregular", "cites")
WRITTEN_BY = "<!-- Written by scripts/reference.py: change the code, then run it. -->\n"
SCHEMA = submission_schema()


def pages() -> dict[str, str]:
    """Return each page's content by its file name."""
    return {"facts.md": facts_page(), "refusals.md": refusals_page(), "words.md": words_page()}


# Facts


def facts_page() -> str:
    """Return the page of facts, grouped as the modules are."""
    head = f"""# Facts

{WRITTEN_BY}
A submission is one or several facts recorded together. In YAML every value is text; quotation marks
are needed only where YAML would read something else. The examples are made to show every field:
what they say is not always what happened. (R1) and the like name a rule of the registry's answers.

A date is written `1997-04-25`, `1997-04`, `1997`, `1997-04-25..1998-03-31` (a day between the two,
both included), `1997-04-25..` (not before), `..1998-03-31` (not after) or `unknown`: it is always
one day, known precisely or not. A length of time is written `P90D`, `P8W`, `P6M` or `P5Y`.
"""
    return "\n".join([head, *_contents(), *map(_group, MODULES), _parts()])


def _contents() -> Iterator[str]:
    for module in MODULES:
        names = ", ".join(f"[{name}](#{name.lower()})" for name in _facts_in(module))
        yield f"- {_first_line(module)} {names}"
    parts = ", ".join(f"[{each.__name__}](#{each.__name__.lower()})" for each in PARTS)
    yield f"- A submission and the parts of facts. {parts}\n"


def _facts_in(module: ModuleType) -> list[str]:
    return [name for name, kind in FACT_TYPES.items() if kind.__module__ == module.__name__]


def _first_line(of: object) -> str:
    return (inspect.getdoc(of) or "").partition("\n")[0]


def _group(module: ModuleType) -> str:
    title = _first_line(module).removesuffix(".").partition(":")[0]
    return "\n".join([f"## {title}\n", *(_fact(FACT_TYPES[name]) for name in _facts_in(module))])


def _fact(kind: type[Fact]) -> str:
    name = kind.__name__
    return f"""### {name}

{_prose(kind)}

{_about(kind)}

{_fields(kind, _kinds_named(name))}

```yaml
{example(name)}
```
"""


def _prose(of: type) -> str:
    return re.sub(r"``(.+?)``", r"`\1`", inspect.getdoc(of) or "")


def _about(kind: type[Fact]) -> str:
    if kind.registers:
        return f"Registers its subject: {_article(kind.registers)}."
    if not kind.concerns:
        return "Its subject is that of the fact it corrects."
    return f"Its subject is {' or '.join(map(_article, sorted(kind.concerns)))}."


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _kinds_named(name: str) -> Mapping[str, str]:
    """Return which kind of subject each field names, as the golden facts show it."""
    kinds: dict[str, str] = {}
    for file in golden(name):
        fact = FACT_TYPES[name].model_validate_json(file.read_bytes())
        for each in references(fact):
            kinds[each.at.partition(".")[0]] = " or ".join(sorted(each.kinds))
    return kinds


def _fields(kind: type[BaseModel], kinds: Mapping[str, str]) -> str:
    definition = SCHEMA if kind is Submission else SCHEMA["$defs"][kind.__name__]
    rows = ["| field | required | written as | meaning |", "|---|---|---|---|"]
    for name in _in_order(definition["properties"]):
        said = definition["properties"][name]
        required = "yes" if name in definition.get("required", ()) else ""
        form = _form(said, kinds.get(name, ""))
        meaning = _cell(kind.model_fields[name].description or "")
        rows.append(f"| `{name}` | {required} | {form} | {meaning} |")
    return "\n".join(rows)


def _in_order(names: Mapping[str, Any]) -> list[str]:
    """Its own fields first, those of every fact last; `fact` is the name itself."""
    return sorted(names.keys() - {"fact"}, key=lambda each: (_rank(each), [*names].index(each)))


def _rank(name: str) -> int:
    return -1 if name == "subject" else LAST.index(name) + 1 if name in LAST else 0


def _cell(text: str) -> str:
    return re.sub(r"``(.+?)``", r"`\1`", " ".join(text.split())).replace("|", "\\|")


def _form(said: Mapping[str, Any], kind: str) -> str:
    """Return how a value is written, in an official's words."""
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in said:
        options = [each for each in said["anyOf"] if each.get("type") != "null"]
        return "true or false" if options[0].get("type") == "boolean" else _form(options[0], kind)
    if "enum" in said:
        return _choice(said["enum"])
    if said.get("type") == "array":
        return f"list of: {_form(said['items'], kind)}"
    return _scalar(said, kind)


def _choice(options: list[str]) -> str:
    names = [name for name, each in _vocabularies() if list(each) == options]
    title = _vocabulary_texts()[names[0]]["en"] if names else ""
    return f"one of the [{title.lower()}](words.md#{_anchor(title)})" if names else _either(options)


def _either(options: list[str]) -> str:
    return " or ".join(f"`{each}`" for each in options)


def _scalar(said: Mapping[str, Any], kind: str) -> str:
    if "oneOf" in said:
        every = len(said["oneOf"]) == len(FACT_TYPES)
        return "any fact" if every else "any fact that is no correction"
    named = {
        PATTERN: "date",
        DURATION_PATTERN: "length of time",
        words.SUBJECT_PATTERN: f"identifier of {_article(kind)}" if kind else "identifier",
        words.FACT_NAME_PATTERN: "name of a fact: submission/ordinal",
        get_args(words.Key)[1].pattern: "key",
        r"^[0-9a-f]{64}$": "64 hexadecimal digits",
    }
    if said.get("type") == "object":
        return "identifier: number"
    lines = get_args(words.Line)[1].pattern != said.get("pattern")
    return named.get(
        said.get("pattern", ""), "text, of several lines" if lines else "text, one line"
    )


def _parts() -> str:
    texts = (
        f"### {each.__name__}\n\n{_prose(each)}\n\n{_fields(each, _NAMED_IN.get(each, {}))}\n"
        for each in PARTS
    )
    return "\n".join(["## A submission and the parts of facts\n", *texts])


_NAMED_IN: Mapping[type[BaseModel], Mapping[str, str]] = {
    Citation: {"document": "document"},
    Move: {
        "function": "function",
        "territory": "territory",
        "from_holders": "organization",
        "to_holder": "organization",
    },
}


def golden(name: str) -> list[Path]:
    """Return the golden files of a kind of fact, the full one first."""
    return sorted(GOLDEN.glob(f"{name}.v*.json"), key=lambda file: len(file.name))


def example(name: str) -> str:
    """Return the full golden fact as an item of a submission's ``facts``, in YAML."""
    kind = FACT_TYPES[name]
    fact = kind.model_validate_json(golden(name)[0].read_bytes())
    said = fact.model_dump(mode="json", exclude_defaults=True)
    order = ["fact", *_in_order(kind.model_fields)]
    return "\n".join(_item({key: said[key] for key in order if key in said}))


def _item(value: object) -> Iterator[str]:
    for place, line in enumerate(_lines(value)):
        yield f"{'  ' if place else '- '}{line}"


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _member(key, each)
    elif isinstance(value, list):
        for each in value:
            yield from _item(each)
    else:
        yield _written(value)


def _member(key: str, value: object) -> Iterator[str]:
    if isinstance(value, (dict, list)):
        yield f"{key}:"
        yield from (f"  {line}" for line in _lines(value))
    elif isinstance(value, str) and "\n" in value:
        yield f"{key}: |-"
        yield from (f"  {line}" for line in value.splitlines())
    else:
        yield f"{key}: {_written(value)}"


def _written(value: object) -> str:
    plain = json.dumps(value) if isinstance(value, bool) else str(value)
    special = re.match(r"[-?:,\[\]{}#&*!|>'\"%@` ]", plain) or re.search(r": | #|:$", plain)
    return json.dumps(plain, ensure_ascii=False) if special else plain


# Refusals


def refusals_page() -> str:
    """Return the page of refusals: by the record, then by the writing."""
    record = ((each.code, each.says["en"], each.says["fr"]) for each in Refusal.__subclasses__())
    writing = (
        (code, en.replace("{hint}", ""), fr.replace("{hint}", ""))
        for code, (en, fr) in RULES.items()
    )
    return f"""# Refusals

{WRITTEN_BY}
What is refused is refused whole: nothing of the submission is recorded. A code never changes its
meaning. Words in italics stand for what is named in the case.

## By the record

The submission reads well, but does not fit what is recorded or itself.

{_sentences(record)}

## By the writing

The document does not read as a submission. The sentence follows the field's name.

{_sentences(writing)}
"""


def _sentences(rows: Iterator[tuple[str, str, str]]) -> str:
    table = ["| code | English | français |", "|---|---|---|"]
    for code, *both in rows:
        shown = (re.sub(r"\{(\w+)\}", r"*\1*", text.replace("|", "\\|")) for text in both)
        table.append(f"| `{code}` | {' | '.join(shown)} |")
    return "\n".join(table)


# Words


def words_page() -> str:
    """Return the page of words. Raises KeyError for one that words.yaml does not explain."""
    head = (
        f"# Words\n\n{WRITTEN_BY}\nWhat a fact is written with, in English and in French alike.\n"
    )
    texts = _vocabulary_texts()
    return "\n".join([head, *(_vocabulary(each, texts[name]) for name, each in _vocabularies())])


def _vocabularies() -> list[tuple[str, tuple[Any, ...]]]:
    return [(name, get_args(getattr(words, name))) for name in _vocabulary_texts()]


@cache
def _vocabulary_texts() -> dict[str, Any]:
    source = (ROOT / "scripts" / "words.yaml").read_text(encoding="utf-8")
    return dict(YAML(typ="base", pure=True).load(source))


def _vocabulary(options: tuple[Any, ...], texts: Mapping[str, Any]) -> str:
    families = [words.family_of(each) for each in options] if texts["en"] == "Roles" else []
    columns = ["word", *(["family"] if families else []), "meaning", "français"]
    rows = [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    for place, word in enumerate(options):
        family = f" {families[place]} |" if families else ""
        said = texts["words"][word]
        rows.append(f"| `{word}` |{family} {said['en']} | {said['fr']} |")
    table = "\n".join(rows)
    return f"## {texts['en']}\n\n*{texts['fr']}.* {texts['about']}\n\n{table}\n"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _on_disk(name: str) -> str:
    page = PAGES / name
    return page.read_text(encoding="utf-8") if page.exists() else ""


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are not up to date; return the exit status."""
    stale = {name: content for name, content in pages().items() if content != _on_disk(name)}
    if "--check" in arguments:
        for name in stale:
            print(f"docs/reference/{name} is not up to date: python scripts/reference.py")
        return 1 if stale else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for name, content in stale.items():
        (PAGES / name).write_text(content, encoding="utf-8")
        print(f"docs/reference/{name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
