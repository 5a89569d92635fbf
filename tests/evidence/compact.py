"""What an answer says, short enough to write by hand: one function a question.

Each takes the JSON of an answer and gives lists of plain lines, in the order of the answer where
the rules give one and sorted where they give none. A day known to the day is ``2009-02-02``, one
that is not ``1998-01-25..1998-12-31``; an end that is not on record is ``-``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Answer = Any
Lines = dict[str, list[str]]


def _day(bounds: Answer) -> str:
    if bounds is None:
        return "-"
    first, last = bounds["earliest"] or "", bounds["latest"] or ""
    return f"{first}" if first == last else f"{first}..{last}"


def _codes(answer: Answer) -> list[str]:
    return sorted(f"{each['code']} {each['certainty']}" for each in answer["findings"])


def _states(found: Iterable[Answer], key: str) -> str:
    return ", ".join(sorted(f"{each[key]} {each['certainty']}" for each in found))


def _holding(of: Answer) -> str:
    place = [f" in place: {each['id']} {each['certainty']}" for each in of["in_place_of_holder"]]
    period = f"{_day(of['period']['from'])} to {_day(of['period']['until'])}"
    said = f"{of['role']} {of['holder']['id']} {of['manner']} {of['certainty']}, {period}"
    return said + ";".join(place)


def who(answer: Answer) -> Lines:
    """Role, holder, manner and certainty, and the period up to its first day without effect."""
    return {
        "holdings": sorted(map(_holding, answer["holdings"])),
        "overridden": sorted(map(_holding, answer["overridden"])),
        "findings": _codes(answer),
    }


def holdings(answer: Answer) -> Lines:
    """Role, function and territory; and for whom the organization stands in, how certainly."""
    return {
        "holdings": sorted(
            f"{each['role']} {each['function']['id']} {each['territory']['id']}"
            + (f" for {each['holder']['id']}" if each["in_place_of_holder"] else "")
            + "".join(f" {stand['certainty']}" for stand in each["in_place_of_holder"])
            for each in answer["holdings"]
        ),
        "findings": _codes(answer),
    }


def organization(answer: Answer) -> Lines:
    """Whether it is there, and who stands in its place."""
    return {
        "exists": [str(answer["exists"])],
        "in its place": [f"{each['id']} {each['certainty']}" for each in answer["in_its_place"]],
        "ends": [
            f"{each['how']} {_day(each['on'])} {each['certainty']}" for each in answer["ends"]
        ],
    }


def agreement(answer: Answer) -> Lines:
    """Status, period up to the first day without effect, and how it ended."""
    period = answer["period"]
    return {
        "status": [_states(answer["status"], "status")],
        "period": [f"{_day(period['from'])} to {_day(period['until'])}"],
        "renewals": [each["basis"] for each in answer["term"]["renewals"]],
        "ended": [
            f"{each['how']} {_day(each['on'])} {each['certainty']}" for each in answer["ended"]
        ],
    }


def reopeners(answer: Answer) -> Lines:
    """State, who may act, and what concluded it."""
    return {
        "reopeners": [
            f"{each['agreement']['id']} {each['clause']}: {_states(each['state'], 'state')}"
            for each in answer["reopeners"]
        ],
        "may act": [
            f"{each['party']['id']} {each['power']} {each['certainty']}"
            for reopener in answer["reopeners"]
            for each in reopener["who_may_act"]
        ],
    }


def devolution(answer: Answer) -> Lines:
    """Steps effected of those planned, and positions moved, by instrument."""
    return {
        "devolutions": [
            f"{each['agreement']['id']}: {_count(each['progress']['steps_effected'])}"
            f" of {each['progress']['steps_planned']} steps, {_positions(each['progress'])}"
            for each in answer["devolutions"]
        ],
        "findings": _codes(answer),
    }


def _positions(of: Answer) -> str:
    if of["positions_planned"] is None:
        return "no positions planned"
    return f"{_count(of['positions_moved'])} of {of['positions_planned']} positions"


def _count(of: Answer) -> str:
    return str(of["least"]) if of["least"] == of["most"] else f"{of['least']}..{of['most']}"


def _cents(of: Answer) -> str:
    if of["least"] is None and of["most"] is None:
        said = "none"
    elif of["least"] == of["most"]:
        said = str(of["least"])
    else:
        said = f"{of['least']}..{of['most']}"
    return said + (" partial" if of["partial"] else "")


def funding(answer: Answer) -> Lines:
    """Cents a year, committed, paid and outstanding; and the totals that documents give."""
    return {
        "years": [
            f"{each['years']['first']}: committed {_cents(each['committed'])},"
            f" paid {_cents(each['paid'])}, outstanding {_cents(each['outstanding'])}"
            for each in answer["totals"]
            if each["by"] == "year"
        ],
        "published": [
            f"{each['fiscal_year']} {each['figure']}: {each['amount']}, added"
            f" {_cents(each['added'])}"
            for each in answer["published"]
        ],
        "findings": _codes(answer),
    }


def obligations(answer: Answer) -> Lines:
    """Each due date with its state."""
    return {
        "due": [
            f"{each['obligation']} {_day(due['on'])}: {_states(due['state'], 'state')}"
            for each in answer["obligations"]
            for due in each["due_dates"]
        ]
    }


def results(answer: Answer) -> Lines:
    """Each year of each indicator: target, result, and what came of it."""
    return {
        "measured": sorted(
            f"{each['indicator']} {one['period']['first']}:"
            f" {one['target']['value'] if one['target'] else 'no target'},"
            f" {one['state']} {one['certainty']}"
            for each in answer["indicators"]
            for one in each["measured"]
        )
    }


def deadlines(answer: Answer) -> Lines:
    """Each legal day: what it is, and whether it is settled."""
    return {
        "deadlines": [
            f"{_day(each['legal_on'])} {each['what']} {each['key'] or '-'} {each['certainty']}"
            + (f", {each['settled']}" if each["settled"] else "")
            for each in answer["deadlines"]
        ]
    }


def gaps(answer: Answer) -> Lines:
    """Each finding with its place, and since when it certainly is so."""
    return {
        "gaps": [
            f"{each['code']} {each['role']} {each['function']['id']} {each['territory']['id']}"
            f" {each['certainty']} since {each['since']['certain']}"
            for each in answer["gaps"]
        ]
    }


def changes(answer: Answer) -> Lines:
    """What took place, and which holdings began, ended or became otherwise sure."""
    return {
        "events": [
            f"{_day(each['on'])} {each['kind']} {each['certainty']} {' '.join(each['marks'])}"
            for each in answer["events"]
        ],
        "holdings": _otherwise(answer["holdings"]),
    }


def revisions(answer: Answer) -> Lines:
    """What was recorded, its marks, and what that changes in the answer for the day."""
    return {
        "revisions": [
            f"{each['fact']} {each['kind']} {' '.join(each['marks'])}"
            for each in answer["revisions"]
        ],
        "holdings": _otherwise(answer["holdings"]),
    }


def _otherwise(found: Iterable[Answer]) -> list[str]:
    return sorted(
        f"{each['change']} {each['holding']['role']} {each['holding']['holder']['id']}"
        f" {each['holding']['function']['id']} {each['holding']['territory']['id']}:"
        f" {each['before'] or 'not'} > {each['after'] or 'not'}"
        for each in found
    )


def history(answer: Answer) -> Lines:
    """The facts of the trail with their standing."""
    return {
        "facts": [
            f"{each['name']} {each['kind']} {each['relation']} {each['standing']}"
            for each in answer["entries"]
        ]
    }


def what_if(answer: Answer) -> Lines:
    """Who holds before, and who would after."""
    return {
        "before": sorted(map(_holding, answer["before"]["holdings"])),
        "after": sorted(map(_holding, answer["after"]["holdings"])),
    }


QUESTIONS: dict[str, Callable[[Answer], Lines]] = {
    "who": who,
    "holdings": holdings,
    "organization": organization,
    "agreement": agreement,
    "reopeners": reopeners,
    "devolution": devolution,
    "funding": funding,
    "obligations": obligations,
    "results": results,
    "deadlines": deadlines,
    "gaps": gaps,
    "changes": changes,
    "revisions": revisions,
    "history": history,
    "what-if": what_if,
}
"""By the name of the question."""
