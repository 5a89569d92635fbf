"""Refusals about suspension and notice of termination."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class AlreadySuspended(Refusal):
    code = "already_suspended"
    says: ClassVar = {
        "en": "'{id}' is suspended already on {on}",
        "fr": "« {id} » est déjà suspendu le {on}",
    }


class NotSuspended(Refusal):
    code = "not_suspended"
    says: ClassVar = {
        "en": "'{id}' is not suspended up to {on}: there is nothing to lift",
        "fr": "« {id} » n’est pas suspendu jusqu’au {on} : il n’y a rien à lever",
    }


class TerminationTermsAlreadyAgreed(Refusal):
    code = "termination_terms_already_agreed"
    says: ClassVar = {
        "en": "how '{id}' may be ended by notice is on record already",
        "fr": "les modalités de résiliation de « {id} » sont déjà consignées",
    }


class TerminationNotEntitled(Refusal):
    code = "termination_not_entitled"
    says: ClassVar = {
        "en": "'{party}' is not entitled to end '{id}' by notice",
        "fr": "« {party} » n’a pas le droit de résilier « {id} » par avis",
    }


class NoticeTooShort(Refusal):
    code = "notice_too_short"
    says: ClassVar = {
        "en": "notice given {notice} takes effect no earlier than {earliest}, not {on}",
        "fr": "l’avis donné le {notice} ne prend pas effet avant le {earliest}, donc pas le {on}",
    }


class NoNoticeToWithdraw(Refusal):
    code = "no_notice_to_withdraw"
    says: ClassVar = {
        "en": "no notice of termination of '{id}' is pending on {on}",
        "fr": "aucun avis de résiliation de « {id} » n’est en cours le {on}",
    }
