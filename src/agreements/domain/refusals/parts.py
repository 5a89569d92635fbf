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


class DisplacesNoText(Refusal):
    code = "displaces_no_text"
    says: ClassVar = {
        "en": "'{displaces}' is not another amended text of clause '{clause}' of '{id}'",
        "fr": "« {displaces} » n’est pas un autre texte modifié de la clause {clause} de « {id} »",
    }


class DisplacesNotLater(Refusal):
    code = "displaces_not_later"
    says: ClassVar = {
        "en": "the text to displace applies from {later}, which is not after {on}",
        "fr": "le texte à écarter s’applique à partir du {later}, qui n’est pas après le {on}",
    }
