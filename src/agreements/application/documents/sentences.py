"""The rules of a document, each a stable code with a sentence in both official languages."""

from __future__ import annotations

from collections.abc import Mapping

Both = tuple[str, str]

RULES: Mapping[str, Both] = {
    # a field
    "missing": ("it is required", "ce champ est obligatoire"),
    "unknown_field": ("no such field here{hint}", "aucun champ de ce nom ici{hint}"),
    "unknown_kind_of_fact": (
        "{value} is not a kind of fact allowed here{hint}",
        "{value} n’est pas un genre de fait admis ici{hint}",
    ),
    "not_one_of": ("{value} is not one of: {options}", "{value} n’est pas l’un de : {options}"),
    "wrong_type": ("{expected} is expected here", "on attend ici {expected}"),
    "no_value": (
        "it has no value: leave the field out, or put the word in quotation marks",
        "le champ n’a pas de valeur : l’omettre, ou mettre le mot entre guillemets",
    ),
    "too_short": ("{bound} {unit} at least", "au moins {bound} {unit}"),
    "too_long": ("{bound} {unit} at most", "au plus {bound} {unit}"),
    "too_small": ("{bound} at least", "au moins {bound}"),
    "too_great": ("{bound} at most", "au plus {bound}"),
    "not_a_day": (
        "{value} is not a date: write YYYY-MM-DD, YYYY-MM, YYYY, FIRST..LAST or unknown",
        "{value} n’est pas une date : écrire AAAA-MM-JJ, AAAA-MM, AAAA, DÉBUT..FIN ou unknown",
    ),
    "impossible_day": (
        "{value} is not in the calendar",
        "{value} n’existe pas au calendrier",
    ),
    "ends_before_start": (
        "{value} ends before it starts",
        "{value} finit avant de commencer",
    ),
    "bad_identifier": (
        "{value} is not an identifier: 1 to 100 letters without accents, digits, . _ or -, "
        "the first and the last a letter or a digit",
        "{value} n’est pas un identifiant : de 1 à 100 lettres sans accent, chiffres, . _ ou -, "
        "le premier et le dernier caractère étant une lettre ou un chiffre",
    ),
    "bad_key": (
        "{value} does not name a part of an instrument: 1 to 60 letters without accents, digits, "
        ". ( ) _ or -, the first a letter or a digit",
        "{value} ne nomme pas une partie d’un instrument : de 1 à 60 lettres sans accent, "
        "chiffres, . ( ) _ ou -, le premier caractère étant une lettre ou un chiffre",
    ),
    "bad_fact_name": (
        "{value} does not name a fact: write submission/ordinal, such as lmda-2026-sources/3",
        "{value} ne nomme pas un fait : écrire soumission/rang, comme lmda-2026-sources/3",
    ),
    "bad_duration": (
        "{value} is not a length of time: write P90D, P8W, P6M or P5Y",
        "{value} n’est pas une durée : écrire P90D, P8W, P6M ou P5Y",
    ),
    "bad_form": (
        "{value} is not written as it must be: {pattern}",
        "{value} n’est pas écrit comme il se doit : {pattern}",
    ),
    "bad_character": (
        "blank, a control character, or a line break where one line is expected",
        "texte vide, caractère de commande, ou saut de ligne là où on attend une seule ligne",
    ),
    "rule": ("{said}", "{said}"),
    "invalid": ("this cannot stand here", "cela ne peut figurer ici"),
    # the writing
    "unknown_format": (
        "a submission's file is named .yaml, .yml, .json, .ndjson or .jsonl",
        "le nom d’un fichier de soumissions finit par .yaml, .yml, .json, .ndjson ou .jsonl",
    ),
    "empty": ("there is no submission here", "il n’y a pas de soumission ici"),
    "too_large": (
        "{most} MiB at most; more submissions go in one .ndjson file, one a line",
        "au plus {most} Mio; un fichier .ndjson en reçoit davantage, une soumission par ligne",
    ),
    "too_deep": ("lists and fields are nested too deep", "listes et champs trop imbriqués"),
    "not_utf8": ("the file is not in UTF-8", "le fichier n’est pas en UTF-8"),
    "duplicate_field": ("it is written twice", "ce champ est écrit deux fois"),
    "not_a_number": ("{value} is not JSON", "{value} n’est pas du JSON"),
    "bad_json": (
        "this is not JSON from column {column} on",
        "ce n’est plus du JSON à partir de la colonne {column}",
    ),
    "bad_yaml": (
        "this is not YAML from column {column} on{hint}",
        "ce n’est plus du YAML à partir de la colonne {column}{hint}",
    ),
    "tab": (
        "YAML is indented with spaces, not tabs",
        "le YAML s’indente par des espaces, jamais par des tabulations",
    ),
    "anchor": (
        "anchors (&) are not allowed; text that begins with & goes in quotation marks",
        "les ancres (&) sont exclues; mettre entre guillemets un texte qui commence par &",
    ),
    "alias": (
        "aliases (*) are not allowed; text that begins with * goes in quotation marks",
        "les renvois (*) sont exclus; mettre entre guillemets un texte qui commence par *",
    ),
    "tag": (
        "tags (!) are not allowed; text that begins with ! goes in quotation marks",
        "les étiquettes (!) sont exclues; mettre entre guillemets un texte qui commence par !",
    ),
    "merge_key": (
        "merge keys (<<) are not allowed: write the fields out",
        "les fusions (<<) sont exclues : écrire les champs au long",
    ),
    "bad_field_name": (
        "the name of a field is one word, no list and no object",
        "le nom d’un champ est un mot, ni liste ni objet",
    ),
}  # fmt: skip

