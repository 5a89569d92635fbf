"""Refusals of what the record itself does not allow: identifiers, kinds, versions, corrections."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class UnknownIdentifier(Refusal):
    code = "unknown_identifier"
    says: ClassVar = {
        "en": "'{id}' is not registered",
        "fr": "« {id} » n’est pas inscrit",
    }


class WrongKind(Refusal):
    code = "wrong_kind"
    says: ClassVar = {
        "en": "'{id}' is of kind {kind}; {expected} is expected here",
        "fr": "« {id} » est de nature {kind}; {expected} est attendu ici",
    }


class AlreadyRegistered(Refusal):
    code = "already_registered"
    says: ClassVar = {
        "en": "'{id}' is registered already; identifiers are never reused",
        "fr": "« {id} » est déjà inscrit; un identifiant n’est jamais réutilisé",
    }


class RegistrationMissing(Refusal):
    code = "registration_missing"
    says: ClassVar = {
        "en": "'{id}' would be left without its registration while other facts of it stand",
        "fr": "« {id} » resterait sans inscription alors que d’autres faits le concernent",
    }


class StaleVersion(Refusal):
    code = "stale_version"
    says: ClassVar = {
        "en": "'{id}' is at version {actual}, not {expected}: read it again, then decide",
        "fr": "« {id} » est à la version {actual} et non {expected} : relire, puis décider",
    }


class UnknownFact(Refusal):
    code = "unknown_fact"
    says: ClassVar = {
        "en": "'{corrects}' is not a recorded fact of '{id}'",
        "fr": "« {corrects} » n’est pas un fait consigné de « {id} »",
    }


class FactNotStanding(Refusal):
    code = "fact_not_standing"
    says: ClassVar = {
        "en": "'{corrects}' no longer stands: '{corrector}' corrected it; standing now: {standing}",
        "fr": "« {corrects} » ne tient plus : « {corrector} » l’a corrigé; tient : {standing}",
    }


class CorrectionChangesIdentity(Refusal):
    code = "correction_changes_identity"
    says: ClassVar = {
        "en": "a correction keeps the subject, the kind and the key of what it corrects",
        "fr": "une correction garde le sujet, la nature et la clé de ce qu’elle corrige",
    }


class RefersToItself(Refusal):
    code = "refers_to_itself"
    says: ClassVar = {
        "en": "'{id}' cannot be part of, or succeed, itself",
        "fr": "« {id} » ne peut être une partie ni le successeur de lui-même",
    }


class IdentifierReused(Refusal):
    code = "submission_id_reused"
    says: ClassVar = {
        "en": "submission '{id}' is recorded already with another body",
        "fr": "la soumission « {id} » est déjà consignée avec un autre contenu",
    }
