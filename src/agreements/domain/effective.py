"""The days on which what a fact tells takes place, kind by kind: the first clock, read off a fact.

Some facts have no day of their own: what they tell is so as soon as their instrument is in force
(``WITH_INSTRUMENT``), or always was, such as the place of a function in its tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import Fact
from agreements.domain.standing import told

Moment = Literal["happens", "notice", "ends"]
"""``notice``: it is said that it will happen; ``ends``: the first day on which it is so no more."""

DAYS: Mapping[str, tuple[str, ...]] = {
    "OrganizationRegistered": ("formed_on",),
    "OrganizationRenamed": ("effective_on",),
    "OrganizationPlaced": ("effective_on",),
    "OrganizationSucceeded": ("effective_on",),
    "SplitAllocated": ("effective_on",),
    "FunctionTransferred": ("effective_on",),
    "AnswerabilityRecorded": ("effective_on", "until"),
    "OrganizationDissolved": ("effective_on",),
    "TerritoryRegistered": ("exists_from",),
    "TerritoryRenamed": ("effective_on",),
    "TerritoryPlaced": ("effective_on", "until"),
    "FunctionRegistered": (),
    "FunctionPlaced": ("effective_on",),
    "FunctionRetired": ("effective_on",),
    "NeedRecorded": ("effective_on", "until"),
    "DocumentRegistered": ("dated_on",),
    "PostRegistered": ("formed_on",),
    "PostRenamed": ("effective_on",),
    "PostPlaced": ("effective_on",),
    "PostAbolished": ("effective_on",),
    "IncumbentNamed": ("effective_on", "until"),
    "IncumbentLeft": ("effective_on",),
    "JointBodyConstituted": ("effective_on",),
    "MemberNamed": ("effective_on", "until"),
    "MemberLeft": ("effective_on",),
    "ChairNamed": ("effective_on", "until"),
    "BodyDecided": ("decided_on",),
    "AgreementRegistered": (),
    "EnactmentRegistered": (),
    "DeclarationRegistered": ("made_on",),
    "AgreementSigned": ("signed_on",),
    "InstrumentCommenced": ("effective_on",),
    "TermAgreed": (),
    "AgreementRenewed": (),
    "RenewalDeclined": ("notice_on",),
    "InstrumentTerminated": ("effective_on", "notice_on"),
    "AgreementSuperseded": ("effective_on",),
    "NegotiationOpened": ("opened_on",),
    "NegotiationAbandoned": ("effective_on",),
    "ApprovalGiven": ("approved_on",),
    "CommencementConditioned": (),
    "CommencementConditionMet": ("met_on",),
    "CommencementConditionWaived": ("waived_on",),
    "TerminationTermsAgreed": (),
    "TerminationWithdrawn": ("withdrawn_on",),
    "InstrumentSuspended": ("effective_on", "until"),
    "SuspensionLifted": ("effective_on",),
    "AccessionRequested": ("requested_on",),
    "PartyAcceded": ("effective_on", "acceded_on"),
    "AccessionRefused": ("refused_on",),
    "PartyWithdrew": ("effective_on", "notice_on"),
    "FormChanged": ("effective_on",),
    "AgreementAmended": ("effective_on",),
    "PrevalenceAgreed": ("effective_on", "until"),
    "BasisRecorded": ("effective_on", "until"),
    "LeadTimeSet": (),
    "ClauseRecorded": (),
    "ClauseAmended": ("effective_on",),
    "ClauseRepealed": ("effective_on",),
    "ReopenerRecorded": (),
    "ReopenerTriggered": ("occurred_on",),
    "ReopenerInvoked": ("notice_on",),
    "ReopenerWithdrawn": ("effective_on",),
    "ReopenerConcluded": ("concluded_on",),
    "RoleAssigned": ("effective_on", "until"),
    "RoleEnded": ("effective_on",),
    "RoleLeftUndetermined": ("effective_on", "until"),
    "StepPlanned": (),
    "StepConditionSatisfied": ("satisfied_on",),
    "StepConditionWaived": ("waived_on",),
    "StepConditionFailed": ("failed_on",),
    "StepDeferred": ("deferred_on",),
    "StepCancelled": ("effective_on",),
    "StepEffected": ("effective_on",),
    "StepReversed": ("effective_on",),
    "FundingLineRecorded": (),
    "FundingProjected": ("projected_on",),
    "FundingCommitted": ("committed_on",),
    "FundingAdjusted": ("adjusted_on",),
    "FundsPaid": ("paid_on",),
    "FundsRecovered": ("recovered_on",),
    "FundingLapsed": ("lapsed_on",),
    "FundingCarriedForward": ("carried_on",),
    "FigureRestated": ("restated_on",),
    "TotalPublished": ("published_on",),
    "ObligationAgreed": ("effective_on", "until"),
    "ObligationFulfilled": ("fulfilled_on",),
    "ObligationWaived": ("waived_on",),
    "IndicatorAgreed": (),
    "TargetAgreed": ("agreed_on",),
    "ResultReported": ("reported_on",),
    "FactSuperseded": (),
    "FactAnnulled": (),
    "AlternativeRecorded": (),
}
"""Kind of fact -> its fields that say when: first the day that it is effective from."""

WITH_INSTRUMENT = frozenset({
    "AgreementRegistered", "EnactmentRegistered", "TermAgreed", "TerminationTermsAgreed",
    "ClauseRecorded", "ReopenerRecorded", "RoleAssigned", "RoleLeftUndetermined", "StepPlanned",
    "JointBodyConstituted", "PrevalenceAgreed", "BasisRecorded", "FundingLineRecorded",
    "FundingProjected", "FundingCommitted", "FundingAdjusted", "ObligationAgreed",
    "IndicatorAgreed", "TargetAgreed",
})  # fmt: skip
"""Where such a fact has no day of its own, what it tells is so from its instrument's first day."""

AMENDMENTS = frozenset({
    "AgreementAmended", "ClauseAmended", "ClauseRepealed", "FormChanged", "FundingAdjusted",
    "FigureRestated",
})  # fmt: skip
"""What changes what was agreed or published before: the parties', never the record's (R15)."""

_MOMENTS: Mapping[str, Moment] = {"until": "ends", "acceded_on": "notice"}


@dataclass(frozen=True)
class Happening:
    """A day of a fact, and what it is the day of."""

    moment: Moment
    on: ImpreciseDate


def happenings(fact: Fact) -> Iterator[Happening]:
    """Yield what takes place by a fact and when, corrections and alternatives by what they say."""
    of = told(fact)
    for field in DAYS[of.fact]:
        on = getattr(of, field)
        if on is None and field == DAYS[of.fact][0]:
            on = _by_its_year(of)
        if on is not None:
            yield Happening(_moment(field, DAYS[of.fact][0]), on)


def effective_day(fact: Fact) -> ImpreciseDate | None:
    """Return the day that a fact is effective from; None: it says none."""
    return next((each.on for each in happenings(fact) if each.moment != "ends"), None)


def _moment(field: str, principal: str) -> Moment:
    if field == "notice_on" and field != principal:
        return "notice"
    return _MOMENTS.get(field, "happens")


def _by_its_year(of: Fact) -> ImpreciseDate | None:
    """Return when money moves that states its fiscal year alone (R16)."""
    if of.fact not in ("FundsPaid", "FundingLapsed", "FundingCarriedForward"):
        return None
    first = int(str(getattr(of, "fiscal_year", ""))[:4])
    if of.fact == "FundsPaid":
        return ImpreciseDate(date(first, 4, 1), date(first + 1, 3, 31))
    return ImpreciseDate.on(date(first + 1, 4, 1))
