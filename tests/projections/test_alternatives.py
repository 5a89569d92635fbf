"""Sources that disagree, in the store and in answers (R7)."""

from __future__ import annotations

from agreements.projections.agreement import agreement
from agreements.projections.holdings import holdings
from agreements.projections.rebuild import rebuild
from agreements.projections.who import WhoQuestion, who
from tests.histories import (
    EAST,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    REGISTRATIONS,
    TERRITORIAL,
    annulled,
    assigned,
    commenced,
    otherwise,
    submission,
    term,
)
from tests.postgres import OWNER
from tests.projections.conftest import Desk, Records

THERE = otherwise(assigned(LMDA, "a1", TERRITORIAL, at=(FIELD, NORTH)), "gift/1")
HISTORY = (
    REGISTRATIONS,
    submission("start", commenced(LMDA, "2000-02-01")),
    submission("gift", assigned(LMDA, "a1", FEDERAL, at=(PROGRAM, EAST))),
    submission("term", term(LMDA, "P1M")),
    submission("other", THERE, otherwise(term(LMDA), "term/1")),
)


async def test_what_another_source_gives_elsewhere_is_found_there(
    records: Records, own_desk: Desk
) -> None:
    """Nothing but the other source leads from that place, or from that holder, to it."""
    records.record(*HISTORY)
    for place, holder in (((FIELD, NORTH), TERRITORIAL), ((PROGRAM, EAST), FEDERAL)):
        asked = await own_desk.asked("2000-02-15")
        answer = await who(asked, WhoQuestion(*place))
        held = [(each.holder.id, each.certainty) for each in answer.holdings]
        assert held == [(holder, "possible")], place
        assert len(answer.holdings[0].alternatives) == 2, place
        (row,) = (await holdings(asked, holder)).holdings
        assert (row.function.id, row.territory.id) == place
    nowhere = await who(await own_desk.asked("2000-02-15"), WhoQuestion(FIELD, EAST))
    assert nowhere.holdings == ()


async def test_an_agreement_shows_what_other_sources_say(records: Records, own_desk: Desk) -> None:
    """In the language of the reader, with where it is said."""
    records.record(*HISTORY)
    answer = await agreement(await own_desk.asked("2000-03-15"), LMDA)
    assert [(each.status, each.certainty) for each in answer.status] == [
        ("expired", "possible"), ("in-force", "possible"),
    ]  # fmt: skip
    (other,) = answer.alternatives
    assert other.says.en == "The term of lmda is indeterminate."
    assert other.says.fr == "Durée de l’entente «\u00a0lmda\u00a0» : indéterminée."
    assert [each.document for each in other.cites] == ["file"]


async def test_nothing_is_left_of_an_alternative_annulled(records: Records, own_desk: Desk) -> None:
    """The pointer goes with it; and as known before, both are there (R2)."""
    records.record(*HISTORY, submission("no", annulled(THERE, "other/1")))
    place = WhoQuestion(FIELD, NORTH)
    assert (await who(await own_desk.asked("2000-02-15"), place)).holdings == ()
    before = await own_desk.asked("2000-02-15", records.known("other"))
    assert len((await who(before, place)).holdings) == 1


def test_a_rebuild_finds_nothing_to_put_right(records: Records) -> None:
    """What is derived from the log again is what recording left behind."""
    records.record(*HISTORY, submission("no", annulled(THERE, "other/1")))
    assert rebuild(records.database.dsn(OWNER)).differing == 0
