"""Documents that are not facts: a clear error, and nothing half done (handbook, section 7)."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from agreements.domain.facts import FACT, RoleAssigned, StepPlanned, TermAgreed
from agreements.domain.submissions import MAX_FACTS, Submission

CITES = [{"document": "file"}]
SIGNED = {
    "fact": "AgreementSigned", "subject": "lmda", "party": "federal", "signed_on": "1997-04-25",
    "cites": CITES,
}  # fmt: skip
ASSIGNED = {
    "fact": "RoleAssigned", "subject": "lmda", "assignment": "a1", "role": "deliver",
    "holders": ["federal"], "manner": "sole", "function": "training", "territory": "CA",
    "cites": CITES,
}  # fmt: skip
PLANNED = {
    "fact": "StepPlanned", "subject": "lmda", "step": "s1", "title": {"en": "t", "fr": "t"},
    "moves": [{"roles": ["deliver"], "function": "training", "territory": "CA",
               "from_holders": ["federal"], "to_holder": "board"}],
    "cites": CITES,
}  # fmt: skip
REGISTERED = {
    "fact": "AgreementRegistered", "subject": "lmda", "title": {"en": "t", "fr": "t"},
    "parties": ["federal", "territorial"], "cites": CITES,
}  # fmt: skip
TERM = {"fact": "TermAgreed", "subject": "lmda", "length": "P5Y", "cites": CITES}
COMMENCED = {
    "fact": "InstrumentCommenced", "subject": "lmda", "effective_on": "1997-04", "cites": CITES,
}  # fmt: skip


def _errors(document: object) -> list[str]:
    """Return where a document is wrong, dotted; empty if it is a fact."""
    try:
        FACT.validate_json(json.dumps(document))
    except ValidationError as error:
        return _places(error, 1)
    return []


def _places(error: ValidationError, skip: int = 0) -> list[str]:
    """Return each dotted place; pydantic says of a list with a bad item that it is too short."""
    found = [".".join(map(str, each["loc"][skip:])) for each in error.errors()]
    return [one for one in found if not any(other.startswith(f"{one}.") for other in found)]


@pytest.mark.parametrize("document", [SIGNED, ASSIGNED, PLANNED, REGISTERED, TERM, COMMENCED])
def test_a_well_formed_fact_is_read_and_written_again(document: dict[str, object]) -> None:
    """What is read is what is written, with nothing added but defaults."""
    assert _errors(document) == []
    fact = FACT.validate_json(json.dumps(document))
    written = json.loads(fact.model_dump_json(exclude_defaults=True))
    assert written == document
    assert FACT.validate_json(fact.model_dump_json()) == fact


@pytest.mark.parametrize(
    "day",
    [
        "1997-02-29", "1997-04-31", "1997-04-25T00:00:00Z", "1997-04-25T12:00", "25 April 1997", "",
        19970425, 1997, 861926400, 1997.3, True, None, ["1997-04-25"], {"on": "1997-04-25"},
        "1998-03-31..1997-04-25", "2" * 100_000,
    ],
)  # fmt: skip
def test_an_impossible_day_names_its_field(day: object) -> None:
    """A day is text that a calendar has: no instant, no number, no list."""
    assert _errors({**SIGNED, "signed_on": day}) == ["signed_on"]


@pytest.mark.parametrize(
    "day", ["1996-02-29", "1997", "1997-04", "unknown", "1997-04-25..", "..1997-04-25"]
)
def test_a_day_known_in_part_is_a_day(day: str) -> None:
    """R3: never invent a day."""
    assert _errors({**SIGNED, "signed_on": day}) == []
    fact = FACT.validate_json(json.dumps({**SIGNED, "signed_on": day}))
    assert json.loads(fact.model_dump_json())["signed_on"] == day


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"colour": "red"}, "colour"),
        ({"cites": []}, "cites"),
        ({"cites": [{"document": "file", "mood": "good"}]}, "cites.0.mood"),
        ({"cites": [{"document": "file", "basis": "guessed"}]}, "cites.0.basis"),
        ({"cites": [{"document": "file", "page": 3}]}, "cites.0.page"),
        ({"cites": CITES * 51}, "cites"),
        ({"party": True}, "party"),
        ({"party": "two words"}, "party"),
        ({"party": "-dash"}, "party"),
        ({"party": "x" * 101}, "party"),
        ({"party": "\u0661\u0662"}, "party"),
        ({"subject": "lmda/1"}, "subject"),
        ({"subject": ""}, "subject"),
        ({"note": "text"}, "note"),
        ({"note": {}}, "note"),
        ({"note": {"en": "x" * 20_001}}, "note.en"),
        ({"note": {"en": "bell\u0007"}}, "note.en"),
        ({"note": {"en": " \n\t"}}, "note.en"),
        ({"note": {"de": "Text"}}, "note.de"),
        ({"note": {"en": {"en": {"en": "x"}}}}, "note.en"),
        ({"irregular": True}, "irregular"),
    ],
)
def test_a_bad_field_is_named(change: dict[str, object], at: str) -> None:
    """A bad input gets an error that names the field."""
    assert _errors({**SIGNED, **change}) == [at]


@pytest.mark.parametrize("missing", ["subject", "party", "signed_on", "cites"])
def test_what_is_missing_is_named(missing: str) -> None:
    """Every fact says what happened, when, and where it comes from."""
    document = {key: value for key, value in SIGNED.items() if key != missing}
    assert _errors(document) == [missing]


@pytest.mark.parametrize(
    "line",
    ["", " ", "\u00a0", "a\nb", "a\tb", "a\u0000", "a\u007f", "a\u0085", "a\u2028b", "x" * 501, 7],
)  # fmt: skip
def test_a_name_is_one_line_that_says_something(line: object) -> None:
    """A name is in both languages, without control characters, and not blank."""
    assert _errors({**REGISTERED, "title": {"en": line, "fr": "t"}}) == ["title.en"]
    assert _errors({**REGISTERED, "title": {"en": "t", "fr": line}}) == ["title.fr"]


@pytest.mark.parametrize(
    "line", ["x", "x" * 500, "l’Entente « Canada\u00a0–\u202fNunavut »", "ᑕᓗᕐᔪᐊᖅ"]
)
def test_a_name_may_be_in_any_script(line: str) -> None:
    """Text keeps its apostrophes, dashes, no-break spaces and syllabics."""
    assert _errors({**REGISTERED, "title": {"en": line, "fr": line}}) == []


@pytest.mark.parametrize(
    "document", [None, [], "AgreementSigned", 7, {}, {"fact": "Nothing"}, {"fact": None}, [SIGNED]]
)
def test_nonsense_is_no_fact(document: object) -> None:
    """What is not an object with a known ``fact`` is refused."""
    assert len(_errors(document)) == 1


@pytest.mark.parametrize(
    "text", ["{", '{"fact": NaN}', "[" * 100_000, '{"a":' * 100_000, "\ufeff{}", '"\\ud800"']
)  # fmt: skip
def test_what_is_not_json_is_refused(text: str) -> None:
    """Broken or bottomless documents give an error, never a crash."""
    with pytest.raises(ValidationError):
        FACT.validate_json(text)


@pytest.mark.parametrize(
    "change",
    [
        {"holders": []},
        {"holders": ["federal", "board"]},
        {"holders": ["federal", "federal"], "manner": "concurrent"},
        {"manner": "joint"},
        {"manner": "joint", "holders": ["federal", "board"]},
        {"manner": "joint", "decision_rule": "consensus"},
        {"decision_rule": "consensus"},
        {"delegated_from": {"instrument": "act", "assignment": "a0"}},
        {"role": "rule"},
        {"holders": "federal"},
        {"clientele": "youth"},
        {"assignment": "a 1"},
    ],
)
def test_a_manner_fits_its_holders(change: dict[str, object]) -> None:
    """R11: sole has one holder, joint two or more and a decision rule; each is named once."""
    assert len(_errors({**ASSIGNED, **change})) == 1


def test_a_joint_assignment() -> None:
    """R11: two holders and their decision rule."""
    joint = {"manner": "joint", "holders": ["federal", "board"], "decision_rule": "consensus"}
    fact = FACT.validate_json(json.dumps({**ASSIGNED, **joint}))
    assert isinstance(fact, RoleAssigned)


@pytest.mark.parametrize(
    "change",
    [
        {"length": None},
        {"until": "2000-01-01"},
        {"indeterminate": True},
        {"length": None, "indeterminate": True, "tacit_renewal": "P1Y"},
        {"length": "5 years"},
        {"length": "P0Y"},
        {"length": "P1Y6M"},
        {"length": "P10000D"},
        {"length": "P1\u0665Y"},
        {"length": 5},
    ],
)
def test_a_term_ends_in_one_way(change: dict[str, object]) -> None:
    """R1: exactly one of length, until, indeterminate; a length is of one unit."""
    assert len(_errors({**TERM, **change})) == 1


@pytest.mark.parametrize("text", ["true", "false"])
def test_true_and_false_may_be_written_as_words(text: str) -> None:
    """A YAML file, whose scalars are read as text, may write the words."""
    fact = FACT.validate_json(json.dumps({**TERM, "renewable": text}))
    assert isinstance(fact, TermAgreed)
    assert fact.renewable is (text == "true")


@pytest.mark.parametrize("value", ["yes", "True", "1", 1, 0, "", None, []])
def test_no_other_text_is_true(value: object) -> None:
    """Booleans are booleans."""
    assert _errors({**COMMENCED, "retroactive": value}) == ["retroactive"]


def test_a_party_and_a_condition_are_named_once() -> None:
    """An agreement has two or more different parties; a key names one condition."""
    assert len(_errors({**REGISTERED, "parties": ["federal", "federal"]})) == 1
    assert len(_errors({**REGISTERED, "parties": ["federal"]})) == 1
    condition = {"condition": "c1", "text": {"en": "staff agree"}}
    assert len(_errors({**PLANNED, "conditions": [condition, condition]})) == 1
    fact = FACT.validate_json(json.dumps({**PLANNED, "conditions": [condition]}))
    assert isinstance(fact, StepPlanned)


def test_a_correction_holds_a_fact_about_the_world() -> None:
    """R5: a correction names a fact, and its replacement is no correction itself."""
    correction = {"fact": "FactSuperseded", "subject": "lmda", "corrects": "s/1"}
    assert _errors({**correction, "replacement": SIGNED}) == []
    assert len(_errors({**correction, "replacement": {**correction, "replacement": SIGNED}})) == 1
    assert _errors({**correction, "replacement": {**SIGNED, "signed_on": "1997-02-29"}}) == [
        "replacement.AgreementSigned.signed_on"
    ]
    for name in ("s", "s/0", "s/01", "/1", "s/1/1", "s/1000000", "s/\u0661"):
        assert _errors({**correction, "corrects": name, "replacement": SIGNED}) == ["corrects"]


def test_a_fact_is_frozen() -> None:
    """An immutable domain event."""
    fact = FACT.validate_json(json.dumps(SIGNED))
    with pytest.raises(ValidationError):
        fact.__setattr__("subject", "other")


ENVELOPE = {"submission": "s", "actor": "clerk", "reason": {"en": "recorded"}, "facts": [SIGNED]}


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"facts": []}, "facts"),
        ({"facts": None}, "facts"),
        ({"facts": [SIGNED] * (MAX_FACTS + 1)}, "facts"),
        ({"submission": "a b"}, "submission"),
        ({"actor": ""}, "actor"),
        ({"reason": "because"}, "reason"),
        ({"disclosure": "secret"}, "disclosure"),
        ({"expects": {"lmda": -1}}, "expects.lmda"),
        ({"expects": {"lmda": "1"}}, "expects.lmda"),
        ({"expects": {"lmda": True}}, "expects.lmda"),
        ({"expects": {"a b": 1}}, "expects.a b.[key]"),
        ({"recorded_at": "1997-04-25T00:00:00Z"}, "recorded_at"),
        ({"facts": [{**SIGNED, "signed_on": "1997-02-29"}]}, "facts.0.AgreementSigned.signed_on"),
    ],
)
def test_an_envelope_names_what_is_wrong(change: dict[str, object], at: str) -> None:
    """Facts recorded together, by one actor, for one reason; the clock is the log's (R2)."""
    with pytest.raises(ValidationError) as refused:
        Submission.model_validate_json(json.dumps({**ENVELOPE, **change}))
    assert _places(refused.value) == [at]


def test_a_submission_is_read() -> None:
    """The envelope and its facts."""
    found = Submission.model_validate_json(json.dumps(ENVELOPE))
    assert len(found.facts) == 1
    assert Submission.model_validate_json(found.model_dump_json()) == found
