"""Facts about what an instrument rests on, and what it prevails over."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Act
from agreements.domain.facts.instruments import IN_FORCE_KINDS
from agreements.domain.words import Key, OnceEach, SubjectId


class BasisRecorded(Act):
    """What an instrument rests on: the statute that enables it, the agreement above a contract."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["BasisRecorded"] = "BasisRecorded"
    basis: Key
    rests_on: SubjectId
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )
    until: ImpreciseDate | None = Field(
        default=None, description="First day on which it rests on it no longer."
    )
    clause: Key | None = Field(default=None, description="Of what it rests on.")

    @property
    def part(self) -> str:
        """The basis."""
        return f"basis/{self.basis}"


class PrevalenceAgreed(Act):
    """A clause says that its instrument, or the one named, prevails over others (R12)."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["PrevalenceAgreed"] = "PrevalenceAgreed"
    clause: Key
    over: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    prevails: SubjectId | None = Field(
        default=None, description="The instrument that prevails; absent: the clause's own."
    )
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )
    until: ImpreciseDate | None = Field(default=None, description="First day without effect.")

    @property
    def part(self) -> str:
        """The prevalence clause."""
        return f"prevalence/{self.clause}"
