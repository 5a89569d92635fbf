"""The words around an answer, in both languages; codes stay as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.words import Language
from agreements.projections.shapes import (
    AlternativePart,
    Answer,
    Bounds,
    Cite,
    FindingPart,
    InferredFact,
    Name,
    Period,
    Words,
    instant,
)

_WORDS: Mapping[str, tuple[str, str]] = {
    "about": ("about", "objet"),
    "actor": ("by {actor}", "par {actor}"),
    "actor_for": ("by {actor}, on behalf of {behalf}", "par {actor}, pour le compte de {behalf}"),
    "annulled": ("annulled", "annulé"),
    "annulled_by": ("annulled by {by}", "annulé par {by}"),
    "after": ("as it would be", "ce qui serait"),
    "allows": ("allows", "permet"),
    "answerable": ("answers to", "rend compte à"),
    "by_step": ("step {id}", "étape {id}"),
    "delegated": ("delegated", "délégué"),
    "delegated_from": ("delegated by", "délégué par"),
    "ends_circle": ("then in a circle", "puis en boucle"),
    "ends_open": ("nothing further on record", "rien de plus n’est consigné"),
    "gone": ("not held that day", "non détenu ce jour-là"),
    "made_by": ("made by {id}", "auteur : {id}"),
    "overridden": (
        "Overridden by an instrument that prevails",
        "Écarté par un instrument qui l’emporte",
    ),
    "rests_on": ("rests on", "repose sur"),
    "unverified": (
        "not verified: the source is not on record",
        "non vérifié : la source n’est pas consignée",
    ),
    "before": ("as it stands", "ce qui est"),
    "changes": ("What changes", "Ce qui change"),
    "clauses": ("Clauses", "Clauses"),
    "concluded": ("concluded", "conclue"),
    "conditions": ("condition", "condition"),
    "consensus": ("by consensus", "par consensus"),
    "made": ("made on", "date"),
    "majority": ("by majority", "à la majorité"),
    "co-chairs": ("by the co-chairs", "par les coprésidents"),
    "deadline": ("deadline", "échéance"),
    "effected": ("effected", "réalisée"),
    "ended": ("ended", "fin"),
    "entitled": ("entitled", "ayant droit"),
    "fact_named": ("fact {id}", "fait {id}"),
    "facts": ("facts", "faits"),
    "field_named": ("field {id}", "champ {id}"),
    "findings": ("Findings", "Constats"),
    "form": ("form", "forme"),
    "given": ("Roles that it gives", "Rôles qu’il attribue"),
    "held_by": ("held by", "titulaire"),
    "in_place": ("in its place", "à sa place"),
    "in_place_of": ("in place of", "à la place de"),
    "inferred": ("inferred", "déduits"),
    "instrument": ("under", "en vertu de"),
    "invoked": ("invoked", "invoquée"),
    "joint": ("joint", "conjoint"),
    "sole": ("sole", "seul"),
    "concurrent": ("concurrent", "concurrent"),
    "limited": ("limited to", "limité à"),
    "one_event": ("One event.", "Un événement."),
    "several_events": ("{count} events.", "{count} événements."),
    "no_events": ("Nothing took place in between.", "Rien n’a eu lieu dans l’intervalle."),
    "one_revision": ("One fact recorded.", "Un fait consigné."),
    "several_revisions": ("{count} facts recorded.", "{count} faits consignés."),
    "no_revisions": (
        "Nothing was recorded in between.",
        "Rien n’a été consigné dans l’intervalle.",
    ),
    "mark_correction": ("correction", "correction"),
    "mark_alternative": ("sources disagree", "sources divergentes"),
    "mark_late-record": ("recorded late", "consigné après coup"),
    "mark_amendment": ("amendment", "modification"),
    "mark_new": ("new", "nouveau"),
    "without_effect": ("not allowed, no effect", "non permis, sans effet"),
    "holding_changes": ("Holdings", "Titularités"),
    "holding_began": ("begins", "début"),
    "holding_ended": ("ends", "fin"),
    "holding_changed": ("otherwise sure", "certitude changée"),
    "effective_day": ("effective", "effet"),
    "corrected": ("corrects", "corrige"),
    "beside": ("beside", "à côté de"),
    "stands_now": ("stands now", "tient"),
    "recorded_on": ("recorded", "consigné"),
    "documented": (
        "Only what documents dated by {day} showed.",
        "Seulement ce que montraient les documents datés du {day} ou d’avant.",
    ),
    "more": ("There is more; go on with --after {after}.", "Il y a une suite : --after {after}."),
    "moves": ("moves", "transfère"),
    "role": ("role", "rôle"),
    "no_gaps": ("Nothing is missing or amiss.", "Rien ne manque et rien ne cloche."),
    "nowhere": ("The record", "Le registre"),
    "one_gap": ("One finding.", "Un constat."),
    "several_gaps": ("{count} findings.", "{count} constats."),
    "unknown_day": ("an unknown day", "un jour inconnu"),
    "since": ("since", "depuis"),
    "since_ever": ("as far back as the record goes", "d’aussi loin que remonte le registre"),
    "since_possible": ("perhaps since {day}", "peut-être depuis le {day}"),
    "since_ever_possible": (
        "perhaps as far back as the record goes",
        "peut-être d’aussi loin que remonte le registre",
    ),
    "since_between": (
        "perhaps since {first}, certainly since {certain}",
        "peut-être depuis {first}, assurément depuis le {certain}",
    ),
    "no_change": ("Nothing in this answer changes.", "Rien ne change dans cette réponse."),
    "no_end": ("from {first}, no end on record", "à partir de {first}, sans fin consignée"),
    "no_reopeners": ("No re-opener answers this.", "Aucune clause de réouverture n’y répond."),
    "not_recorded": ("The draft was not recorded.", "L’ébauche n’a pas été consignée."),
    "other_sources": ("rests on other facts", "repose sur d’autres faits"),
    "one_reopener": ("One re-opener answers this.", "Une clause de réouverture y répond."),
    "unregistered": (
        "What is asked about is not registered.",
        "Ce dont il est question n’est pas inscrit.",
    ),
    "several_reopeners": (
        "{count} re-openers answer this.",
        "{count} clauses de réouverture y répondent.",
    ),
    "no_window": (
        "none stated: open while the agreement is in force",
        "non indiquée : ouverte tant que l’entente est en vigueur",
    ),
    "window_days": ("{first} to {last}, both included", "du {first} au {last} inclus"),
    "none_held": ("holds nothing that is on record.", "ne détient rien qui soit consigné."),
    "over": ("over", "sur"),
    "over_in": ("{function} in {territory}", "{function} dans {territory}"),
    "parties": ("Parties", "Parties"),
    "period": ("period", "période"),
    "period_ended": ("from {first}, last day {last}", "à partir de {first}, dernier jour {last}"),
    "planned": ("planned for", "prévue"),
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
    "indeterminate": ("indeterminate", "indéterminée"),
    "renewable": ("renewable", "renouvelable"),
    "standing": ("standing", "tient"),
    "step": ("Devolution step", "Étape de transfert"),
    "until": ("until", "jusqu’au"),
    "renewal_inferred": ("inferred", "déduit"),
    "renewal_stated": ("stated", "énoncé"),
    "reopeners": ("Re-openers", "Clauses de réouverture"),
    "renewed": ("renewed", "renouvelé"),
    "signed": ("signed", "signé"),
    "told_otherwise": ("also said", "aussi dit"),
    "sources": ("sources", "sources"),
    "inferred_from": ("inferred from", "déduit de"),
    "stopped": (
        "Nothing of {what} was recorded; the import stops here.",
        "Rien de {what} n’a été consigné; l’importation s’arrête ici.",
    ),
    "submission_named": ("submission {id}", "soumission {id}"),
    "status": ("status", "état"),
    "superseded": ("superseded", "remplacé"),
    "superseded_by": ("replaced by", "remplacé par"),
    "superseded_by_fact": ("superseded by {by}", "remplacé par {by}"),
    "term": ("term", "durée"),
    "the_submission_named": ("submission {id}", "la soumission {id}"),
    "this_submission": ("this submission", "cette soumission"),
    "text": ("text", "texte"),
    "no_funding": ("No line of funding answers this.", "Aucune ligne de financement n’y répond."),
    "one_line": ("One line of funding answers this.", "Une ligne de financement y répond."),
    "several_lines": (
        "{count} lines of funding answer this.",
        "{count} lignes de financement y répondent.",
    ),
    "payer": ("paid by", "payeur"),
    "payee": ("paid to", "bénéficiaire"),
    "funding_source": ("funds from", "fonds de"),
    "on_condition": ("on condition", "à condition"),
    "if_not": ("otherwise", "sinon"),
    "fiscal_year": ("fiscal year", "exercice"),
    "projected": ("projected", "prévu"),
    "committed": ("committed", "engagé"),
    "adjusted": ("adjusted", "rajusté"),
    "carried_in": ("carried in", "reporté de"),
    "paid": ("paid", "payé"),
    "recovered": ("recovered", "recouvré"),
    "lapsed": ("lapsed", "périmé"),
    "carried_forward": ("carried forward", "reporté à"),
    "outstanding": ("outstanding", "à verser"),
    "no_amount": ("-", "-"),
    "not_published": ("not published", "non publié"),
    "up_to": ("up to {most}", "jusqu’à {most}"),
    "from_to": ("{least} to {most}", "de {least} à {most}"),
    "partial": ("{amount} (partial)", "{amount} (partiel)"),
    "payment": ("payment", "paiement"),
    "answers_for_it": ("answers", "en répond"),
    "nobody": ("nobody", "personne"),
    "perhaps_nobody": ("perhaps nobody", "peut-être personne"),
    "by_year": ("By fiscal year", "Par exercice"),
    "by_function": ("By function", "Par fonction"),
    "by_payer": ("By payer", "Par payeur"),
    "by_payee": ("By payee", "Par bénéficiaire"),
    "by_source": ("By source of funds", "Par source de financement"),
    "of_function": ("function", "fonction"),
    "of_payer": ("payer", "payeur"),
    "of_payee": ("payee", "bénéficiaire"),
    "of_source": ("source", "source"),
    "not_stated": ("not stated", "non indiquée"),
    "together_with": (" together with ", " avec "),
    "published_totals": ("Published totals", "Totaux publiés"),
    "published": ("published", "publié"),
    "added": ("added up", "additionné"),
    "difference": ("difference", "écart"),
    "not_compared": (
        "cannot be compared, a figure is missing",
        "incomparable, il manque un montant",
    ),
    "figure_published": ("{year}, {figure}: {title}", "{year}, {figure} : {title}"),
    "funded": ("{function} in {territory}", "{function} ({territory})"),
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
    "function": ("function", "fonction"),
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
    "window": ("window", "période"),
    "with": ("with", "avec"),
    "withdrawn": ("withdrawn", "retirée"),
    "life_agreement": ("agreement", "entente"),
    "life_enactment": ("enactment", "texte législatif"),
    "life_declaration": ("declaration", "déclaration"),
    "life_talks": ("talks", "négociation"),
    "life_opened": ("opened {on}", "ouverte le {on}"),
    "life_abandoned": ("abandoned {on}", "abandonnée le {on}"),
    "life_approved": ("approved", "approuvée"),
    "life_approval": ("for {party} by {by}, {on}{under}", "pour {party} par {by}, le {on}{under}"),
    "life_under": (", under {id}", ", en vertu de {id}"),
    "life_suspended": ("suspended", "suspendue"),
    "life_notice": ("notice", "avis"),
    "life_notice_given": ("{on}, to end it on {end}", "{on}, pour y mettre fin le {end}"),
    "life_notice_end": ("to end it on {end}", "pour y mettre fin le {end}"),
    "life_taken_back": (", taken back", ", retiré"),
    "life_may_be_taken_back": (", perhaps taken back", ", peut-être retiré"),
    "life_by_notice": ("ended by notice", "résiliation"),
    "life_every_party": ("by any party", "par toute partie"),
    "life_by": ("by {by}", "par {by}"),
    "life_acceded": ("acceded {on}", "adhésion le {on}"),
    "life_withdrew": ("withdrew {on}", "retrait le {on}"),
    "life_accession": ("Accession", "Adhésion"),
    "life_requested": ("asked {on}", "demandée le {on}"),
    "life_refused": ("refused {on} {by}: {why}", "refusée le {on} {by} : {why}"),
    "life_conditions": ("Conditions of commencement", "Conditions d’entrée en vigueur"),
    "life_met": ("met", "remplie"),
    "life_waived": ("waived", "levée"),
    "life_unmet": ("unmet", "non remplie"),
    "life_amendments": ("Amended by", "Modifiée par"),
    "life_amends": ("Amends", "Modifie"),
    "life_clauses_changed": ("clauses {clauses}", "clauses {clauses}"),
    "life_repealed": ("repealed {on}", "abrogée le {on}"),
    "life_since": ("since {on}", "depuis le {on}"),
    "life_tacitly": ("then by {length} at a time", "puis par périodes de {length}"),
    "life_declined": ("declined {on}", "dénoncée le {on}"),
    "life_not_in_effect": ("not yet in effect", "pas encore en vigueur"),
    "after_steps": ("after", "après"),
    "assets": ("assets", "biens"),
    "cancelled": ("given up", "abandonnée"),
    "clause_of": ("{agreement} clause {clause}", "{agreement}, clause {clause}"),
    "days_left": ("{days} days left", "{days} jours restants"),
    "one_day_left": ("1 day left", "1 jour restant"),
    "last_day_left": ("last day", "dernier jour"),
    "default_outcome": ("otherwise", "à défaut"),
    "deferred": ("put off", "reportée"),
    "deferred_to": ("{on}, to {to}", "{on}, au {to}"),
    "deferred_open": ("{on}, to no day named", "{on}, sans nouvelle date"),
    "funds": ("funds", "fonds"),
    "givers_taker": ("from {givers} to {taker}", "de {givers} à {taker}"),
    "internal_by": ("{on} internal, {lead_time} before", "{on} à l’interne, {lead_time} avant"),
    "internal_of": (
        "{on} internal to {by}, {lead_time} before",
        "{on} à l’interne ({by}), {lead_time} avant",
    ),
    "last_notice": ("last notice", "dernier avis"),
    "may_act": ("may act", "peut agir"),
    "next_opening": ("next opening", "réouverture"),
    "no_devolution": (
        "No devolution step is on record.",
        "Aucune étape de transfert n’est consignée.",
    ),
    "open_window": ("open", "ouverte"),
    "open_from": ("since {first}", "depuis le {first}"),
    "positions": ("positions", "postes"),
    "records": ("records", "dossiers"),
    "reversed": ("reversed", "inversée"),
    "trigger": ("trigger", "déclencheur"),
    "trigger_only": ("open only once it has occurred", "ouverte seulement une fois survenu"),
    "triggered": ("triggered", "survenu"),
    "window_from": (
        "{opens} to {closes} from {anchor}, both included",
        "de {opens} à {closes} à compter de {anchor}, inclus",
    ),
    "from_commencement": ("the commencement", "l’entrée en vigueur"),
    "from_anniversary": (
        "each anniversary of the commencement",
        "chaque anniversaire de l’entrée en vigueur",
    ),
    "from_renewal": ("each end of the running term", "chaque fin de la durée en cours"),
    "length_before": ("{length} before", "{length} avant"),
    "length_after": ("{length} after", "{length} après"),
    "same_day": ("the day itself", "le jour même"),
    "moved_of": ("{moved} of {planned}", "{moved} sur {planned}"),
    "planned_only": ("{planned} planned", "{planned} prévus"),
}


def word(key: str, language: Language, **blanks: object) -> str:
    """Return a word or a phrase."""
    english, french = _WORDS[key]
    return (french if language == "fr" else english).format(**blanks)


def counted(one: str, several: str, count: int, language: Language) -> str:
    """Return how many there are, in words such as ``no_duties``, ``one_duty``."""
    key = f"one_{one}" if count == 1 else f"several_{several}" if count else f"no_{several}"
    return word(key, language, count=count)


def in_language(of: Name | Words, language: Language) -> str:
    """Return a text in a language; in the other where it has none."""
    english, french = of.en or of.fr or "", of.fr or of.en or ""
    return french if language == "fr" else english


def written(of: Bounds) -> str:
    """Return a day as files write it: ``1997-04``, ``1997-04-25..1998-03-31``, ``unknown``."""
    return str(ImpreciseDate(of.earliest or FIRST_DAY, of.latest or LAST_DAY))


def last_day(until: Bounds) -> str:
    """Return the last day with effect, from the first without."""
    return written(Bounds(earliest=_before(until.earliest), latest=_before(until.latest)))


def _before(day: date | None) -> date | None:
    return None if day is None or day == FIRST_DAY else day - timedelta(days=1)


def period_in_words(of: Period, language: Language) -> str:
    """Return a period by its first and its last day."""
    if of.until is None:
        return word("no_end", language, first=written(of.from_))
    return word("period_ended", language, first=written(of.from_), last=last_day(of.until))


def clocks(answer: Answer) -> str:
    """Return the answer's header: both clocks and the snapshot."""
    known = "-" if answer.known_at is None else instant(answer.known_at)
    head = f"effective_on {answer.effective_on} ({answer.time_zone})"
    return f"{head} · known_at {known} · snapshot {answer.snapshot}"


