"""Refusals about delegations, bases and clauses of prevalence."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class DelegationCircle(Refusal):
    code = "delegation_circle"
    says: ClassVar = {
        "en": "the delegation comes from itself: {circle}",
        "fr": "la délégation provient d’elle-même : {circle}",
    }


class DelegatedToItself(Refusal):
    code = "delegated_to_itself"
    says: ClassVar = {
        "en": "'{holder}' alone holds '{source}' and cannot delegate it to itself",
        "fr": "« {holder} » détient seul « {source} » et ne peut se le déléguer",
    }


class SubdelegationNotAllowed(Refusal):
    code = "subdelegation_not_allowed"
    says: ClassVar = {
        "en": "'{source}' is itself delegated, and may not be delegated further",
        "fr": "« {source} » est déjà délégué et ne peut être délégué à son tour",
    }


class DelegatedRoleDiffers(Refusal):
    code = "delegated_role_differs"
    says: ClassVar = {
        "en": "'{source}' gives no role '{role}' that could be delegated",
        "fr": "« {source} » n’attribue pas le rôle « {role} », qui ne peut donc être délégué",
    }


class RestsOnItself(Refusal):
    code = "rests_on_itself"
    says: ClassVar = {
        "en": "'{id}' cannot rest on itself",
        "fr": "« {id} » ne peut reposer sur lui-même",
    }


class PrevailsOverItself(Refusal):
    code = "prevails_over_itself"
    says: ClassVar = {
        "en": "'{id}' cannot prevail over itself",
        "fr": "« {id} » ne peut prévaloir sur lui-même",
    }


class AnswersToItself(Refusal):
    code = "answers_to_itself"
    says: ClassVar = {
        "en": "'{id}' cannot answer to itself",
        "fr": "« {id} » ne peut rendre compte à lui-même",
    }
