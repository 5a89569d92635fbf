"""Facts about who joins an agreement that others made, and who leaves it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.instruments import LifeAct
from agreements.domain.words import OnceEach, Prose, SubjectId


class AccessionRequested(LifeAct):
    """An organization asks to become a party."""

    fact: Literal["AccessionRequested"] = "AccessionRequested"
    applicant: SubjectId
    requested_on: ImpreciseDate


class PartyAcceded(LifeAct):
    """An organization becomes a party to an agreement that others made."""

    fact: Literal["PartyAcceded"] = "PartyAcceded"
    party: SubjectId
    acceded_on: ImpreciseDate = Field(description="The day it signed or deposited its accession.")
    effective_on: ImpreciseDate = Field(description="First day in force for it.")


class AccessionRefused(LifeAct):
    """An organization may not become a party: who decided so, and on which criteria."""

    fact: Literal["AccessionRefused"] = "AccessionRefused"
    applicant: SubjectId
    refused_on: ImpreciseDate
    decided_by: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    criteria: Prose


class PartyWithdrew(LifeAct):
    """A party leaves an agreement that goes on among the others."""

    fact: Literal["PartyWithdrew"] = "PartyWithdrew"
    party: SubjectId
    effective_on: ImpreciseDate = Field(description="First day no longer in force for it.")
    notice_on: ImpreciseDate | None = None
