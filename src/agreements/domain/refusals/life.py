"""Refusals about an instrument's life."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


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
    idle = True
    says: ClassVar = {
        "en": "'{id}' has no term that this could carry on or let run out",
        "fr": "« {id} » n’a pas de durée à prolonger ni à laisser échoir",
    }


class RenewalCarriesNothing(Refusal):
    code = "renewal_carries_nothing"
    idle = True
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
