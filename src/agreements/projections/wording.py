"""Findings in words, both languages. The blanks are ``about`` and ``role``."""

from __future__ import annotations

from collections.abc import Mapping

FINDINGS: Mapping[str, Mapping[str, str]] = {
    "nothing_recorded": {
        "en": "nothing had been recorded yet",
        "fr": "rien n’était encore consigné",
    },
    "joint_incomplete": {
        "en": "a co-holder has ended without successor; the joint holding is incomplete: {about}",
        "fr": "un cotitulaire a cessé d’exister sans successeur; titularité incomplète : {about}",
    },
    "dissolved_holder": {
        "en": "the holder has ended without successor: {about}",
        "fr": "le titulaire a cessé d’exister sans successeur : {about}",
    },
    "split_unallocated": {
        "en": "the holder was split and nothing says which branch stands here: {about}",
        "fr": "le titulaire a été scindé et rien ne dit quelle branche le remplace : {about}",
    },
    "general_specific_crossing": {
        "en": "one is narrower by function, the other by territory; neither prevails: {about}",
        "fr": "l’un est plus étroit par la fonction, l’autre par le territoire : {about}",
    },
    "several_sole_holders": {
        "en": "several holders each hold this alone: {about}",
        "fr": "plusieurs titulaires le détiennent chacun seul : {about}",
    },
    "step_before_basis": {
        "en": "a step was effected before its instrument was in force: {about}",
        "fr": "une étape a été réalisée avant l’entrée en vigueur de son instrument : {about}",
    },
    "function_retired": {
        "en": "the function is no longer carried on: {about}",
        "fr": "la fonction n’est plus exercée : {about}",
    },
    "irregular_act": {
        "en": "an act that was not allowed is on record and has no effect: {about}",
        "fr": "un acte non permis est consigné et reste sans effet : {about}",
    },
    "source_gone": {
        "en": "what the delegation comes from does not hold, so that it gives nothing: {about}",
        "fr": "ce dont provient la délégation ne tient pas; elle ne donne donc rien : {about}",
    },
    "chain_unverified": {
        "en": "what the delegation comes from is not on record: {about}",
        "fr": "ce dont provient la délégation n’est pas consigné : {about}",
    },
    "need_unmet": {
        "en": "{role} is needed and nobody holds it: {about}",
        "fr": "{role} est requis et personne ne l’assume : {about}",
    },
    "moved_role_unheld": {
        "en": "{role} was moved by a step, and nobody holds it any more: {about}",
        "fr": "{role} a été transféré par une étape, et plus personne ne l’assume : {about}",
    },
    "authority_without_accountability": {
        "en": "somebody has authority and nobody is on record as answering for it: {about}",
        "fr": "un pouvoir est exercé et nul n’est consigné comme en répondant : {about}",
    },
    "accountability_without_authority": {
        "en": "somebody answers for this without any authority over it: {about}",
        "fr": "quelqu’un en répond sans détenir aucun pouvoir à cet égard : {about}",
    },
    "basis_ended": {
        "en": "the instrument is in force though what it rests on has ended: {about}",
        "fr": "l’instrument est en vigueur alors que ce qui le fonde a pris fin : {about}",
    },
    "no_accountability_for_funds": {
        "en": "money was paid and nobody answered for its use on that day: {about}",
        "fr": "des fonds ont été versés et nul ne répondait alors de leur emploi : {about}",
    },
    "totals_do_not_reconcile": {
        "en": "the figures on record do not come to the published total: {about}",
        "fr": "la somme des montants consignés diffère du total publié : {about}",
    },
}

TITLES: Mapping[str, tuple[str, str]] = {
    "need_unmet": ("Needed, and held by nobody", "Requis, et que personne n’assume"),
    "moved_role_unheld": ("Moved, and held by nobody", "Transféré, et assumé par personne"),
    "several_sole_holders": ("Held alone by several", "Exercé seul par plusieurs"),
    "authority_without_accountability": (
        "Authority that nobody answers for",
        "Pouvoir dont personne ne répond",
    ),
    "accountability_without_authority": (
        "Accountability without authority",
        "Responsabilité sans pouvoir",
    ),
    "dissolved_holder": ("Holder gone without successor", "Titulaire disparu sans successeur"),
    "split_unallocated": ("Split that nobody allotted", "Scission sans attribution"),
    "joint_incomplete": ("Joint holding left incomplete", "Titularité conjointe incomplète"),
    "source_gone": ("Delegation whose source is gone", "Délégation dont la source a disparu"),
    "chain_unverified": ("Delegation not verified", "Délégation non vérifiée"),
    "no_accountability_for_funds": (
        "Money paid, and nobody answers for it",
        "Fonds versés dont personne ne répond",
    ),
    "step_before_basis": ("Step before its basis", "Étape antérieure à son fondement"),
    "basis_ended": ("Basis that ended", "Fondement qui a pris fin"),
    "irregular_act": ("Act that was not allowed", "Acte non permis"),
    "totals_do_not_reconcile": ("Totals that do not add up", "Totaux qui ne concordent pas"),
    "general_specific_crossing": (
        "General against specific",
        "Le général contre le particulier",
    ),
    "function_retired": ("Function no longer carried on", "Fonction qui n’est plus exercée"),
}
"""Every finding of the registry that an official looks for, in few words: English, French."""
