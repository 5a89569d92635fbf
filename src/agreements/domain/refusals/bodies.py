"""Refusals about joint bodies and what they decide (R26)."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class NotAJointBody(Refusal):
    code = "not_a_joint_body"
    says: ClassVar = {
        "en": "no instrument on record makes '{id}' a joint body",
        "fr": "aucun instrument consigné ne fait de « {id} » un organisme mixte",
    }


class NotAMember(Refusal):
    code = "not_a_member"
    says: ClassVar = {
        "en": "'{member}' does not sit on '{id}' on {on}",
        "fr": "« {member} » ne siège pas à « {id} » le {on}",
    }


class PowerNotGiven(Refusal):
    code = "power_not_given"
    says: ClassVar = {
        "en": "the instrument of '{id}' does not let it {power}",
        "fr": "l’instrument de « {id} » ne lui donne pas le pouvoir {power}",
    }


class RuleNotFollowed(Refusal):
    code = "rule_not_followed"
    says: ClassVar = {
        "en": "'{id}' decides by {expected}, not by {rule}",
        "fr": "« {id} » décide selon la règle {expected} et non {rule}",
    }


class BelowQuorum(Refusal):
    code = "below_quorum"
    says: ClassVar = {
        "en": "{count} took part; the quorum is {quorum}",
        "fr": "{count} y ont pris part; le quorum est de {quorum}",
    }


class NotTakingPart(Refusal):
    code = "not_taking_part"
    says: ClassVar = {
        "en": "'{member}' is in favour but did not take part",
        "fr": "« {member} » est pour, mais n’y a pas pris part",
    }


class NotCarried(Refusal):
    code = "not_carried"
    says: ClassVar = {
        "en": "{count} of {part} in favour do not carry it by {rule}",
        "fr": "{count} voix sur {part} ne suffisent pas selon la règle {rule}",
    }


class DecidedByAnother(Refusal):
    code = "decided_by_another"
    says: ClassVar = {
        "en": "'{body}' is a joint body of '{instrument}', and moves nothing of '{id}'",
        "fr": "« {body} » est un organisme mixte de « {instrument} » et ne déplace rien de "
        "« {id} »",
    }


class DecisionLacksPower(Refusal):
    code = "decision_lacks_power"
    says: ClassVar = {
        "en": "decision '{decision}' is of power {power}; {expected} is needed",
        "fr": "la décision « {decision} » relève du pouvoir {power}; il faut {expected}",
    }


class DecidedTooLate(Refusal):
    code = "decided_too_late"
    says: ClassVar = {
        "en": "decision '{decision}' of {decided} comes after its own effect on {on}",
        "fr": "la décision « {decision} » du {decided} est postérieure à son propre effet du {on}",
    }
