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
}
