"""Refusals about who joins or leaves an agreement."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class AlreadyAParty(Refusal):
    code = "already_a_party"
    says: ClassVar = {
        "en": "'{party}' is a party to '{id}' already on {on}",
        "fr": "« {party} » est déjà partie à « {id} » le {on}",
    }


class TooFewPartiesLeft(Refusal):
    code = "too_few_parties_left"
    says: ClassVar = {
        "en": "'{id}' would be left with fewer than two parties: record how it ended instead",
        "fr": "« {id} » n’aurait plus deux parties : consigner plutôt comment il a pris fin",
    }
