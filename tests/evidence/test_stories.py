"""Where each story is told: what an official or an auditor would ask about, as one test.

The table is the index; a story that was renamed or moved away fails here.
"""

from __future__ import annotations

from importlib import import_module

import pytest

STORIES: dict[str, tuple[str, str]] = {
    "a renewal found late (R1, R2)": (
        "tests.domain.test_stories_of_agreements", "test_a_renewal_found_late",
    ),
    "a commencement known only to the year (R3)": (
        "tests.domain.test_stories_of_agreements", "test_a_commencement_known_only_to_the_year",
    ),
    "a step effected on an unknown day with no false overlap (R3, R9)": (
        "tests.domain.test_devolution",
        "test_a_step_effected_on_an_unknown_day_with_no_false_overlap",
    ),
    "an agreement that ends and what comes back (R8, R9)": (
        "tests.domain.test_stories_of_agreements",
        "test_an_agreement_that_ends_and_what_comes_back",
    ),
    "an agreement that another replaces (R9)": (
        "tests.domain.test_stories_of_agreements", "test_an_agreement_that_another_replaces",
    ),
    "a contract under a contract (R10)": (
        "tests.domain.test_delegation", "test_a_contract_under_a_contract",
    ),
    "a split reunited (R13)": ("tests.domain.test_succession", "test_a_split_reunited"),
    "the last day of a window (R14)": (
        "tests.domain.test_reopeners", "test_a_window_includes_both_its_days",
    ),
    "the last day of the talks (R14)": (
        "tests.domain.test_reopeners",
        "test_invoked_from_the_day_of_notice_to_the_deadlines_last_day",
    ),
    "corrected and un-corrected, as the record learned it (R5)": (
        "tests.projections.test_changes", "test_corrected_and_uncorrected",
    ),
    "corrected and un-corrected, as it is answered (R5)": (
        "tests.projections.test_correcting_a_date", "test_un_corrected_it_is_as_it_was",
    ),
    "two sources for one term (R7)": (
        "tests.domain.test_alternatives", "test_two_sources_for_one_term",
    ),
    "which text prevails (R12, R15)": (
        "tests.domain.test_stories_of_agreements", "test_which_text_prevails",
    ),
    "paid after the end of the year (R16)": (
        "tests.domain.test_money", "test_paid_after_the_end_of_the_year",
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_the_story_is_told(story: str) -> None:
    module, test = STORIES[story]

    assert callable(getattr(import_module(module), test, None))
