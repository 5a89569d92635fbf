"""Refusals of what another source cannot say beside a fact (R7)."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class NotAFactOfTheWorld(Refusal):
    code = "not_a_fact_of_the_world"
    says: ClassVar = {
        "en": "'{beside}' says nothing of its own about the world: name the fact, {named}",
        "fr": "« {beside} » ne dit rien du monde par lui-même : nommer le fait, {named}",
    }


class AlternativeChangesIdentity(Refusal):
    code = "alternative_changes_identity"
    says: ClassVar = {
        "en": "an alternative keeps the subject, the kind and the key of what it stands beside",
        "fr": "une variante garde le sujet, la nature et la clé du fait qu’elle contredit",
    }


class AlternativeIrregular(Refusal):
    code = "alternative_irregular"
    says: ClassVar = {
        "en": "an irregular act has no effect, whichever source is right: note it on the fact",
        "fr": "un acte irrégulier est sans effet, quelle que soit la source exacte : le noter "
        "au fait",
    }


class TooManyAlternatives(Refusal):
    code = "too_many_alternatives"
    says: ClassVar = {
        "en": "the sources would leave this part of '{id}' open in {ways} ways, more than {most}: "
        "annul the alternatives known to be wrong",
        "fr": "les sources laisseraient cette partie de « {id} » ouverte de {ways} façons, plus "
        "de {most} : annuler les variantes dont l’erreur est connue",
    }
