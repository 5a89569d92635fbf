"""``devolution`` and a re-opener whose window comes again, on pages in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Terminal

ID = "t-devolving"
CA, BC = "government-of-canada", "government-of-british-columbia"
CITES = [{"document": "general-knowledge", "basis": "inferred"}]
MOVE = {
    "roles": ["deliver", "fund"], "function": "employment-benefits", "territory": "CA-BC",
    "from_holders": [CA], "to_holder": BC,
}  # fmt: skip
STAFF = {"condition": "staff", "text": {"en": "Staff agree.", "fr": "Le personnel consent."}}


def fact(kind: str, **fields: Any) -> dict[str, Any]:
    return {"fact": kind, "subject": ID, "cites": CITES, **fields}


def title(words: str) -> dict[str, str]:
    return {"en": words, "fr": f"{words} (fr)"}


FACTS = [
    fact("AgreementRegistered", title=title("A devolution"), parties=[CA, BC]),
    fact("AgreementSigned", party=CA, signed_on="2000-01-10"),
    fact("AgreementSigned", party=BC, signed_on="2000-01-10"),
    fact("InstrumentCommenced", effective_on="2000-02-01"),
    fact("ReopenerRecorded", clause="7.2", entitled=[BC], negotiation_period="P2W",
         window={"relative_to": "anniversary", "opens": "-P30D", "closes": "P0D"},
         default_outcome={"en": "Nothing changes.", "fr": "Rien ne change."}),
    fact("StepPlanned", step="1", title=title("Delivery"), moves=[MOVE], conditions=[STAFF],
         positions=1084, funds={"cents": 125000, "currency": "CAD"}, planned_for="2000-03-01",
         assets=[{"en": "Fifty offices.", "fr": "Cinquante bureaux."}]),
    fact("StepConditionWaived", step="1", condition="staff", waived_on="2000-03-01", by=CA),
    fact("StepDeferred", step="1", deferred_on="2000-02-20", planned_for="2000-04-01"),
    fact("StepEffected", step="1", effective_on="2000-04-01", positions=812),
    fact("StepPlanned", step="2", title=title("Files"), after=["1"],
         records=[{"en": "Open files.", "fr": "Dossiers ouverts."}]),
    fact("StepCancelled", step="2", effective_on="2000-05-01"),
    fact("StepPlanned", step="3", title=title("Systems"), after=["1"], positions=5),
    {"fact": "LeadTimeSet", "subject": ID, "lead": "office", "ahead_of": "reopener",
     "lead_time": "P2W", "set_by": BC},
]  # fmt: skip


@pytest.fixture
def devolving(recording: Terminal, tmp_path: Path) -> Terminal:
    """A terminal at a registry that has the devolution on record."""
    file = tmp_path / "devolving.json"
    document = {"submission": ID, "actor": "office", "reason": {"en": "A test"}, "facts": FACTS}
    file.write_text(json.dumps(document), encoding="utf-8")
    done = recording("import", str(file))
    assert done.code == 0, done.err
    return recording


def test_how_far_it_has_come_in_one_line(devolving: Terminal) -> None:
    asked = ("devolution", ID, "--on")

    assert (
        "0 of 3 steps effected, 0 of 1,089 positions moved" in devolving(*asked, "2000-03-31").out
    )
    assert "1 of 3 steps effected, 812 of 1,089 positions moved" in (
        devolving(*asked, "2000-04-30").out
    )
    given_up = devolving(*asked, "2000-05-01").out
    assert "1 of 2 steps effected, 1 given up, 812 of 1,089 positions moved" in given_up
    french = devolving(*asked, "2000-04-30", "--lang", "fr").out
    assert "1 étape sur 3 réalisée, 812 postes sur 1\u00a0089 transférés" in french


def test_each_step_says_what_moved_from_whom_to_whom(devolving: Terminal) -> None:
    page = devolving("devolution", ID, "--on", "2000-05-01").out

    for said in (
        "Devolution step 1  effected", "Devolution step 2  cancelled", "Devolution step 3  planned",
        f"deliver, fund over employment-benefits in CA-BC, from {CA} to {BC}",
        "staff (waived): Staff agree.", "2000-02-20, to 2000-04-01", "812 of 1,084",
        "1,250.00 CAD of 1,250.00 CAD", "Fifty offices.", "Open files.", "5 planned",
    ):  # fmt: skip
        assert said in page, said


def test_the_page_is_french_all_through(devolving: Terminal) -> None:
    page = devolving("devolution", ID, "--on", "2000-05-01", "--lang", "fr").out

    for said in (
        "Étape de transfert 1  réalisée", "Étape de transfert 2  annulée", "prévue",
        "staff (levée) : Le personnel consent.", "2000-02-20, au 2000-04-01",
        "812 sur 1\u00a0084", "1\u00a0250,00\u00a0CAD", "Cinquante bureaux.",
        f"exécuter, financer sur employment-benefits dans CA-BC, de {CA} à {BC}",
    ):  # fmt: skip
        assert said in page, said
    for code in ("effected", "cancelled", " planned", "waived", "deliver,", "moved"):
        assert code not in page, code


def test_of_all_and_of_what_is_not_registered(devolving: Terminal) -> None:
    everything = devolving("devolution", "--on", "2009-02-02", "--json").json
    listed = [each["agreement"]["id"] for each in everything["devolutions"]]

    assert {ID, "ca-bc-lmda-2008"} <= set(listed)
    assert listed == sorted(listed)
    none = devolving("devolution", "employment-insurance-act", "--on", "2009-02-02")
    assert "No step is on record." in none.out
    unknown = devolving("devolution", "nowhere")
    assert (unknown.code, "ID: 'nowhere' is not the identifier" in unknown.err) == (2, True)


def test_when_a_reopener_opens_and_the_last_day_for_notice(devolving: Terminal) -> None:
    asked = ("reopeners", "--agreement", ID, "--on")

    before = devolving(*asked, "2001-01-01").out
    assert f"{ID} clause 7.2  not yet open" in before
    assert "30 days before to the day itself" in before
    assert "2001-01-02\n" in before
    assert "2001-02-01\n" in before
    assert f"2001-01-18 internal to {BC}, 2 weeks before" in before
    opened = devolving(*asked, "2001-01-31").out
    assert f"{ID} clause 7.2  open" in opened
    assert "2001-01-02 to 2001-02-01, both included, 1 day left" in opened
    assert f"{BC}: invoke" in opened
    assert "both included, last day" in devolving(*asked, "2001-02-01").out


def test_a_reopener_in_french(devolving: Terminal) -> None:
    page = devolving("reopeners", "--agreement", ID, "--on", "2001-01-30", "--lang", "fr").out

    for said in (
        f"{ID}, clause 7.2  ouverte", f"{BC} : invoquer", "2 jours restants",
        "par rapport à chaque anniversaire de l’entrée en vigueur", "Rien ne change.",
        f"2001-01-18 à l’interne ({BC}), 2 semaines avant",
    ):  # fmt: skip
        assert said in page, said
    for code in ("open ", "invoke,", "anniversary", "days", "weeks", "certain", "conclude"):
        assert code not in page, code


def test_the_same_as_data(devolving: Terminal) -> None:
    (found,) = devolving(
        "reopeners", "--agreement", ID, "--on", "2001-01-31", "--json"
    ).json["reopeners"]  # fmt: skip

    assert found["window"] == {
        "first_day": None, "last_day": None, "relative_to": "anniversary", "opens": "-P30D",
        "closes": "P0D",
    }  # fmt: skip
    assert found["window_days_left"] == {"least": 1, "most": 1}
    assert found["next_opening"] == {"earliest": "2002-01-02", "latest": "2002-01-02"}
    assert found["last_notice"]["legal"] == {"earliest": "2001-02-01", "latest": "2001-02-01"}
    (internal,) = found["last_notice"]["internal"]
    assert (internal["lead"], internal["on"]["earliest"]) == ("office", "2001-01-18")
    assert [(each["party"]["id"], each["power"]) for each in found["who_may_act"]] == [
        (BC, "invoke")
    ]
    progress = devolving("devolution", ID, "--on", "2000-05-01", "--json").json
    (part,) = progress["devolutions"]
    assert part["progress"]["positions_moved"] == {"least": 812, "most": 812}
    assert part["progress"]["funds"] == [
        {"currency": "CAD", "moved": {"least": 125000, "most": 125000}, "planned": 125000}
    ]
    assert [each["step"] for each in part["steps"]] == ["1", "2", "3"]
