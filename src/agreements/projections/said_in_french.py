"""An answer's sentence in French.

Names come without gender or number, so what would agree with them is avoided: a function is
« la fonction « ... » », and an article comes from a name's first word or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from agreements.domain.words import DecisionRule, Language, Role
from agreements.projections.said import Said
from agreements.projections.shapes import (
    AccountabilityPath,
    Holding,
    Named,
    StandIn,
    UndeterminedPart,
    instant,
)


@dataclass(frozen=True)
class Verb:
    """What one holder does, what several do, and what leads on to ``la fonction``.

    ``again``: how it is said once the function was named; the pronoun stands for it.
    """

    one: str
    several: str
    on_to: str = ""
    again: str = "la {verb}"


_OF_IT = "en {verb}{on_to}"

VERBS: Mapping[Role, Verb] = {
    "legislate": Verb("légifère", "légifèrent", " au sujet de", "{verb} à son sujet"),
    "set-policy": Verb("fixe", "fixent", " les politiques de", _OF_IT),
    "plan": Verb("planifie", "planifient"),
    "set-targets": Verb("fixe", "fixent", " les cibles de", _OF_IT),
    "design": Verb("conçoit", "conçoivent"),
    "deliver": Verb("exécute", "exécutent"),
    "coordinate": Verb("coordonne", "coordonnent"),
    "oversee": Verb("supervise", "supervisent"),
    "direct": Verb("dirige", "dirigent"),
    "fund": Verb("finance", "financent"),
    "staff": Verb("dote", "dotent", " en personnel", "la {verb} en personnel"),
    "build-capacity": Verb("renforce", "renforcent", " les capacités de", _OF_IT),
    "inform": Verb(
        "informe", "informent", " le public au sujet de", "{verb} le public à son sujet"
    ),
    "monitor": Verb("surveille", "surveillent"),
    "evaluate": Verb("évalue", "évaluent"),
    "audit": Verb("vérifie", "vérifient"),
    "account-for-outcomes": Verb(
        "rend compte", "rendent compte", " des résultats de", "{verb} de ses résultats"
    ),
    "account-for-funds": Verb(
        "rend compte", "rendent compte", " des fonds de", "{verb} de ses fonds"
    ),
    "account-for-service": Verb(
        "rend compte", "rendent compte", " du service de", "{verb} de son service"
    ),
    "account-for-compliance": Verb(
        "rend compte", "rendent compte", " de la conformité de", "{verb} de sa conformité"
    ),
    "account-for-information": Verb(
        "rend compte",
        "rendent compte",
        " de l’information sur",
        "{verb} de l’information à son sujet",
    ),
    "consulted": Verb(
        "a voix consultative", "ont voix consultative", " au sujet de", "{verb} à son sujet"
    ),
    "informed": Verb(
        "reçoit", "reçoivent", " l’information sur", "{verb} l’information à son sujet"
    ),
}

_RULES: Mapping[DecisionRule, str] = {
    "consensus": "par consensus",
    "majority": "à la majorité",
    "co-chairs": "par décision des coprésidents",
}
_LANGUAGES: Mapping[Language, str] = {"en": "anglais", "fr": "français"}
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_ARTICLES = {
    "le ": "Bureau Comité Conseil Gouvernement Ministère Parlement Secrétariat Tribunal",
    "la ": "Commission Corporation Fondation Législature Municipalité Nation Régie Société Ville",
    "l’": "Administration Agence Assemblée Association Autorité Institut Office Organisme",
}
_OF_TITLES = {
    "de l’": "Accord Annonce Arrêté Avenant Entente Entente-cadre Offre",
    "de la ": "Convention Directive Lettre Loi",
    "du ": "Cadre Contrat Décret Plan Protocole Règlement",
}
_PLACES = {
    "en ": ("Alberta", "Colombie-Britannique", "Nouvelle-Écosse", "Ontario", "Saskatchewan"),
    "au ": ("Canada", "Manitoba", "Nouveau-Brunswick", "Nunavut", "Québec", "Yukon"),
    "à ": ("Terre-Neuve", "Terre-Neuve-et-Labrador"),
    "à l’": ("Île-du-Prince-Édouard",),
    "dans les ": ("Territoires du Nord-Ouest",),
}


def on(day: date) -> str:
    """Return ``Le 1er janvier 2007``."""
    return f"Le {'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def known(at: datetime | None, position: int) -> str:
    """Return as known when; ``at``: None before anything was recorded."""
    if at is None:
        return f"selon l’état des connaissances à la position {position}, "
    return f"selon l’état des connaissances au {instant(at)} (position {position}), "


def nobody(role: Role | None, function: Named, territory: Named) -> str:
    """Return that nothing is held."""
    verb = VERBS[role] if role else Verb("détient", "détiennent", " de rôle à l’égard de")
    held = f"personne {_elided('ne', verb.one)}{verb.on_to}"
    return f"{held} {_function(function)} {_where(territory)}, selon ce qui est consigné"


def tell(said: Said) -> str:
    """Return who does what, where, how, under what, and what of it is inferred."""
    holders = _listed([_holder(each) for each in said.holdings])
    if said.left_alone:
        holders += ", dernier titulaire conjoint,"
    elif manner := _manner(said):
        holders += f", {manner},"
    may_be = "sans que ce soit certain, " if said.possible else ""
    return ", ".join((f"{may_be}{holders} {_deeds(said)}", *_clauses(said)))


def _manner(said: Said) -> str:
    one = said.first
    adverb = {"joint": "conjointement", "concurrent": "concurremment"}.get(one.manner, "")
    rule = _RULES[one.decision_rule] if one.decision_rule else ""
    return " et ".join(each for each in (adverb if said.several else "", rule) if each)


def _deeds(said: Said) -> str:
    """Name the function once: « planifient la fonction « ... », en fixent les cibles »."""
    role, *others = said.roles
    verb = VERBS[role]
    first = f"{verb.several if said.several else verb.one}{verb.on_to}"
    named = f"{first} {_function(said.function)} {_where(said.territory)}"
    return _listed([named, *(_again(VERBS[each], said.several) for each in others)])


def _again(verb: Verb, several: bool) -> str:
    form = verb.several if several else verb.one
    if verb.again.startswith("la "):
        return _elided("la", verb.again.removeprefix("la ").format(verb=form))
    return verb.again.format(verb=form, on_to=verb.on_to.removesuffix(" de"))


def _clauses(said: Said) -> Iterator[str]:
    one = said.first
    if one.limited_to and one.limited_to.clientele:
        yield f"pour la clientèle {_quoted(one.limited_to.clientele.fr)}"
    if one.limited_to and one.limited_to.language_of_service:
        yield f"pour le service en {_LANGUAGES[one.limited_to.language_of_service]}"
    yield f"en vertu {_of_title(one.instrument.title.fr)}"
    if grant := _grant(said):
        yield grant
    if said.renewal_inferred:
        yield "par l’effet d’un renouvellement déduit, qu’aucune source n’énonce"
    yield from _delegation(one)
    if one.answerable_to or one.manner == "delegated":
        yield from _answerable(said)
    yield from (_kept(each, said.function) for each in said.kept_paths)


def _delegation(of: Holding) -> Iterator[str]:
    """Yield the chain, from the nearest delegator to what the first of all rests on."""
    if of.manner != "delegated":
        return
    for place, each in enumerate(of.chain):
        holders = _listed([_of(holder.name.fr) for holder in each.holders])
        maybe = " (sans que ce soit certain)" if each.certainty == "possible" else ""
        by = "par délégation" if place == 0 else "et, en amont,"
        source = holders or "d’une attribution que personne ne détient ce jour-là"
        yield f"{by} {source}{maybe} en vertu {_of_title(each.instrument.title.fr)}"
    if of.chain_state == "unverified":
        yield "par une délégation dont la source n’est pas consignée"
    for ground in of.rests_on:
        made_by = f" (auteur : {the(ground.made_by.name.fr)})" if ground.made_by else ""
        maybe = "peut-être " if ground.certainty == "possible" else ""
        yield f"{maybe}sur le fondement {_of_title(ground.rests_on.title.fr)}{made_by}"


def _answerable(said: Said) -> Iterator[str]:
    ways = [_upward(each.to) for each in said.own_paths if each.to]
    named = [_to(each.name.fr) for each in said.first.answerable_to]
    if ways or named:
        yield f"avec reddition de comptes {_listed(ways or named)}"


def _kept(path: AccountabilityPath, function: Named) -> str:
    """Say that a delegator still answers: a delegation makes nobody else accountable (R10)."""
    verb = VERBS[path.role] if path.role else VERBS["account-for-outcomes"]
    maybe = ", sans que ce soit certain," if path.certainty == "possible" else ""
    upward = f" {_upward(path.to)}" if path.to else ""
    answers = f"continue de rendre compte{verb.on_to} {_function(function)}"
    return f"tandis que {the(path.who.name.fr)}{maybe} {answers}{upward}"


def _upward(path: Sequence[StandIn]) -> str:
    """Return to whom, and by that way to whom."""
    return " et, par cette voie, ".join(
        _to(each.name.fr) + (" (peut-être)" if each.certainty == "possible" else "")
        for each in path
    )


def undetermined(of: UndeterminedPart, function: Named, territory: Named) -> str:
    """Return that it is not known who holds a role, and why."""
    maybe = "sans que ce soit certain, " if of.certainty == "possible" else ""
    why = {
        "not-decided": "il n’est pas encore décidé qui", "source-silent": "la source ne dit pas qui"
    }  # fmt: skip
    verb = VERBS[of.role]
    what = f"{verb.one}{verb.on_to} {_function(function)} {_where(territory)}"
    return f"{maybe}{why[of.why]} {what}, en vertu {_of_title(of.instrument.title.fr)}"


def _grant(said: Said) -> str:
    """Say of what gives the role only what is out of the ordinary."""
    function, territory = said.wider_function, said.wider_territory
    wider = [f"toute la fonction {_title(function)}"] if function else []
    wider += [f"tout le territoire {_title(territory)}"] if territory else []
    step = said.first.step is not None
    if not (wider or step or said.grant_inferred):
        return ""
    grant = "par une étape de transfert" if step else "par une attribution"
    whole = f" qui vaut pour {' dans '.join(wider)}" if wider else ""
    comma = "," if wider else ""
    inferred = f"{comma} déduite, qu’aucune source n’énonce" if said.grant_inferred else ""
    return grant + whole + inferred


def _holder(of: Holding) -> str:
    """The holder named stays named; who stands in its place is told beside it (R13)."""
    if not of.in_place_of_holder:
        return the(of.holder.name.fr)
    possibly = any(each.certainty == "possible" for each in of.in_place_of_holder)
    places = _listed([the(each.name.fr) for each in of.in_place_of_holder], "ou")
    return f"{the(of.holder.name.fr)} (à sa place, {'peut-être ' if possibly else ''}{places})"


def the(organization: str) -> str:
    """Return an organization's name, with the article that its first word takes, if it is known."""
    return _led_by(_ARTICLES, organization) + _in_running_text(organization)


