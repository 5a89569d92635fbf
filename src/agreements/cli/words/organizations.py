"""The words of a page about an organization, a post or a joint body, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.domain.words import Language

_WORDS: Mapping[str, tuple[str, str]] = {
    # what it is
    "post": ("post", "poste"),
    "government": ("government", "gouvernement"),
    "department": ("department", "ministère"),
    "agency": ("agency", "agence"),
    "board": ("board", "conseil"),
    "crown-corporation": ("Crown corporation", "société d’État"),
    "municipality": ("municipality", "municipalité"),
    "indigenous-government": ("Indigenous government", "gouvernement autochtone"),
    "community-body": ("community body", "organisme communautaire"),
    "private-body": ("private body", "organisme privé"),
    "joint-committee": ("joint committee", "comité mixte"),
    "legislature": ("legislature", "assemblée législative"),
    "public": ("the public", "le public"),
    "members": ("members", "membres"),
    # what became of it
    "succeeded": ("succeeded", "succession"),
    "replaced": ("replaced", "remplacement"),
    "merged": ("merged", "fusion"),
    "split": ("split", "scission"),
    "dissolved": ("dissolved", "dissolution"),
    "abolished": ("abolished", "abolition"),
    # what a joint body may do
    "approve-plans": ("approve plans", "approuver des plans"),
    "set-targets": ("set targets", "fixer des cibles"),
    "assign-roles": ("assign roles", "attribuer des rôles"),
    "effect-steps": ("effect steps", "réaliser des étapes"),
    "allocate-funds": ("allocate funds", "répartir des fonds"),
    "amend-clauses": ("amend clauses", "modifier des clauses"),
    "advise": ("advise", "conseiller"),
    # the page
    "acting": ("acting", "par intérim"),
    "allocated": ("allocated", "attribué"),
    "all": ("all of it", "le tout"),
    "before": ("before it", "avant"),
    "body": ("Joint body", "Organisme mixte"),
    "colon": (": ", " : "),
    "chair": ("chaired by", "présidence"),
    "decisions": ("Decisions", "Décisions"),
    "formed": ("formed", "formation"),
    "from": ("from {day}", "à partir de {day}"),
    "in_favour": ("in favour", "pour"),
    "incumbent": ("filled by", "titulaire"),
    "irregular": ("without effect", "sans effet"),
    "jurisdiction": ("jurisdiction", "ressort"),
    "kind": ("is a", "nature"),
    "known_as": ("names", "noms"),
    "member": ("members", "membres"),
    "nobody": ("nobody on record", "personne de consigné"),
    "no_longer": (
        "It does not exist on the day: no longer, or not yet.",
        "N’existe pas ce jour-là : n’existe plus, ou pas encore.",
    ),
    "behalf": ("for {of}", "pour {of}"),
    "ends": ("ends", "fin"),
    "parity": ("as many members of each side", "autant de membres de chaque partie"),
    "part_of": ("part of", "relève de"),
    "posts": ("Posts", "Postes"),
    "power": ("may", "pouvoirs"),
    "quorum": ("quorum", "quorum"),
    "rule": ("decides", "décide"),
    "possible": ("possible", "possible"),
    "planned": ("not yet on the day", "pas encore ce jour-là"),
    "sits_on": ("sits on", "siège à"),
    "successors": ("to {of}", "au profit de {of}"),
    "took_part": ("took part", "ont participé"),
    "transferred": ("transferred", "transféré"),
    "transfer": ("{function} from {giver} to {to}", "{function}, de {giver} à {to}"),
    "within": ("{function} in {territory}", "{function} dans {territory}"),
}


def said(key: str, language: Language, **blanks: str) -> str:
    """Return a word or a phrase."""
    english, french = _WORDS[key]
    return (french if language == "fr" else english).format(**blanks)