DOMAIN_RULES: Mapping[str, str] = {
    "comes after first": "doit venir après first",
    "write en, fr or both": "écrire en, fr ou les deux",
    "give exactly one of length, until, indeterminate": (
        "donner exactement un de length, until, indeterminate"
    ),
    "an indeterminate term has no tacit_renewal": (
        "une durée indéterminée n’a pas de tacit_renewal"
    ),
    "give form, partnership_type or both": "donner form, partnership_type ou les deux",
    "a fiscal year names two years in a row, such as 1997-98": (
        "un exercice nomme deux années qui se suivent, comme 1997-98"
    ),
    "each is named once": "chacun n’est nommé qu’une fois",
    "each key is given once": "chaque clé n’est donnée qu’une fois",
    "a sole holding has exactly one holder": (
        "une détention exclusive (sole) a exactement un détenteur"
    ),
    "a joint holding has two or more holders and a decision_rule": (
        "une détention conjointe (joint) a au moins deux détenteurs et un decision_rule"
    ),
    "give exactly one of once_on, annually_on, after_fiscal_year": (
        "donner exactement un de once_on, annually_on, after_fiscal_year"
    ),
    "relative_to goes with opens, closes or both": (
        "relative_to va avec opens, closes ou les deux"
    ),
    "give days, or opens and closes relative to something, not both": (
        "donner des jours, ou opens et closes par rapport à quelque chose, mais pas les deux"
    ),
    "a window that comes again has both opens and closes": (
        "une période qui revient a opens et closes"
    ),
    "a step moves roles, positions, funds, assets or records": (
        "une étape transfère des rôles, des postes, des fonds, des biens ou des dossiers"
    ),
    "give value, met or both": "donner value, met ou les deux",
    "only a joint holding has one": "seule une détention conjointe (joint) en a un",
    "give exactly one of assignment, step": "donner exactement un de assignment, step",
    "only a delegated holding has one": "seule une détention déléguée (delegated) en a un",
}
"""What a fact's own checks say, in English -> in French."""

EXPECTED: Mapping[str, Both] = {
    "text": ("text", "du texte"),
    "flag": ("true or false", "true ou false"),
    "number": ("a whole number", "un nombre entier"),
    "list": ("a list", "une liste"),
    "object": ("an object with named fields", "un objet aux champs nommés"),
    "date": ("a date, written as text", "une date, écrite comme un texte"),
}
UNITS: Mapping[str, Both] = {"character": ("character", "caractère"), "item": ("item", "élément")}
HINTS: Mapping[str, Both] = {
    "": ("", ""),
    "colon": (
        ": put text that contains a colon and a space in quotation marks",
        " : mettre entre guillemets un texte qui contient deux-points et espace",
    ),
    "start": (
        ": put text that begins with this character in quotation marks",
        " : mettre entre guillemets un texte qui commence par ce caractère",
    ),
    "open": (
        ": a quotation mark, bracket or brace is left open",
        " : un guillemet, un crochet ou une accolade reste ouvert",
    ),
}
_TABLES: Mapping[str, Mapping[str, Both]] = {"expected": EXPECTED, "unit": UNITS, "hint": HINTS}
_WHOLE: Both = ("the document", "le document")


def sentence(rule: str, field: str, /, **blanks: str | int) -> Both:
    """Return what the rule says of a field, in English and French.

    ``expected``, ``unit`` and ``hint`` name an entry of their table; a ``hint`` that begins with
    ``?`` is a word that was perhaps meant; ``said`` is a key of DOMAIN_RULES.
    """
    filled = {name: _in_both(name, str(value)) for name, value in blanks.items()}
    if "unit" in filled:
        filled["unit"] = _counted(filled["unit"], int(blanks["bound"]))
    en, fr = ({name: both[side] for name, both in filled.items()} for side in (0, 1))
    named = (field, field) if field else _WHOLE
    return (
        f"{named[0]}: {RULES[rule][0].format_map(en)}",
        f"{named[1]} : {RULES[rule][1].format_map(fr)}",
    )


def _in_both(name: str, value: str) -> Both:
    if name == "value":
        return f"'{value}'", f"« {value} »"
    if name == "said":
        return value, DOMAIN_RULES.get(value, value)
    if value.startswith("?") and name == "hint":
        return f"; is {value[1:]} meant?", f"; est-ce {value[1:]} ?"
    return _TABLES.get(name, {}).get(value, (value, value))


def _counted(unit: Both, count: int) -> Both:
    return unit[0] + "s" * (count != 1), unit[1] + "s" * (count > 1)
