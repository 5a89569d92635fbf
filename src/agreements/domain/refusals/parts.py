"""Refusals about an instrument's parts: clauses, assignments, steps."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class AlreadyRecorded(Refusal):
    code = "already_recorded"
    says: ClassVar = {
        "en": "'{key}' is on record in '{id}' already",
        "fr": "« {key} » est déjà consigné dans « {id} »",
    }


class NotOnRecord(Refusal):
    code = "not_on_record"
    says: ClassVar = {
        "en": "'{key}' is not on record in '{id}'",
        "fr": "« {key} » n’est pas consigné dans « {id} »",
    }


class StepConditionUnmet(Refusal):
    code = "step_condition_unmet"
    says: ClassVar = {
        "en": "condition '{condition}' of step '{step}' is neither met nor waived by {on}",
        "fr": "la condition « {condition} » de « {step} » n’est ni remplie ni levée au {on}",
    }


class StepNotEffected(Refusal):
    code = "step_not_effected"
    says: ClassVar = {
        "en": "step '{step}' was not effected and cannot be reversed",
        "fr": "l’étape « {step} » n’a pas été réalisée et ne peut être annulée",
    }
