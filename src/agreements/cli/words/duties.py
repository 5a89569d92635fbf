"""Duties, results and legal days."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "target": ("target", "cible"),
    "result": ("result", "résultat"),
    "reported": ("reported", "communiqué"),
    "rule": ("due", "échéances"),
    "owed_to": ("owed to", "envers"),
    "owed_by": ("owed by", "obligé"),
    "none_on_record": ("outstanding", "en souffrance"),
    "binds": ("binds", "lie"),
    "next_due": ("next", "prochaine"),
    "last_due": ("last", "dernière"),
    "out_of": ("{value} of {of}", "{value} sur {of}"),
    "met": ("met", "atteinte"),
    "not-met": ("not met", "non atteinte"),
    "source_says": ("source says", "selon source"),
    "variance": ("difference", "écart"),
    "internal": ("internal day", "jour interne"),
    "internal_only": (
        "the legal day lies outside the dates asked for",
        "le jour légal est hors des dates demandées",
    ),
    "maybe_within": (
        "perhaps within the dates asked for",
        "peut-être dans les dates demandées",
    ),
    "ahead": ("{lead_time} ahead", "{lead_time} avant"),
    "fulfilled": ("fulfilled {on}", "remplie le {on}"),
    "waived": ("waived {on} by {by}", "dispense le {on} par {by}"),
    "settled_fulfilled": ("fulfilled", "remplie"),
    "settled_waived": ("waived", "dispensée"),
    "span": ("{first} to {last}, both included", "du {first} au {last} inclus"),
    "no_deadlines": ("No legal day lies within these dates.", "Aucun jour légal à ces dates."),
    "one_deadline": ("One legal day.", "Un jour légal."),
    "several_deadlines": ("{count} legal days.", "{count} jours légaux."),
    "no_obligations": ("No duty answers this.", "Aucune obligation n’y répond."),
    "one_obligation": ("One duty answers this.", "Une obligation y répond."),
    "several_obligations": ("{count} duties answer this.", "{count} obligations y répondent."),
    "no_indicators": ("No indicator answers this.", "Aucun indicateur n’y répond."),
    "one_indicator": ("One indicator answers this.", "Un indicateur y répond."),
    "several_indicators": ("{count} indicators answer this.", "{count} indicateurs y répondent."),
}
