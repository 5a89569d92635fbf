"""Released facts are frozen: what was recorded once is read for ever, and has the same bytes.

A golden file is never changed. A fact that needs another shape gets the next version, an upcast,
and golden files of its own beside the old ones.
"""

from pathlib import Path

import pytest
from pydantic import BaseModel

from agreements.domain.claims.derive import derivation_of
from agreements.domain.codec import decode, encode
from agreements.domain.facts import FACT_TYPES, Fact

FOLDER = Path(__file__).parent.parent / "golden" / "facts"
FILES = sorted(FOLDER.glob("*.json"))
IDS = [file.name for file in FILES]
OF_THE_WORLD = [name for name, kind in FACT_TYPES.items() if kind.registers or kind.concerns]


def of(name: str, version: int) -> list[Path]:
    return [file for file in FILES if file.name.startswith(f"{name}.v{version}.")]


def load(file: Path) -> Fact:
    return decode(file.name.partition(".")[0], content(file))


def content(file: Path) -> bytes:
    """The recorded bytes; a file ends with a line break that the log does not have."""
    return file.read_bytes().removesuffix(b"\n")


@pytest.mark.parametrize("name", FACT_TYPES)
def test_every_version_of_every_fact_has_a_golden_file(name: str) -> None:
    for version in range(1, FACT_TYPES[name].version + 1):
        assert (FOLDER / f"{name}.v{version}.json").exists()


def test_no_golden_file_is_of_a_fact_that_is_gone() -> None:
    assert {file.name.partition(".")[0] for file in FILES} == FACT_TYPES.keys()


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_a_golden_fact_loads_as_its_kind(file: Path) -> None:
    fact = load(file)

    assert type(fact) is FACT_TYPES[file.name.partition(".")[0]]


@pytest.mark.parametrize("name", FACT_TYPES)
def test_a_golden_fact_of_the_present_version_is_written_as_the_same_bytes(name: str) -> None:
    for file in of(name, FACT_TYPES[name].version):
        assert encode(load(file)) == content(file), file.name


@pytest.mark.parametrize("name", FACT_TYPES)
def test_the_golden_files_of_a_fact_show_all_its_fields(name: str) -> None:
    """Together, and those of its parts too: a field that none shows could change unseen."""
    shown: dict[type[BaseModel], set[str]] = {}
    for file in of(name, FACT_TYPES[name].version):
        _gather(load(file), shown)

    assert shown[FACT_TYPES[name]] == FACT_TYPES[name].model_fields.keys()


def test_the_golden_files_together_show_all_fields_of_all_parts() -> None:
    shown: dict[type[BaseModel], set[str]] = {}
    for file in FILES:
        _gather(load(file), shown)

    for part, fields in shown.items():
        assert fields == part.model_fields.keys(), part.__name__


def _gather(value: object, shown: dict[type[BaseModel], set[str]]) -> None:
    """Add the fields that are off their default, or required, in a value and all it holds."""
    if isinstance(value, tuple):
        for each in value:
            _gather(each, shown)
    if not isinstance(value, BaseModel):
        return
    kind = type(value)
    said = {
        name
        for name, field in kind.model_fields.items()
        if field.is_required() or name == "fact" or getattr(value, name) != field.default
    }
    shown.setdefault(kind, set()).update(said)
    for name in kind.model_fields:
        _gather(getattr(value, name), shown)


@pytest.mark.parametrize("name", OF_THE_WORLD)
def test_every_fact_has_what_makes_claims_of_its_part(name: str) -> None:
    """A part that no derivation reads would be on record and in no answer."""
    fact = load(FOLDER / f"{name}.v{FACT_TYPES[name].version}.json")

    for kind in fact.concerns or {fact.registers}:
        assert kind is not None
        derivation_of(fact.part, kind)


def test_a_part_of_no_fact_is_an_error() -> None:
    with pytest.raises(KeyError):
        derivation_of("rumour/7.2", "agreement")
