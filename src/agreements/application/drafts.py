"""What-if: a submission decided and derived, and laid over a snapshot in memory.

No lock is taken and nothing is written.
"""

from __future__ import annotations

from agreements.application.registry import change_of
from agreements.application.state import load
from agreements.domain.decide import decide
from agreements.domain.submissions import Submission
from agreements.projections.source import Draft
from agreements.storage.log import Log


def draft_of(log: Log, submission: Submission) -> Draft:
    """Return what a submission would change if it were recorded next. Raises Refused."""
    loaded = load(log, submission)
    decided = decide(loaded.state, submission)
    return Draft.of(change_of(log, loaded, decided), loaded.state.position + 1)
