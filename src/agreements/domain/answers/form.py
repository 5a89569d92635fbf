"""Which form and which partnership type an agreement has on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import Dated, LifeClaim
from agreements.domain.resolutions import Certainty, Resolution
from agreements.domain.words import AgreementForm, PartnershipType

T = TypeVar("T", AgreementForm, PartnershipType)
Changes = Sequence[tuple[T, Dated, int]]
"""A form or type, the day from which it is so, and the order of its fact."""


def form_on(of: LifeClaim, on: date) -> dict[AgreementForm, Certainty]:
    """Return each form that it may have on a day; none where the source does not say."""
    changes = [(e.form, e.effective, e.order) for e in of.form_changes if e.form]
    return what_may_be(lambda way: _as_changed(of.form, changes, on, way), of, on)


def partnership_on(of: LifeClaim, on: date) -> dict[PartnershipType, Certainty]:
    """Return each partnership type that it may have on a day."""
    changes = [
        (each.partnership_type, each.effective, each.order)
        for each in of.form_changes
        if each.partnership_type
    ]
    return what_may_be(lambda way: _as_changed(of.partnership_type, changes, on, way), of, on)


def _as_changed(first: T | None, changes: Changes[T], on: date, way: Resolution) -> tuple[T, ...]:
    """Return the last change by day, then order (R4), or what was first registered."""
    begun = [each for each in changes if way.by(each[1], on)]
    if begun:
        return (way.last(begun, lambda each: (each[1], each[2]))[0],)
    return () if first is None else (first,)
