"""Questions at the command line: sentences first, then what they rest on; or the exact JSON."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from agreements.bootstrap import open_registry
from agreements.projections.asked import Asked
from agreements.projections.shapes import to_json
from agreements.projections.snapshot import snapshot
from agreements.projections.source import Source
from agreements.projections.who import WhoQuestion, who
from agreements.settings import Settings
from tests.cli.conftest import Terminal
from tests.lmda import BEFORE_NUNAVUT, HEAD, before

BENEFITS = ("who", "employment-benefits")
IN_BC = (*BENEFITS, "--in", "CA-BC", "--on", "2008-12-31", "--role", "deliver")


def test_the_plain_sentence_comes_first(typed: Terminal) -> None:
    answer = typed(*IN_BC)

    assert answer.code == 0
    assert answer.err == ""
    assert answer.out.splitlines()[0] == (
        "On 31 December 2008, the Government of Canada and the Government of British Columbia"
        " jointly deliver employment benefits and support measures in British Columbia, by"
        " consensus, under the Canada–British Columbia Labour Market Development Agreement (1997),"
        " carried on by a renewal that is inferred, not stated."
    )


def test_then_both_clocks_sources_and_facts(typed: Terminal) -> None:
    answer = typed(*IN_BC).out

    assert "effective_on 2008-12-31 (America/Toronto) · known_at 2" in answer
    assert f"snapshot {HEAD}" in answer
    assert "from 1997-04-25..1998-03-31, last day 2009-02-01" in answer
    assert "ipac-1999 (1.2, 3.1)" in answer
    assert "inferred from ipac-1999 (3.1); ei-mar-2012 (Annex 3.1)" in answer
    assert "AgreementRenewed (lmda-2026-bc-first-agreement-renewal/1)" in answer
    assert "lmda-2026-bc-first-agreement/15 /1 /2 /3 /4 /5" in answer


def test_in_french(typed: Terminal) -> None:
    answer = typed(*IN_BC, "--lang", "fr").out

    assert answer.startswith("Le 31 décembre 2008, le gouvernement du Canada et")
    assert "titulaire" in answer
    assert "Entente Canada–Colombie-Britannique" in answer


def test_json_is_the_exact_bytes_of_the_answer(typed: Terminal, data_dir: Path) -> None:
    async def asked() -> bytes:
        with open_registry(Settings(data_dir=data_dir)) as registry:
            async with registry.reading() as connection:
                source = Source(connection, await snapshot(connection, None))
                question = WhoQuestion("employment-benefits", "CA-BC", role="deliver")
                on = date(2008, 12, 31)
                return to_json(await who(Asked(source, on, "America/Toronto"), question))

    assert typed(*IN_BC, "--json").out.encode() == asyncio.run(asked())


def test_without_a_role_the_roles_of_one_ground_share_a_sentence(typed: Terminal) -> None:
    answer = typed(*BENEFITS, "--in", "CA-BC", "--on", "2008-12-31").out

    assert "jointly plan, set targets for, design and deliver employment benefits" in answer
    assert "That day, the Government of Canada funds employment benefits" in answer
    assert "employment-benefits-communications" not in answer


def test_a_parent_lists_what_is_beneath_it_only_when_asked(typed: Terminal) -> None:
    """A parent never lists descendants unless --below."""
    above = (*BENEFITS, "--in", "CA-BC", "--on", "2008-12-31")

    assert "ca-bc-communications-committee" in typed(*above, "--below").out


def test_a_delegation_is_shown_to_its_end_in_french(typed: Terminal) -> None:
    """R10: by whom, and to whom, in words; R23: what serves in another language is left out."""
    asked = ("who", "job-connect-training", "--in", "ottawa-carleton", "--on", "2000-01-15")
    answer = typed(*asked, "--role", "deliver", "--language", "en", "--lang", "fr").out
    assert "délégué par   Ministère de l’Éducation et de la Formation (ontario-met)" in answer
    assert "> Assemblée législative de l’Ontario" in answer
    assert "par délégation du ministère de l’Éducation et de la Formation" in answer
    assert "La Cité collégiale" not in answer
    assert "La Cité collégiale" in typed(*asked).out


def test_nobody_is_an_answer(typed: Terminal) -> None:
    answer = typed(*BENEFITS, "--in", "CA-ON", "--on", "1950-01-01", "--json")

    assert (answer.code, answer.json["holdings"]) == (0, [])
    said = typed(*BENEFITS, "--in", "CA-ON", "--on", "1950-01-01")
    assert (said.code, said.err) == (0, "")
    assert "nobody holds a role over employment benefits" in said.out


def test_nunavut_before_and_after_its_agreement_was_recorded(typed: Terminal) -> None:
    """R2: an answer at a past position never changes again."""
    asked = (*BENEFITS, "--in", "CA-NU", "--on", "2000-04-15", "--role", "deliver")

    before = typed(*asked, "--known-at", str(BEFORE_NUNAVUT))
    after = typed(*asked)

    assert f"(position {BEFORE_NUNAVUT}), Human Resources Development Canada" in before.out
    assert "On 15 April 2000, the Government of Nunavut delivers" in after.out


def test_an_instant_beyond_the_log_is_provisional(typed: Terminal) -> None:
    """R2: such an answer is no permalink, and says so."""
    answer = typed(*IN_BC, "--known-at", "2999-01-01T00:00:00-05:00")

    assert answer.code == 0
    assert f"as known at 2999-01-01T05:00:00.000000Z (position {HEAD})" in answer.out
    assert "Provisional" in answer.out


def test_before_anything_was_recorded(typed: Terminal) -> None:
    answer = typed(*BENEFITS, "--in", "nowhere-yet", "--known-at", "0", "--on", "2008-12-31")

    assert answer.code == 0
    assert "as known at position 0, nothing had been recorded yet." in answer.out


def test_a_day_after_what_was_known_is_a_prospect(typed: Terminal) -> None:
    """R21."""
    assert "this is a prospect" in typed(*BENEFITS, "--in", "CA-BC", "--on", "2999-01-01").out


def test_holdings_of_an_organization_and_of_its_successor(typed: Terminal) -> None:
    """R13: `holdings X` lists what X holds or stands in for."""
    canada = typed("holdings", "government-of-canada", "--on", "2008-12-31")
    successor = typed("holdings", "hrsdc", "--on", "2004-12-31")

    assert "deliver" in canada.out
    assert "with government-of-british-columbia" in canada.out
    assert "in place of Human Resources Development Canada (hrdc), possible" in successor.out
    assert typed("holdings", "hrsdc", "--json").json["organization"]["id"] == "hrsdc"


def test_an_organization_may_hold_nothing(typed: Terminal) -> None:
    answer = typed("holdings", "government-of-ontario", "--on", "1999-01-01")

    assert answer.code == 0
    assert "holds nothing that is on record" in answer.out


def test_an_agreement_on_a_day(typed: Terminal) -> None:
    answer = typed("agreement", "ca-bc-lmda-1997", "--on", "2003-01-01")

    for said in (
        "agreement, co-management, collaborative",
        "in force",
        "5 years, renewable",
        "renewed (inferred, lmda-2026-bc-first-agreement-renewal/1)",
        "signed 1997-04-25",
        "From co-management to provincial delivery",
        "re-opener  open",
    ):
        assert said in answer.out


@pytest.mark.parametrize("instrument", ["employment-insurance-act", "canada-offer-1996"])
def test_an_enactment_and_a_declaration_answer_too(typed: Terminal, instrument: str) -> None:
    assert typed("agreement", instrument).out.count(instrument) >= 1
    assert typed("agreement", instrument, "--lang", "fr", "--json").json["id"] == instrument


def test_a_step_says_what_it_moves(typed: Terminal) -> None:
    answer = typed("agreement", "ca-bc-lmda-2008", "--on", "2009-03-01").out

    assert "Devolution step take-over  effected" in answer
    assert "deliver, design over employment-benefits in CA-BC" in answer


def test_reopeners_open_on_a_day(typed: Terminal) -> None:
    answer = typed("reopeners", "--state", "open", "--on", "2003-01-01")

    assert "One re-opener answers this." in answer.out
    assert "ca-bc-lmda-1997 clause re-opener  open" in answer.out
    none = typed("reopeners", "--state", "open", "--on", "2010-01-01")
    assert (none.code, none.out.splitlines()[0]) == (0, "No re-opener answers this.")


def test_history_of_a_subject_a_fact_and_a_submission(typed: Terminal) -> None:
    subject = typed("history", "ca-bc-lmda-1997", "--limit", "2")

    assert "lmda-2026-bc-first-agreement/1  AgreementRegistered" in subject.out
    assert "by registry-office" in subject.out
    assert (
        f"There is more; go on with --after {before('lmda-2026-bc-first-agreement') + 2}."
        in subject.out
    )
    fact = typed("history", "lmda-2026-bc-first-agreement/1", "--json").json
    assert [each["name"] for each in fact["entries"]] == ["lmda-2026-bc-first-agreement/1"]
    assert len(typed("history", "lmda-2026-bc-first-agreement", "--json").json["entries"]) == 19


def test_history_tells_what_was_recorded_and_from_which_source(typed: Terminal) -> None:
    trail = typed("history", "lmda-2026-bc-transfer-agreement").out

    assert "AgreementSigned" in trail
    assert "party government-of-canada; signed_on 2008-02-20" in trail
    assert "ei-mar-2012 (Annex 3.1); ei-mar-2013 (Annex 3)" in trail
    french = typed("history", "lmda-2026-bc-transfer-agreement", "--lang", "fr").out
    assert "déduit de" in french
    assert "  tient\n" in french


def test_a_place_is_told_in_the_language_asked_for(typed: Terminal) -> None:
    asked = ("holdings", "government-of-canada", "--on", "2008-12-31")

    assert "\nemployment-benefits in CA-BC\n" in typed(*asked).out
    assert "\nemployment-benefits dans CA-BC\n" in typed(*asked, "--lang", "fr").out
