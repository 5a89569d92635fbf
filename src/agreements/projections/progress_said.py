"""How far a devolution has come, in one line of English and one of French."""

from __future__ import annotations

from agreements.domain.answers.steps import Count, Progress
from agreements.domain.words import Language
from agreements.projections.said_amounts import number_in_words
from agreements.projections.shapes import Name


def progress_said(of: Progress) -> Name:
    """Return ``4 of 6 steps effected, 812 of 1,084 positions moved`` in both languages."""
    if of.planned == 0 and of.cancelled.most == 0:
        return Name(en="No step is on record.", fr="Aucune étape n’est consignée.")
    return Name(en=_english(of), fr=_french(of))


def _english(of: Progress) -> str:
    said = [f"{_span(of.effected, 'en')} of {_steps(of)} effected"]
    if of.cancelled.most:
        said.append(f"{_span(of.cancelled, 'en')} given up")
    if of.positions_planned is not None or of.positions.most:
        whole = "" if of.positions_planned is None else f" of {of.positions_planned:,}"
        only = of.positions_planned == 1 or (
            of.positions_planned is None and of.positions.most == 1
        )
        noun = "position" if only else "positions"
        said.append(f"{_span(of.positions, 'en')}{whole} {noun} moved")
    return ", ".join(said)


def _steps(of: Progress) -> str:
    return f"{of.planned:,} {'step' if of.planned == 1 else 'steps'}"


def _french(of: Progress) -> str:
    done = of.effected.most
    said = [
        f"{_span(of.effected, 'fr')} {_plural('étape', done)} sur "
        f"{number_in_words(of.planned, 'fr')} {_plural('réalisée', done)}"
    ]
    if of.cancelled.most:
        given_up = _plural("abandonnée", of.cancelled.most)
        said.append(f"{_span(of.cancelled, 'fr')} {given_up}")
    if of.positions_planned is not None or of.positions.most:
        moved = of.positions.most
        whole = (
            ""
            if of.positions_planned is None
            else f" sur {number_in_words(of.positions_planned, 'fr')}"
        )
        said.append(
            f"{_span(of.positions, 'fr')} {_plural('poste', moved)}{whole} "
            f"{_plural('transféré', moved)}"
        )
    return ", ".join(said)


def _plural(noun: str, number: int) -> str:
    """Return a French noun: none and one are singular."""
    return noun if number <= 1 else f"{noun}s"


def _span(of: Count, language: Language) -> str:
    least, most = (number_in_words(each, language) for each in (of.least, of.most))
    if of.least == of.most:
        return least
    return f"{least} {'to' if language == 'en' else 'à'} {most}"
