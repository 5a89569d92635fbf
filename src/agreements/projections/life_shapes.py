"""The shape of an agreement's life in answers: how it came, what interrupts it, who joins it.

What has bounds is on record, whatever the day asked; what has a certainty is so on the day.
"""

from __future__ import annotations

from typing import Literal

from agreements.domain.dates import Duration
from agreements.domain.resolutions import Certainty
from agreements.domain.words import AgreementForm, PartnershipType
from agreements.projections.shapes import Bounds, Named, Part, Titled, Words


class FormOn(Part):
    """A form on the day; one that is certain, or several that are possible."""

    form: AgreementForm
    certainty: Certainty


class PartnershipOn(Part):
    """A partnership type on the day; one that is certain, or several that are possible."""

    partnership_type: PartnershipType
    certainty: Certainty


class ApprovalPart(Part):
    """``under``: the enactment that approves, if one does."""

    party: Named
    approved_by: Named
    approved_on: Bounds
    under: Titled | None


class CommencementConditionOn(Part):
    state: Literal["unmet", "met", "waived"]
    certainty: Certainty


class CommencementConditionPart(Part):
    """What must be met or waived before it commences; ``party`` null: for every party.

    ``on``: the day it was met or waived, whichever came first on record.
    """

    condition: str
    text: Words
    party: Named | None
    state: tuple[CommencementConditionOn, ...]
    on: Bounds | None
    waived_by: Named | None


class TerminationTermsPart(Part):
    """How it may be ended by notice; ``entitled`` empty: every party."""

    notice_period: Duration | None
    entitled: tuple[Named, ...]
    clause: str | None


class NoticePart(Part):
    """A notice of termination; ``withdrawn``: how certainly it was taken back before its effect."""

    by: Named | None
    notice_on: Bounds | None
    effective_on: Bounds
    withdrawn: Certainty | None


class SuspensionPart(Part):
    """``until``: first day in force again; null: no end is on record.

    ``runs``: how certainly it runs on the day; null: it does not.
    """

    effective_on: Bounds
    until: Bounds | None
    runs: Certainty | None


class AccessionRequestPart(Part):
    applicant: Named
    requested_on: Bounds


class AccessionRefusalPart(Part):
    """Who may not become a party, who decided so, and on which criteria."""

    applicant: Named
    refused_on: Bounds
    decided_by: tuple[Named, ...]
    criteria: Words


class AmendmentPart(Part):
    """An amendment of the agreement, and the clauses whose texts the same instrument changed.

    ``certainty``: how certainly it is in effect by the day; null: it is not yet.
    """

    effective_on: Bounds
    amended_by: Titled | None
    summary: Words | None
    clauses: tuple[str, ...]
    certainty: Certainty | None


class AmendedPart(Part):
    """An agreement that this instrument amends, with the days and the clauses."""

    agreement: Titled
    effective_on: tuple[Bounds, ...]
    clauses: tuple[str, ...]
