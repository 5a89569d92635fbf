"""The JSON Schema: whatever reads as a submission fits it, and its rules are those of the facts."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from agreements import data
from agreements.application.canonical import document_of
from agreements.application.documents import read
from agreements.application.schema import submission_schema
from agreements.domain.facts import FACT_TYPES
from tests.application.samples import SIGNED, problems, said

SCHEMA = submission_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
GOLDEN = sorted((Path(__file__).parent.parent / "golden" / "facts").glob("*.json"))


def fits(document: Any) -> bool:
    return bool(VALIDATOR.is_valid(document))


def test_it_is_a_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:agreements:schema:submission:1"


def test_every_kind_of_fact_is_told_apart_by_its_name_and_described() -> None:
    for name in FACT_TYPES:
        definition = SCHEMA["$defs"][name]
        assert definition["properties"]["fact"]["const"] == name
        assert "fact" in definition["required"]
        assert definition["description"]
        assert {"$ref": f"#/$defs/{name}"} in SCHEMA["properties"]["facts"]["items"]["oneOf"]
    assert "discriminator" not in json.dumps(SCHEMA)


@pytest.mark.parametrize("file", data.files(), ids=lambda file: str(file.name))
def test_the_data_set_fits_as_it_is_written_and_as_it_is_recorded(file: Any) -> None:
    for document in YAML(typ="base", pure=True).load_all(file.read_text(encoding="utf-8")):
        VALIDATOR.validate(document)
    for each in read(file):
        VALIDATOR.validate(json.loads(document_of(each.submission)))


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: str(file.name))
def test_the_golden_facts_fit(file: Path) -> None:
    VALIDATOR.validate(said(json.loads(file.read_bytes())))


@pytest.mark.parametrize(
    "document",
    [
        said({**SIGNED, "fact": "Signed"}),
        said({key: value for key, value in SIGNED.items() if key != "fact"}),
        said({key: value for key, value in SIGNED.items() if key != "party"}),
        said({**SIGNED, "signedon": "1997"}),
        said({**SIGNED, "signed_on": "25 April 1997"}),
        said({**SIGNED, "signed_on": 1997}),
        said({**SIGNED, "party": "no spaces"}),
        said({**SIGNED, "cites": []}),
        said({**SIGNED, "cites": [{"document": "d", "basis": "guessed"}]}),
        said({**SIGNED, "note": {"de": "nein"}}),
        {**said(), "facts": []},
        said(expects={"a": -1}),
        said(expects={"no spaces": 1}),
        said(actor="two\nlines"),
        said(disclosure="secret"),
    ],
)
def test_what_does_not_fit_is_refused_when_read_too(document: dict[str, Any]) -> None:
    assert not fits(document)
    assert problems(json.dumps(document), "f.json")
