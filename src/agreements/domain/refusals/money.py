"""Refusals about money (R16)."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class CarriedToEarlierYear(Refusal):
    code = "carried_to_earlier_year"
    says: ClassVar = {
        "en": "what is left of {year} is carried to a later year, not to {to_year}",
        "fr": "le solde de {year} se reporte à un exercice ultérieur et non à {to_year}",
    }


class RestatesNoFigure(Refusal):
    code = "restates_no_figure"
    says: ClassVar = {
        "en": "'{restates}' is no projection, commitment or payment of line '{line}'",
        "fr": "« {restates} » n’est ni prévision, ni engagement, ni paiement de « {line} »",
    }


class MoreThanIsLeft(Refusal):
    code = "more_than_is_left"
    says: ClassVar = {
        "en": "{cents} cents exceed what is left of line '{line}' for {year}: {left} cents at most",
        "fr": "{cents} cents dépassent le solde de « {line} » pour {year} : au plus {left} cents",
    }


class CommitmentBelowZero(Refusal):
    code = "commitment_below_zero"
    says: ClassVar = {
        "en": "the commitment of line '{line}' for {year} would come to {cents} cents at most",
        "fr": "l’engagement de « {line} » pour {year} tomberait à {cents} cents au plus",
    }
