"""Refusals about duties with due dates, indicators and lead times."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class OwedToItself(Refusal):
    code = "owed_to_itself"
    says: ClassVar = {
        "en": "'{owed_by}' cannot owe '{obligation}' to itself",
        "fr": "« {owed_by} » ne peut se devoir « {obligation} » à soi-même",
    }


class NoDueDate(Refusal):
    code = "no_due_date"
    says: ClassVar = {
        "en": "'{obligation}' of '{id}' is not due on {due}",
        "fr": "« {obligation} » de « {id} » ne vient pas à échéance à cette date : {due}",
    }


class ObligationAlreadyFulfilled(Refusal):
    code = "obligation_already_fulfilled"
    says: ClassVar = {
        "en": "'{obligation}' due {due} is fulfilled already",
        "fr": "« {obligation} », échéance {due}, est déjà remplie",
    }


class ObligationAlreadyWaived(Refusal):
    code = "obligation_already_waived"
    says: ClassVar = {
        "en": "'{obligation}' due {due} is waived already",
        "fr": "« {obligation} », échéance {due}, a déjà fait l’objet d’une dispense",
    }


class TargetAlreadyAgreed(Refusal):
    code = "target_already_agreed"
    says: ClassVar = {
        "en": "a target of '{indicator}' for {period} in '{territory}', agreed on the same day,"
        " is on record already",
        "fr": "une cible de « {indicator} » pour {period} à « {territory} », convenue le même"
        " jour, est déjà consignée",
    }


class ResultAlreadyReported(Refusal):
    code = "result_already_reported"
    says: ClassVar = {
        "en": "a result of '{indicator}' for {period} in '{territory}', reported on the same day,"
        " is on record already",
        "fr": "un résultat de « {indicator} » pour {period} à « {territory} », communiqué le même"
        " jour, est déjà consigné",
    }


class LeadTimeAlreadySet(Refusal):
    code = "lead_time_already_set"
    says: ClassVar = {
        "en": "a lead time of the same organization for the same dates of '{id}' is on record"
        " already",
        "fr": "un délai interne de la même organisation pour les mêmes dates de « {id} » est déjà"
        " consigné",
    }
