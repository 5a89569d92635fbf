"""An answer in plain words: every role, one holder and several, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest

from agreements.domain.words import Role, Undetermined
from agreements.projections.sentence import sentence, sentences
from agreements.projections.shapes import Holding, UndeterminedPart, WhoAnswer

CANADA = {
    "id": "government-of-canada",
    "name": {"en": "Government of Canada", "fr": "Gouvernement du Canada"},
}
ONTARIO = {
    "id": "government-of-ontario",
    "name": {"en": "Government of Ontario", "fr": "Gouvernement de l’Ontario"},
}
HRDC = {
    "id": "hrdc",
    "name": {
        "en": "Human Resources Development Canada",
        "fr": "Développement des ressources humaines Canada",
    },
}
TRAINING = {"id": "training", "name": {"en": "Training", "fr": "Formation"}}
IN_ONTARIO = {"id": "CA-ON", "name": {"en": "Ontario", "fr": "Ontario"}}
AGREEMENT = {
    "id": "an-agreement",
    "title": {"en": "Canada–Ontario Agreement", "fr": "Entente Canada–Ontario"},
}
UNDER = "under the Canada–Ontario Agreement."
SELON = "en vertu de l’Entente Canada–Ontario."


def holding(**changes: Any) -> Holding:
    """One row: the Government of Ontario delivers training alone, unless changed."""
    said: dict[str, Any] = {
        "role": "deliver",
        "family": "authority",
        "manner": "sole",
        "decision_rule": None,
        "joint_with": (),
        "holder": ONTARIO,
        "part_of": (),
        "incumbents": (),
        "in_place_of_holder": (),
        "answerable_to": (),
        "accountability": (),
        "delegated_from": None,
        "chain": (),
        "chain_state": None,
        "rests_on": (),
        "limited_to": None,
        "function": TRAINING,
        "territory": IN_ONTARIO,
        "inherited_from": None,
        "instrument": AGREEMENT,
        "clause": None,
        "step": None,
        "period": {"from_": {"earliest": "2007-01-01", "latest": "2007-01-01"}, "until": None},
        "certainty": "certain",
        "standing": "asserted",
        "cites": (),
        "inferred": (),
        "facts": (f"a-submission/{changes.get('role', 'deliver')}",),
    }
    return Holding.model_validate(said | changes)


def joint(role: str = "deliver", **changes: Any) -> tuple[Holding, Holding]:
    """Two rows: Canada and Ontario together, by consensus."""
    both = {"role": role, "manner": "joint", "decision_rule": "consensus"} | changes
    return holding(holder=CANADA, **both), holding(holder=ONTARIO, **both)


def answer(*rows: Holding, **changes: Any) -> WhoAnswer:
    """An answer on 1 January 2007, with these rows."""
    said: dict[str, Any] = {
        "effective_on": date(2007, 1, 1),
        "time_zone": "America/Toronto",
        "known_at": datetime(2026, 1, 31, 17, tzinfo=UTC),
        "snapshot": 32,
        "provisional": False,
        "prospective": False,
        "function": TRAINING,
        "territory": IN_ONTARIO,
        "role": None,
        "below": False,
        "clientele": None,
        "language_of_service": None,
        "holdings": rows,
        "overridden": (),
        "undetermined": (),
        "findings": (),
    }
    return WhoAnswer.model_validate(said | changes)


ENGLISH = {
    "legislate": ("legislates on", "legislate on"),
    "set-policy": ("sets policy for", "set policy for"),
    "plan": ("plans", "plan"),
    "set-targets": ("sets targets for", "set targets for"),
    "design": ("designs", "design"),
    "deliver": ("delivers", "deliver"),
    "coordinate": ("coordinates", "coordinate"),
    "oversee": ("oversees", "oversee"),
    "direct": ("directs", "direct"),
    "fund": ("funds", "fund"),
    "staff": ("staffs", "staff"),
    "build-capacity": ("builds capacity for", "build capacity for"),
    "inform": ("informs the public about", "inform the public about"),
    "monitor": ("monitors", "monitor"),
    "evaluate": ("evaluates", "evaluate"),
    "audit": ("audits", "audit"),
    "account-for-outcomes": ("answers for the outcomes of", "answer for the outcomes of"),
    "account-for-funds": ("answers for the funds of", "answer for the funds of"),
    "account-for-service": ("answers for the service of", "answer for the service of"),
    "account-for-compliance": ("answers for compliance in", "answer for compliance in"),
    "account-for-information": ("answers for information on", "answer for information on"),
    "consulted": ("is consulted on", "are consulted on"),
    "informed": ("is kept informed of", "are kept informed of"),
}
FRENCH = {
    "legislate": ("légifère au sujet de", "légifèrent au sujet de"),
    "set-policy": ("fixe les politiques de", "fixent les politiques de"),
    "plan": ("planifie", "planifient"),
    "set-targets": ("fixe les cibles de", "fixent les cibles de"),
    "design": ("conçoit", "conçoivent"),
    "deliver": ("exécute", "exécutent"),
    "coordinate": ("coordonne", "coordonnent"),
    "oversee": ("supervise", "supervisent"),
    "direct": ("dirige", "dirigent"),
    "fund": ("finance", "financent"),
    "staff": ("dote en personnel", "dotent en personnel"),
    "build-capacity": ("renforce les capacités de", "renforcent les capacités de"),
    "inform": ("informe le public au sujet de", "informent le public au sujet de"),
    "monitor": ("surveille", "surveillent"),
    "evaluate": ("évalue", "évaluent"),
    "audit": ("vérifie", "vérifient"),
    "account-for-outcomes": ("rend compte des résultats de", "rendent compte des résultats de"),
    "account-for-funds": ("rend compte des fonds de", "rendent compte des fonds de"),
    "account-for-service": ("rend compte du service de", "rendent compte du service de"),
    "account-for-compliance": (
        "rend compte de la conformité de",
        "rendent compte de la conformité de",
    ),
    "account-for-information": (
        "rend compte de l’information sur",
        "rendent compte de l’information sur",
    ),
    "consulted": ("a voix consultative au sujet de", "ont voix consultative au sujet de"),
    "informed": ("reçoit l’information sur", "reçoivent l’information sur"),
}


@pytest.mark.parametrize("role", get_args(Role))
def test_each_role_in_english(role: Role) -> None:
    one, several = ENGLISH[role]

    assert sentence(answer(holding(role=role))) == (
        f"On 1 January 2007, the Government of Ontario {one} training in Ontario, {UNDER}"
    )
    assert sentence(answer(*joint(role))) == (
        "On 1 January 2007, the Government of Canada and the Government of Ontario jointly"
        f" {several} training in Ontario, by consensus, {UNDER}"
    )


@pytest.mark.parametrize("role", get_args(Role))
def test_each_role_in_french(role: Role) -> None:
    one, several = FRENCH[role]

    assert sentence(answer(holding(role=role)), "fr") == (
        f"Le 1er janvier 2007, le gouvernement de l’Ontario {one} la fonction"
        f" «\u00a0Formation\u00a0» en Ontario, {SELON}"
    )
    assert sentence(answer(*joint(role)), "fr") == (
        "Le 1er janvier 2007, le gouvernement du Canada et le gouvernement de l’Ontario,"
        f" conjointement et par consensus, {several} la fonction «\u00a0Formation\u00a0»"
        f" en Ontario, {SELON}"
    )


@pytest.mark.parametrize("role", get_args(Role))
def test_nobody_in_each_role(role: Role) -> None:
    assert sentence(answer(role=role)) == (
        f"On 1 January 2007, nobody {ENGLISH[role][0]} training in Ontario, as far as is on record."
    )
    verb = FRENCH[role][0]
    particle = "n’" if verb[0] in "aeéèiou" else "ne "
    assert sentence(answer(role=role), "fr") == (
        f"Le 1er janvier 2007, personne {particle}{verb} la fonction «\u00a0Formation\u00a0»"
        " en Ontario, selon ce qui est consigné."
    )


def test_nobody_in_any_role() -> None:
    assert "nobody holds a role over training in Ontario" in sentence(answer())
    assert "personne ne détient de rôle à l’égard de la fonction" in sentence(answer(), "fr")


def test_nothing_recorded_yet() -> None:
    """R2: before its first submission every answer says so."""
    empty = answer(function=None, territory=None, known_at=None, snapshot=0)

    assert sentence(empty, as_known=True) == (
        "On 1 January 2007, as known at position 0, nothing had been recorded yet."
    )
    assert sentence(empty, "fr") == "Le 1er janvier 2007, rien n’était encore consigné."


def test_roles_on_one_ground_share_a_sentence() -> None:
    """Each of them names the function once, and the pronoun stands for it afterwards in French."""
    told = answer(*joint("plan"), *joint("set-targets"), *joint("design"), *joint("deliver"))

    assert "jointly plan, set targets for, design and deliver training in Ontario" in sentence(told)
    assert (
        "planifient la fonction «\u00a0Formation\u00a0» en Ontario, en fixent les cibles, la"
        " conçoivent et l’exécutent, en vertu de" in sentence(told, "fr")
    )


@pytest.mark.parametrize("role", get_args(Role))
def test_no_role_loses_its_meaning_as_the_second(role: Role) -> None:
    first: Role = "plan" if role != "plan" else "fund"
    told = sentence(answer(*joint(first), *joint(role)), "fr")

    assert FRENCH[role][1].split(maxsplit=1)[0] in told
    assert "{" not in told


def test_other_grounds_have_sentences_of_their_own() -> None:
    told = sentences(answer(*joint("deliver"), holding(role="fund", holder=CANADA)))

    assert told[1] == f"That day, the Government of Canada funds training in Ontario, {UNDER}"
    french = sentences(answer(*joint("deliver"), holding(role="fund", holder=CANADA)), "fr")
    assert french[1].startswith("Ce jour-là, le gouvernement du Canada finance la fonction")


def test_possible_is_not_certain() -> None:
    """R3."""
    told = answer(*joint(certainty="possible"))

    assert "possibly jointly deliver" in sentence(told)
    assert sentence(told, "fr").startswith("Le 1er janvier 2007, sans que ce soit certain, le")


def test_as_known_when() -> None:
    """R2: what the known-at came to, if one was asked for."""
    told = answer(holding())

    assert sentence(told, as_known=True).startswith(
        "On 1 January 2007, as known at 2026-01-31T17:00:00.000000Z (position 32), the Government"
    )
    assert sentence(told, "fr", as_known=True).startswith(
        "Le 1er janvier 2007, selon l’état des connaissances au 2026-01-31T17:00:00.000000Z"
        " (position 32), le gouvernement"
    )


def test_who_stands_in_the_place_of_the_holder() -> None:
    """R13: the holder named stays named."""
    certain = holding(holder=HRDC, in_place_of_holder=({**CANADA, "certainty": "certain"},))
    either = holding(
        holder=HRDC,
        in_place_of_holder=(
            {**CANADA, "certainty": "possible"},
            {**ONTARIO, "certainty": "possible"},
        ),
    )

    assert "Canada (in its place, the Government of Canada) delivers" in sentence(answer(certain))
    assert (
        "(in its place, possibly the Government of Canada or the Government of Ontario) delivers"
    ) in sentence(answer(either))
    assert (
        "Développement des ressources humaines Canada (à sa place, peut-être le gouvernement du"
        " Canada ou le gouvernement de l’Ontario) exécute"
    ) in sentence(answer(either), "fr")


def test_what_was_given_more_generally() -> None:
    """R8: a holding answers for what lies beneath its own function and territory."""
    wide = holding(
        function={
            "id": "labour-market",
            "name": {"en": "Labour market", "fr": "Marché du travail"},
        },
        territory={"id": "CA", "name": {"en": "Canada", "fr": "Canada"}},
        inherited_from={"function": "labour-market", "territory": "CA"},
    )

    assert sentence(answer(wide)).endswith(
        "delivers training in Ontario, under the Canada–Ontario Agreement, by an assignment for"
        " the whole of labour market in Canada."
    )
    assert sentence(answer(wide), "fr").endswith(
        "par une attribution qui vaut pour toute la fonction «\u00a0Marché du travail\u00a0» dans"
        " tout le territoire «\u00a0Canada\u00a0»."
    )


def test_what_lies_beneath_goes_by_its_name() -> None:
    """--below: what is held beneath is told where it is held, by its name."""
    name = {"en": "Apprenticeship", "fr": "Apprentissage"}
    beneath = answer(
        holding(
            function={"id": "apprenticeship", "name": name},
            territory={"id": "CA-ON-35", "name": {"en": "CA-ON-35", "fr": "CA-ON-35"}},
        ),
        below=True,
    )

    assert "delivers apprenticeship in CA-ON-35" in sentence(beneath)
    assert "la fonction «\u00a0Apprentissage\u00a0» dans le territoire CA-ON-35" in sentence(
        beneath, "fr"
    )


@pytest.mark.parametrize(
    ("kind", "step", "english", "french"),
    [
        ("RoleAssigned", None, "by an assignment that is inferred, not stated.",
         "par une attribution déduite, qu’aucune source n’énonce."),
        ("StepEffected", "take-over", "by a devolution step that is inferred, not stated.",
         "par une étape de transfert déduite, qu’aucune source n’énonce."),
        ("AgreementRenewed", None, "carried on by a renewal that is inferred, not stated.",
         "par l’effet d’un renouvellement déduit, qu’aucune source n’énonce."),
    ],
)  # fmt: skip
def test_what_no_source_states_is_told(
    kind: str, step: str | None, english: str, french: str
) -> None:
    """R1: every answer resting on an inferred renewal says so."""
    told = answer(holding(step=step, inferred=({"fact": "a-submission/1", "kind": kind},)))

    assert sentence(told).endswith(english)
    assert sentence(told, "fr").endswith(french)


def test_limits_and_whom_it_answers_to() -> None:
    """R23: every answer prints the limit."""
    told = answer(
        holding(
            limited_to={
                "clientele": {"en": "Youth at risk", "fr": "Jeunes à risque"},
                "language_of_service": "fr",
            },
            answerable_to=(CANADA,),
        )
    )

    assert ", for youth at risk, for service in French, under" in sentence(told)
    assert sentence(told).endswith(", answerable to the Government of Canada.")
    french = sentence(told, "fr")
    assert "pour la clientèle «\u00a0Jeunes à risque\u00a0», pour le service en français" in french
    assert french.endswith("avec reddition de comptes au gouvernement du Canada.")


def test_a_joint_holding_left_to_one_is_never_sole() -> None:
    """R11."""
    alone = answer(joint()[0])

    assert "the Government of Canada, the joint holder that remains, delivers" in sentence(alone)
    assert "le gouvernement du Canada, dernier titulaire conjoint, exécute" in sentence(alone, "fr")


def test_each_alone_is_not_together() -> None:
    rows = (
        holding(holder=CANADA, manner="concurrent"),
        holding(holder=ONTARIO, manner="concurrent"),
    )

    assert "concurrently deliver" in sentence(answer(*rows))
    assert ", concurremment, exécutent" in sentence(answer(*rows), "fr")


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Employment benefits and support measures", "employment benefits and support measures"),
        ("Job Creation Partnerships", "Job Creation Partnerships"),
        ("EI benefits", "EI benefits"),
    ],
)
def test_a_name_keeps_the_capitals_that_are_its_own(english: str, said: str) -> None:
    told = answer(holding(), function={"id": "training", "name": {"en": english, "fr": "X"}})

    assert f"delivers {said} in Ontario" in sentence(told)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Loi sur l’assurance-emploi", "en vertu de la Loi sur l’assurance-emploi."),
        ("Décret 12", "en vertu du Décret 12."),
        ("Accord de 1997", "en vertu de l’Accord de 1997."),
        ("Mémoire", "en vertu de l’instrument «\u00a0Mémoire\u00a0»."),
    ],
)
def test_french_titles_take_the_article_of_their_first_word(title: str, said: str) -> None:
    told = answer(holding(instrument={"id": "x", "title": {"en": "X", "fr": title}}))

    assert sentence(told, "fr").endswith(said)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Québec", "au Québec,"),
        ("Territoires du Nord-Ouest", "dans les Territoires du Nord-Ouest,"),
        ("Île-du-Prince-Édouard", "à l’Île-du-Prince-Édouard,"),
        ("Ottawa-Carleton", "dans le territoire «\u00a0Ottawa-Carleton\u00a0»,"),
    ],
)
def test_french_places_take_their_own_preposition(place: str, said: str) -> None:
    told = answer(holding(), territory={"id": "CA-ON", "name": {"en": "X", "fr": place}})

    assert said in sentence(told, "fr")


# Delegation, accountability, what is undetermined

MINISTRY = {"id": "met", "name": {"en": "Ministry of Education", "fr": "Ministère de l’Éducation"}}
BUREAU = {"id": "ysb", "name": {"en": "Youth Services Bureau", "fr": "Bureau des services"}}
ASSEMBLY = {"id": "assembly", "name": {"en": "Assembly", "fr": "Assemblée"}, "certainty": "certain"}
MEMORANDUM = {"id": "memo", "title": {"en": "Memorandum", "fr": "Protocole d’entente"}}
STATUTE = {"id": "act", "title": {"en": "Education Act", "fr": "Loi sur l’éducation"}}
LINK = {
    "instrument": MEMORANDUM, "assignment": "deliver", "step": None, "holders": (MINISTRY,),
    "certainty": "certain", "facts": (),
}  # fmt: skip
OWN = {
    "who": BUREAU, "role": None, "instrument": None, "certainty": "certain",
    "to": ({**MINISTRY, "certainty": "certain"}, ASSEMBLY), "end": "legislature",
}  # fmt: skip
KEPT = {
    "who": MINISTRY, "role": "account-for-outcomes", "instrument": MEMORANDUM,
    "certainty": "certain", "to": (ASSEMBLY,), "end": "legislature",
}  # fmt: skip
RESTS = {
    "instrument": "memo", "rests_on": STATUTE, "kind": "enactment", "made_by": None,
    "clause": None, "certainty": "certain", "facts": (),
}  # fmt: skip


def delegated(**changes: Any) -> Holding:
    lent = {"instrument": MEMORANDUM, "assignment": "deliver", "step": None}
    said = {
        "manner": "delegated", "holder": BUREAU, "delegated_from": lent, "chain": (LINK,),
        "chain_state": "complete", "rests_on": (RESTS,), "answerable_to": (MINISTRY,),
        "accountability": (OWN, KEPT),
    }  # fmt: skip
    return holding(**(said | changes))


def test_a_delegation_is_told_to_its_source_and_to_whoever_answers() -> None:
    """R10: from whom, under what, resting on what; to whom, and who still answers."""
    told = answer(delegated())
    assert sentence(told, "en") == (
        "On 1 January 2007, Youth Services Bureau delivers training in Ontario, "
        "under the Canada–Ontario Agreement, "
        "by delegation from the Ministry of Education under the Memorandum, "
        "which rests on the Education Act, "
        "answerable to the Ministry of Education and so to the Assembly, "
        "while the Ministry of Education still answers for the outcomes of training "
        "to the Assembly."
    )
    assert sentence(told, "fr") == (
        "Le 1er janvier 2007, le Bureau des services exécute la fonction «\u00a0Formation\u00a0» "
        "en Ontario, en vertu de l’Entente Canada–Ontario, "
        "par délégation du ministère de l’Éducation en vertu du Protocole d’entente, "
        "sur le fondement de la Loi sur l’éducation, "
        "avec reddition de comptes au ministère de l’Éducation et, par cette voie, à l’Assemblée, "
        "tandis que le ministère de l’Éducation continue de rendre compte des résultats de la "
        "fonction «\u00a0Formation\u00a0» à l’Assemblée."
    )


def test_a_delegation_that_is_not_verified_says_so() -> None:
    """R10: the holding stands, and the reader is told what it does not rest on."""
    told = answer(delegated(chain=(), chain_state="unverified", rests_on=(), accountability=()))
    assert "by a delegation whose source is not on record" in sentence(told, "en")
    assert "par une délégation dont la source n’est pas consignée" in sentence(told, "fr")


@pytest.mark.parametrize(
    ("why", "english", "french"),
    [
        ("not-decided", "it is not decided yet who", "il n’est pas encore décidé qui"),
        ("source-silent", "the source does not say who", "la source ne dit pas qui"),
    ],
)
def test_what_is_undetermined_is_not_nobody(why: Undetermined, english: str, french: str) -> None:
    """R24: told as such, in place of nobody, or beside what is held."""
    fields = (
        "role", "family", "function", "territory", "inherited_from", "instrument", "clause",
        "period", "certainty", "cites", "inferred", "facts",
    )  # fmt: skip
    row = holding()
    left = UndeterminedPart(why=why, **{each: getattr(row, each) for each in fields})
    told = answer(undetermined=(left,))
    assert sentence(told, "en") == (
        f"On 1 January 2007, {english} delivers training in Ontario, {UNDER}"
    )
    assert sentence(told, "fr") == (
        f"Le 1er janvier 2007, {french} exécute la fonction «\u00a0Formation\u00a0» en Ontario, "
        f"{SELON}"
    )
    assert english in sentences(answer(row, undetermined=(left,)), "en")[1]