def _to(organization: str) -> str:
    article = _led_by(_ARTICLES, organization)
    return ("au " if article == "le " else f"à {article}") + _in_running_text(organization)


def _of(organization: str) -> str:
    article = _led_by(_ARTICLES, organization)
    running = _in_running_text(organization)
    if article == "le ":
        return f"du {running}"
    if article:
        return f"de {article}{running}"
    return f"d’{running}" if re.match("[AÀÂEÉÈÊIÎOÔU]", running) else f"de {running}"


def _in_running_text(organization: str) -> str:
    common = organization.startswith(("Gouvernement", "Ministère"))
    return organization[:1].lower() + organization[1:] if common else organization


def _of_title(instrument: str) -> str:
    particle = _led_by(_OF_TITLES, instrument)
    return particle + instrument if particle else f"de l’instrument {_quoted(instrument)}"


def _led_by(particles: Mapping[str, str], name: str) -> str:
    first, _, _ = name.partition(" ")
    return next((each for each, words in particles.items() if first in words.split()), "")


def _function(of: Named) -> str:
    return f"la fonction {of.id if of.id == of.name.fr else _quoted(of.name.fr)}"


def _where(territory: Named) -> str:
    name = territory.name.fr
    particle = next((each for each, names in _PLACES.items() if name in names), None)
    if particle is not None:
        return particle + name
    return f"dans le territoire {_title(territory)}"


def _title(of: Named) -> str:
    return of.id if of.name.fr == of.id else _quoted(of.name.fr)


def _elided(particle: str, verb: str) -> str:
    """``la`` and ``ne`` lose their vowel before another; the only h here is mute."""
    return f"{particle[:-1]}’{verb}" if re.match("[aàeéèêiouh]", verb) else f"{particle} {verb}"


def _quoted(name: str) -> str:
    """Between guillemets, which take no-break spaces."""
    return f"«\u00a0{name}\u00a0»"


def _listed(names: Sequence[str], conjunction: str = "et") -> str:
    if not names:
        return ""
    *others, last = names
    return f"{', '.join(others)} {conjunction} {last}" if others else last
