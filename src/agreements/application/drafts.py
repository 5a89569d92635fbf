"""What-if: a submission decided and derived, and laid over a snapshot in memory.

No lock is taken and nothing is written.
"""

from __future__ import annotations

from contextlib import suppress

from agreements.application.registry import ATTEMPTS, change_of
from agreements.application.state import load, require_unmoved
from agreements.domain.decide import decide
from agreements.domain.submissions import Submission
from agreements.projections.source import Draft
from agreements.storage.errors import StaleVersion
from agreements.storage.log import Log


def draft_of(log: Log, submission: Submission) -> Draft:
    """Return what a submission would change if it were recorded next. Raises Refused.

    Reading takes several steps: when a subject moves on meanwhile, all is read anew. Raises
    StaleVersion when that does not end.
    """
    for _ in range(1, ATTEMPTS):
        with suppress(StaleVersion):
            return _attempt(log, submission)
    return _attempt(log, submission)


def _attempt(log: Log, submission: Submission) -> Draft:
    loaded = load(log, submission)
    try:
        change = change_of(log, loaded, decide(loaded.state, submission))
    finally:
        require_unmoved(log, loaded.read)  # a refusal, too, is only as good as what was read
    return Draft.of(change, loaded.state.position + 1)
