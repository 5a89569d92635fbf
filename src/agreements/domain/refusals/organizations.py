"""Refusals about organizations and posts."""

from __future__ import annotations

from typing import ClassVar

from agreements.domain.refusals.base import Refusal


class SuccessorsDoNotFit(Refusal):
    code = "successors_do_not_fit"
    says: ClassVar = {
        "en": "who is replaced or merged has one successor, who is split two or more: not {count}",
        "fr": "un remplacement ou une fusion a un successeur, une scission au moins deux : "
        "non {count}",
    }


class NotASuccessor(Refusal):
    code = "not_a_successor"
    says: ClassVar = {
        "en": "'{successor}' is not one of several that succeed to '{id}'",
        "fr": "« {successor} » n’est pas l’un de plusieurs successeurs de « {id} »",
    }


class AllocatedAlready(Refusal):
    code = "allocated_already"
    says: ClassVar = {
        "en": "the same part of '{id}' is allocated to '{successor}' already",
        "fr": "la même part de « {id} » est déjà attribuée à « {successor} »",
    }


class TransferredToItself(Refusal):
    code = "transferred_to_itself"
    says: ClassVar = {
        "en": "'{id}' cannot transfer a function to itself",
        "fr": "« {id} » ne peut se transférer une fonction à lui-même",
    }


class NobodyInPost(Refusal):
    code = "nobody_in_post"
    says: ClassVar = {
        "en": "nobody on record fills '{id}' before {on}",
        "fr": "personne de consigné n’occupe « {id} » avant le {on}",
    }
