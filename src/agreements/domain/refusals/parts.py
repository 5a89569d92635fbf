"""Refusals about an instrument's parts: clauses, assignments."""

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
