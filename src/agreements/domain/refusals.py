"""Refusals: each a class with a stable code and the facts that led to it.

``says`` holds the sentence in both languages; its blanks are filled from ``details``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from agreements.domain.words import Language


@dataclass(frozen=True)
class Refusal:
    """Why something is not recorded.

    ``facts``: names of the facts that collide, the refused one first. ``at``: the field, dotted.
    """

    code: ClassVar[str]
    says: ClassVar[Mapping[Language, str]]

    facts: tuple[str, ...]
    at: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, language: Language = "en") -> str:
        """Return what is refused and why, in one sentence."""
        return self.says[language].format_map(self.details)

    @property
    def identity(self) -> tuple[str, frozenset[str], str | None, str]:
        """What makes it the same refusal, whichever of its facts is named first."""
        return (self.code, frozenset(self.facts), self.at, self.sentence())


class Refused(Exception):
    """Nothing of the submission is recorded. ``refusals`` holds every reason, at least one."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(each.sentence() for each in refusals))
        self.refusals = refusals


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


class SignatureByNonParty(Refusal):
    code = "signature_by_non_party"
    says: ClassVar = {
        "en": "'{party}' is not a party to '{id}' and cannot sign it",
        "fr": "« {party} » n’est pas partie à « {id} » et ne peut le signer",
    }


class NotAParty(Refusal):
    code = "not_a_party"
    says: ClassVar = {
        "en": "'{party}' is not a party to '{id}'",
        "fr": "« {party} » n’est pas partie à « {id} »",
    }


class AlreadySigned(Refusal):
    code = "already_signed"
    says: ClassVar = {
        "en": "'{party}' has signed '{id}' already",
        "fr": "« {party} » a déjà signé « {id} »",
    }


class AlreadyInForce(Refusal):
    code = "already_in_force"
    says: ClassVar = {
        "en": "a commencement of '{id}' for {party} is on record already",
        "fr": "une entrée en vigueur de « {id} » pour {party} est déjà consignée",
    }


class CommencedBeforeSignature(Refusal):
    code = "commenced_before_signature"
    says: ClassVar = {
        "en": "'{id}' is not retroactive and cannot commence {commenced}, signed {signed}",
        "fr": "« {id} », non rétroactif, ne peut commencer le {commenced}, signé le {signed}",
    }


class EndBeforeStart(Refusal):
    code = "end_before_start"
    says: ClassVar = {
        "en": "the end, {end}, is not after the start, {start}",
        "fr": "la fin, {end}, n’est pas après le début, {start}",
    }


class TermAlreadyAgreed(Refusal):
    code = "term_already_agreed"
    says: ClassVar = {
        "en": "a term of '{id}' is on record already",
        "fr": "une durée de « {id} » est déjà consignée",
    }


class NothingToRenew(Refusal):
    code = "nothing_to_renew"
    says: ClassVar = {
        "en": "'{id}' has no term that this could carry on or let run out",
        "fr": "« {id} » n’a pas de durée à prolonger ni à laisser échoir",
    }


class RenewalCarriesNothing(Refusal):
    code = "renewal_carries_nothing"
    says: ClassVar = {
        "en": "the renewal until {until} does not go beyond the term, which ends {end}",
        "fr": "la prolongation jusqu’au {until} ne dépasse pas la durée, qui finit le {end}",
    }


class AlreadyEnded(Refusal):
    code = "already_ended"
    says: ClassVar = {
        "en": "an end is on record already",
        "fr": "une fin est déjà consignée",
    }


class NotInForce(Refusal):
    code = "not_in_force"
    says: ClassVar = {
        "en": "'{id}' is not in force on {on}",
        "fr": "« {id} » n’est pas en vigueur le {on}",
    }


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
