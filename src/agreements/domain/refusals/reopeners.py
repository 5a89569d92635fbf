"""Refusals about re-openers (R14)."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class ReopenerWindowClosed(Refusal):
    code = "reopener_window_closed"
    says: ClassVar = {
        "en": "notice on {on} is outside the window of clause {clause}: {first} to {last}",
        "fr": "l’avis du {on} est hors de la période de la clause {clause} : {first} à {last}",
    }


class ReopenerNotEntitled(Refusal):
    code = "reopener_not_entitled"
    says: ClassVar = {
        "en": "'{party}' is not entitled to invoke clause {clause}",
        "fr": "« {party} » n’a pas le droit d’invoquer la clause {clause}",
    }


class ReopenerAlreadyInvoked(Refusal):
    code = "reopener_already_invoked"
    says: ClassVar = {
        "en": "clause {clause} is invoked already by notice of {notice}, live on {on}",
        "fr": "la clause {clause} est déjà invoquée par l’avis du {notice}, en cours le {on}",
    }


class ReopenerNotInvoked(Refusal):
    code = "reopener_not_invoked"
    says: ClassVar = {
        "en": "no invocation of clause {clause} is live on {on}",
        "fr": "aucune invocation de la clause {clause} n’est en cours le {on}",
    }


class ReopenerAlreadyConcluded(Refusal):
    code = "reopener_already_concluded"
    says: ClassVar = {
        "en": "the re-opening under clause {clause} was concluded on {concluded}",
        "fr": "la réouverture selon la clause {clause} a été conclue le {concluded}",
    }


class ReopenerNotTriggered(Refusal):
    code = "reopener_not_triggered"
    says: ClassVar = {
        "en": "clause {clause} waits for its trigger, which had not occurred by {on}",
        "fr": "la clause {clause} attend son déclencheur, qui n’était pas survenu au {on}",
    }
