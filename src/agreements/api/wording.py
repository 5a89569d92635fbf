"""Problems in words, both languages, by their stable codes."""

from __future__ import annotations

from collections.abc import Mapping

Both = tuple[str, str]
"""English, French."""

TITLES: Mapping[str, Both] = {
    "unknown_identifier": ("Unknown identifier", "Identifiant inconnu"),
    "unknown_position": ("Position not recorded yet", "Position pas encore consignée"),
    "stale_version": ("Stale version", "Version périmée"),
    "submission_id_reused": (
        "Submission identifier already used",
        "Identifiant de soumission déjà utilisé",
    ),
    "unknown_route": ("No such address", "Adresse inexistante"),
    "method_not_allowed": ("Method not allowed", "Méthode non admise"),
    "body_too_large": ("Body too large", "Corps trop volumineux"),
    "unsupported_media_type": ("Unsupported media type", "Type de contenu non pris en charge"),
    "bad_host": ("Host not served", "Hôte non desservi"),
    "append_timeout": ("The log is busy", "Le journal est occupé"),
    "log_unavailable": ("The log cannot be reached", "Le journal est inaccessible"),
    "unexpected": ("Unexpected error", "Erreur inattendue"),
}
"""Codes whose title is their own; the others have that of their status."""

TITLES_BY_STATUS: Mapping[int, Both] = {
    409: ("Submission refused", "Soumission refusée"),
    422: ("Request not valid", "Demande non valide"),
}

SENTENCES: Mapping[str, Both] = {
    # what is asked
    "missing": ("{name}: it is required", "{name} : ce paramètre est obligatoire"),
    "unknown_field": (
        "{name}: no such parameter here; there are: {options}",
        "{name} : aucun paramètre de ce nom ici; il y a : {options}",
    ),
    "duplicate_field": ("{name}: it is given twice", "{name} : ce paramètre est donné deux fois"),
    "not_one_of": (
        "{name}: '{value}' is not one of: {options}",
        "{name} : « {value} » n’est pas l’un de : {options}",
    ),
    "not_a_day": (
        "{name}: '{value}' is not a full day: write YYYY-MM-DD",
        "{name} : « {value} » n’est pas un jour complet : écrire AAAA-MM-JJ",
    ),
    "impossible_day": (
        "{name}: '{value}' is not in the calendar",
        "{name} : « {value} » n’existe pas au calendrier",
    ),
    "not_a_fiscal_year": (
        "{name}: '{value}' is not a fiscal year: write two years in a row, 2013-14",
        "{name} : « {value} » n’est pas un exercice : écrire deux années de suite, 2013-14",
    ),
    "span_reversed": (
        "{name}: '{value}' comes before {first}, which from names",
        "{name} : « {value} » précède le {first}, que nomme from",
    ),
    "span_too_long": (
        "{name}: '{value}' is more than 100 years after {first}",
        "{name} : « {value} » suit le {first} de plus de 100 ans",
    ),
    "not_known_at": (
        "{name}: '{value}' is neither a position (a whole number) nor an instant "
        "(YYYY-MM-DDThh:mm:ssZ)",
        "{name} : « {value} » n’est ni une position (nombre entier) ni un instant "
        "(AAAA-MM-JJThh:mm:ssZ)",
    ),
    "zone_missing": (
        "{name}: '{value}' has no time zone: end it with Z or an offset, its + written %2B",
        "{name} : « {value} » n’a pas de fuseau : finir par Z ou un décalage, le + écrit %2B",
    ),
    "not_a_count": (
        "{name}: '{value}' is not a whole number from {least} to {most}",
        "{name} : « {value} » n’est pas un nombre entier de {least} à {most}",
    ),
    "impossible_instant": (
        "{name}: '{value}' is not an instant of the calendar",
        "{name} : « {value} » n’est pas un instant du calendrier",
    ),
    "invalid": ("{name}: this cannot stand here", "{name} : cela ne peut figurer ici"),
    "unknown_position": (
        "{name}: position {position} is not recorded yet; the last one is {head}",
        "{name} : la position {position} n’est pas encore consignée; la dernière est {head}",
    ),
    "unknown_identifier": (
        "'{id}' is not the identifier of a registered {expected}",
        "« {id} » n’est pas l’identifiant {expected_fr}",
    ),
    # what is sent
    "body_too_large": (
        "a submission has at most {most} bytes",
        "une soumission compte au plus {most} octets",
    ),
    "unsupported_media_type": (
        "a submission is sent as application/json, in UTF-8, without Content-Encoding",
        "une soumission s’envoie en application/json, en UTF-8, sans Content-Encoding",
    ),
    # where it is sent
    "unknown_route": (
        "nothing is at this address; /docs lists what there is",
        "rien ne se trouve à cette adresse; /docs en donne la liste",
    ),
    "method_not_allowed": (
        "{method} is not allowed here; there is: {allowed}",
        "{method} n’est pas admis ici; il y a : {allowed}",
    ),
    "bad_host": (
        "this registry answers on this machine only: as localhost, 127.0.0.1 or [::1]",
        "ce registre ne répond que sur cette machine : localhost, 127.0.0.1 ou [::1]",
    ),
    # what goes wrong here
    "append_timeout": (
        "others are recording; nothing was recorded: send the same again",
        "d’autres consignent en ce moment; rien n’a été consigné : renvoyer la même demande",
    ),
    "log_unavailable": (
        "the database cannot be reached; send the same again: a submission is recorded only once",
        "la base de données est inaccessible; renvoyer la même demande : une soumission n’est "
        "consignée qu’une fois",
    ),
    "unexpected": (
        "the registry failed to answer; the failure is in its log",
        "le registre n’a pu répondre; la défaillance est dans son journal",
    ),
    "refused_request": ("the request is refused", "la demande est refusée"),
}

EXPECTED_FR: Mapping[str, str] = {
    "function": "d’une fonction inscrite",
    "territory": "d’un territoire inscrit",
    "organization": "d’une organisation inscrite",
    "organization or post": "d’une organisation ou d’un poste inscrits",
    "agreement": "d’une entente inscrite",
    "instrument": "d’un instrument inscrit",
    "submission": "d’une soumission consignée",
    "subject, fact or submission": "d’un sujet, d’un fait ou d’une soumission consignés",
}
"""The kinds of subject that a question may expect."""

AND_MORE: Both = (
    "{first} (and {more} more: see errors)",
    "{first} (et {more} de plus : voir errors)",
)


def said(code: str, **blanks: object) -> Both:
    """Return what a code says, in English and French."""
    english, french = SENTENCES[code]
    return english.format_map(blanks), french.format_map(blanks)


def unknown(id_: str, expected: str) -> Both:
    """Return what is said of an identifier that stands for nothing of the expected kind."""
    french = EXPECTED_FR.get(expected, "de quoi que ce soit d’inscrit")
    return said("unknown_identifier", id=id_, expected=expected, expected_fr=french)


def title(code: str, status: int) -> Both:
    """Return a problem type's title."""
    return TITLES.get(code) or TITLES_BY_STATUS.get(status) or TITLES["unexpected"]
