"""Refusals about devolution steps (R9)."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


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


class StepAlreadyEffected(Refusal):
    code = "step_already_effected"
    says: ClassVar = {
        "en": "step '{step}' was effected on {effected}: it is neither put off nor given up",
        "fr": "l’étape « {step} » a été réalisée le {effected} : ni report ni abandon",
    }


class StepAlreadyCancelled(Refusal):
    code = "step_already_cancelled"
    says: ClassVar = {
        "en": "step '{step}' was given up from {cancelled} on",
        "fr": "l’étape « {step} » est abandonnée depuis le {cancelled}",
    }


class StepOutOfOrder(Refusal):
    code = "step_out_of_order"
    says: ClassVar = {
        "en": "step '{step}' comes after '{first}', neither effected nor given up by {on}",
        "fr": "« {step} » vient après « {first} », ni réalisée ni abandonnée au {on}",
    }


class StepOrderCircular(Refusal):
    code = "step_order_circular"
    says: ClassVar = {
        "en": "step '{step}' would come after itself",
        "fr": "l’étape « {step} » viendrait après elle-même",
    }


class StepConditionContradicted(Refusal):
    code = "step_condition_contradicted"
    says: ClassVar = {
        "en": "condition '{condition}' of step '{step}' cannot fail on {on}: it is met, or was "
        "waived before",
        "fr": "la condition « {condition} » de « {step} » ne peut échouer au {on} : elle est "
        "remplie, ou a été levée avant",
    }