def notes(answer: Answer, language: Language) -> list[str]:
    """Return what a reader must know about the clocks."""
    told = [word(key, language) for key in ("provisional", "prospective") if getattr(answer, key)]
    if answer.documented_by is not None:
        told.append(word("documented", language, day=answer.documented_by))
    return told


def cited(cites: Iterable[Cite], language: Language) -> list[str]:
    """Return sources by document; first those that state it, then what it is inferred from."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in sorted(cites, key=lambda cite: cite.basis == "inferred"):
        places = found.setdefault((each.basis, each.document), [])
        place = " ".join(part for part in (each.clause, each.page) if part)
        if place and place not in places:
            places.append(place)
    lines: dict[str, list[str]] = {}
    for (basis, document), places in found.items():
        lines.setdefault(basis, []).append(
            f"{document} ({', '.join(places)})" if places else document
        )
    return [
        (f"{word('inferred_from', language)} " if basis == "inferred" else "") + "; ".join(listed)
        for basis, listed in lines.items()
    ]


def otherwise(told: Iterable[AlternativePart], language: Language) -> list[str]:
    """Return what other sources say instead, each with where it says so (R7)."""
    return [
        f"{in_language(each.says, language)} {'; '.join(cited(each.cites, language))}"
        for each in told
    ]


def facts_named(names: Iterable[str]) -> list[str]:
    """Return facts by their names; after a submission's first one, ``/ordinal`` alone."""
    found: dict[str, list[str]] = {}
    for each in names:
        submission, _, ordinal = each.rpartition("/")
        found.setdefault(submission, []).append(f"/{ordinal}")
    said = " ".join(submission + " ".join(ordinals) for submission, ordinals in found.items())
    return [said] if said else []


def inferences(inferred: Iterable[InferredFact]) -> list[str]:
    """Return the facts that no source states, with their kinds."""
    said = "; ".join(f"{each.kind} ({each.fact})" for each in inferred)
    return [said] if said else []


def found(each: FindingPart, language: Language) -> str:
    """Return a finding in words, its code first."""
    may_be = f" ({each.certainty})" if each.certainty == "possible" else ""
    return f"{each.code}{may_be}: {in_language(each.message, language)}"
