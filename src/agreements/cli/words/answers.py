"""Around any answer: its clocks, its periods, its sources and how certain it is."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "colon": (": ", " : "),
    "facts": ("facts", "faits"),
    "findings": ("Findings", "Constats"),
    "inferred": ("inferred", "déduits"),
    "instrument": ("under", "en vertu de"),
    "documented": (
        "Only what documents dated by {day} showed.",
        "Seulement ce que montraient les documents datés du {day} ou d’avant.",
    ),
    "role": ("role", "rôle"),
    "since": ("since", "depuis"),
    "no_end": ("from {first}, no end on record", "à partir de {first}, sans fin consignée"),
    "period": ("period", "période"),
    "period_ended": ("from {first}, last day {last}", "à partir de {first}, dernier jour {last}"),
    "possible": ("possible", "possible"),
    "certain": ("certain", "certain"),
    "prospective": (
        "The day lies after what was known: this is a prospect.",
        "Le jour est postérieur à ce qui était connu : c’est une prévision.",
    ),
    "provisional": (
        "Provisional: the instant lies after the last submission; cite the snapshot instead.",
        "Provisoire : l’instant suit la dernière soumission; citer plutôt la position.",
    ),
    "until": ("until", "jusqu’au"),
    "told_otherwise": ("also said", "aussi dit"),
    "sources": ("sources", "sources"),
    "inferred_from": ("inferred from", "déduit de"),
    "text": ("text", "texte"),
    "function": ("function", "fonction"),
}
