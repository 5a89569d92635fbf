"""Refusals about what comes before an agreement is in force."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class TalksAbandoned(Refusal):
    code = "talks_abandoned"
    says: ClassVar = {
        "en": "talks on '{id}' were abandoned: nothing is done under it on {on}",
        "fr": "les négociations de « {id} » ont été abandonnées : rien ne s’y fait le {on}",
    }


class AbandonedInForce(Refusal):
    code = "abandoned_in_force"
    says: ClassVar = {
        "en": "'{id}' commences {commenced}: talks on it are not abandoned {on}",
        "fr": "« {id} » entre en vigueur le {commenced} : il n’est pas abandonné le {on}",
    }


class CommencementConditionUnmet(Refusal):
    code = "commencement_condition_unmet"
    says: ClassVar = {
        "en": "condition '{condition}' of '{id}' is neither met nor waived by {on}",
        "fr": "la condition « {condition} » de « {id} » n’est ni remplie ni levée au {on}",
    }
