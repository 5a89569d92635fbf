"""Windows counted from the agreement's life, against the oracle: each day of each unknown (R14)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.domain.answers.reopeners import live_on, may_be_invoked, reopener_on
from agreements.domain.facts import Fact, ReopenerTriggered, Window
from agreements.domain.refusals import Refused
from agreements.domain.submissions import Submission
from tests import histories, oracle
from tests.histories import (
    FEDERAL,
    LMDA,
    REGISTRATIONS,
    TERRITORIAL,
    cite,
    commenced,
    declined,
    invoked,
    on,
    renewed,
    reopener_recorded,
    signed,
    submission,
    term,
    terminated,
    withdrawn,
)
from tests.office import Office

_SIGNED = [signed(LMDA, party, "1999-12-01") for party in (FEDERAL, TERRITORIAL)]
_START = st.sampled_from(
    ["2000-01-31", "2000-02-29", "1999-12-20..2000-01-20", "2000-02", "2000-02-10..2000-02-12"]
)
_DAY = st.sampled_from(
    ["2000-02-14", "2000-02-20..2000-02-24", "2000-03-01", "2000-02-27..2000-03-04", "2001-01-10"]
)
_LENGTH = st.sampled_from(["P1M", "P6W", "P9D", "P1Y"])
_WINDOWS = st.sampled_from(
    [
        ("commencement", "P1M", "P2M"), ("commencement", "-P3D", None),
        ("commencement", None, "P6W"),
        ("anniversary", "-P11M", "-P10M"), ("anniversary", "-P350D", "-P340D"),
        ("anniversary", "P0D", "P1M"),
        ("renewal", "-P10D", "-P1D"), ("renewal", "-P3W", "-P1W"), ("renewal", "-P1M", "P0D"),
    ]
)  # fmt: skip


@st.composite
def _told(draw: st.DrawFn) -> list[Fact]:
    anchor, opens, closes = draw(_WINDOWS)
    window = Window.model_validate({"relative_to": anchor, "opens": opens, "closes": closes})
    only = draw(st.booleans())
    stated = reopener_recorded(LMDA, "7.2", negotiation_period="P2W").model_copy(
        update={"window": window, "on_trigger_only": only}
    )
    terms = draw(
        st.one_of(
            st.just([]),
            st.builds(lambda length: [term(LMDA, length)], _LENGTH),
            st.builds(
                lambda length, tacit, notice: [
                    term(LMDA, length, tacit_renewal=tacit), declined(LMDA, FEDERAL, notice)
                ],
                _LENGTH, _LENGTH, _DAY,
            ),
            st.builds(
                lambda length, tacit: [term(LMDA, length, tacit_renewal=tacit)], _LENGTH, _LENGTH
            ),
            st.builds(
                lambda length, until: [term(LMDA, length), renewed(LMDA, until)], _LENGTH, _DAY
            ),
        )
    )  # fmt: skip
    acts = draw(st.lists(_ACTS, max_size=3))
    return [*_SIGNED, commenced(LMDA, draw(_START)), *terms, stated, *acts]


_ACTS = st.one_of(
    st.builds(lambda day: invoked(LMDA, "7.2", day), _DAY),
    st.builds(lambda day: withdrawn(LMDA, "7.2", day), _DAY),
    st.builds(
        lambda day: ReopenerTriggered(
            subject=LMDA, clause="7.2", occurred_on=on(day), cites=cite()
        ),
        _DAY,
    ),
    st.builds(lambda day: terminated(LMDA, day), _DAY),
)
_ASKED = [date(2000, 1, 1) + timedelta(days=4 * n) for n in range(26)] + [
    date(2001, 1, 5) + timedelta(days=9 * n) for n in range(8)
]


@settings(max_examples=20, deadline=None)
@given(_told())
def test_each_state_is_that_of_some_world(told: list[Fact]) -> None:
    """R3, R14: certain in all, possible in some; and what follows from the state agrees with it."""
    office, recorded = Office(), list[Submission]()
    for each in (REGISTRATIONS, *(submission(f"told{n}", fact) for n, fact in enumerate(told))):
        try:
            office.record(each)
        except Refused:
            continue
        recorded.append(each)
    log = histories.log_of(recorded)
    claim, life = office.reopener(LMDA, "7.2"), office.life(LMDA)
    for asked in _ASKED:
        ours = reopener_on(claim, life, asked)
        assert ours == oracle.reopener(log, LMDA, "7.2", asked, len(log)), asked
        assert bool(live_on(claim, life, asked)) == ("invoked" in ours), asked
        if ours == {"open": "certain"}:
            assert may_be_invoked(claim, life, asked) == "certain"
