"""An answer's sentence in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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

VERBS: Mapping[Role, tuple[str, str]] = {
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
"""Role -> what one holder does, what several do; the function follows."""

_RULES: Mapping[DecisionRule, str] = {
    "consensus": "by consensus",
    "majority": "by majority",
    "co-chairs": "by decision of the co-chairs",
}
_LANGUAGES: Mapping[Language, str] = {"en": "English", "fr": "French"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WITH_ARTICLE = frozenset({
    "Agency", "Assembly", "Association", "Authority", "Board", "City", "Commission", "Committee",
    "Corporation", "Council", "Department", "Foundation", "Government", "Institute", "Legislature",
    "Minister", "Ministry", "Municipality", "Nation", "Office", "Parliament", "Secretariat",
    "Town", "Tribunal",
})  # fmt: skip


def on(day: date) -> str:
    """Return ``On 1 January 2007``."""
    return f"On {day.day} {_MONTHS[day.month - 1]} {day.year}"


def known(at: datetime | None, position: int) -> str:
    """Return as known when; ``at``: None before anything was recorded."""
    if at is None:
        return f"as known at position {position}, "
    return f"as known at {instant(at)} (position {position}), "


def nobody(role: Role | None, function: Named, territory: Named) -> str:
    """Return that nothing is held."""
    held = f"nobody {VERBS[role][0]}" if role else "nobody holds a role over"
    return f"{held} {_function(function)} in {territory.name.en}, as far as is on record"


def tell(said: Said) -> str:
    """Return who does what, where, how, under what, and what of it is inferred."""
    verbs = _listed([VERBS[role][said.several] for role in said.roles])
    how = " possibly" if said.possible else ""
    if said.several:
        how += {"joint": " jointly", "concurrent": " concurrently"}.get(said.first.manner, "")
    holders = _listed([_holder(each) for each in said.holdings])
    if said.left_alone:
        holders += ", the joint holder that remains,"
    what = f"{verbs} {_function(said.function)} in {said.territory.name.en}"
    return ", ".join((f"{holders}{how} {what}", *_clauses(said)))


def _clauses(said: Said) -> Iterator[str]:
    one = said.first
    if one.decision_rule:
        yield _RULES[one.decision_rule]
    if one.limited_to and one.limited_to.clientele:
        yield f"for {in_running_text(one.limited_to.clientele.en)}"
    if one.limited_to and one.limited_to.language_of_service:
        yield f"for service in {_LANGUAGES[one.limited_to.language_of_service]}"
    yield f"under {_title(one.instrument.title.en)}"
    if grant := _grant(said):
        yield grant
    if said.renewal_inferred:
        yield "carried on by a renewal that is inferred, not stated"
    yield from _delegation(one)
    if one.answerable_to or one.manner == "delegated":
        yield from _answerable(said)
    yield from (_kept(each, said.function) for each in said.kept_paths)


def _delegation(of: Holding) -> Iterator[str]:
    """Yield the chain, from the nearest delegator to what the first of all rests on."""
    if of.manner != "delegated":
        return
    for place, each in enumerate(of.chain):
        holders = _listed([the(holder.name.en) for holder in each.holders]) or "nobody today"
        possibly = " (possibly)" if each.certainty == "possible" else ""
        by = "by delegation from" if place == 0 else "who in turn has it from"
        yield f"{by} {holders}{possibly} under {_title(each.instrument.title.en)}"
    if of.chain_state == "unverified":
        yield "by a delegation whose source is not on record"
    for ground in of.rests_on:
        made_by = f", made by {the(ground.made_by.name.en)}" if ground.made_by else ""
        possibly = "possibly " if ground.certainty == "possible" else ""
        yield f"which {possibly}rests on {_title(ground.rests_on.title.en)}{made_by}"


def _answerable(said: Said) -> Iterator[str]:
    ways = [_upward(each.to) for each in said.own_paths if each.to]
    named = [the(each.name.en) for each in said.first.answerable_to]
    if ways or named:
        yield f"answerable to {_listed(ways or named)}"


def _kept(path: AccountabilityPath, function: Named) -> str:
    """Say that a delegator still answers: a delegation makes nobody else accountable (R10)."""
    verb = VERBS[path.role][0] if path.role else ""
    possibly = "possibly " if path.certainty == "possible" else ""
    upward = f" to {_upward(path.to)}" if path.to else ""
    return f"while {the(path.who.name.en)} still {possibly}{verb} {_function(function)}{upward}"


def _upward(path: Sequence[StandIn]) -> str:
    """Return to whom, and so to whom: ``the minister and so to Parliament``."""
    return " and so to ".join(
        the(each.name.en) + (" (possibly)" if each.certainty == "possible" else "") for each in path
    )


def undetermined(of: UndeterminedPart, function: Named, territory: Named) -> str:
    """Return that it is not known who holds a role, and why."""
    possibly = "possibly " if of.certainty == "possible" else ""
    why = {"not-decided": "it is not decided yet", "source-silent": "the source does not say"}
    what = f"{VERBS[of.role][0]} {_function(function)} in {territory.name.en}"
    return f"{possibly}{why[of.why]} who {what}, under {_title(of.instrument.title.en)}"


def _grant(said: Said) -> str:
    """Say of what gives the role only what is out of the ordinary."""
    function, territory = said.wider_function, said.wider_territory
    wider = " in ".join(
        (*([_function(function)] if function else ()), *([territory.name.en] if territory else ()))
    )
    step = said.first.step is not None
    if not (wider or step or said.grant_inferred):
        return ""
    grant = "by a devolution step" if step else "by an assignment"
    whole = f" for the whole of {wider}" if wider else ""
    return grant + whole + (" that is inferred, not stated" if said.grant_inferred else "")


def _holder(of: Holding) -> str:
    """The holder named stays named; who stands in its place is told beside it (R13)."""
    if not of.in_place_of_holder:
        return the(of.holder.name.en)
    possibly = any(each.certainty == "possible" for each in of.in_place_of_holder)
    places = _listed([the(each.name.en) for each in of.in_place_of_holder], "or")
    return f"{the(of.holder.name.en)} (in its place{', possibly' if possibly else ','} {places})"


def the(organization: str) -> str:
    """Return an organization's name, with an article where English says one."""
    words = set(re.findall(r"\w+", organization))
    return f"the {organization}" if words & _WITH_ARTICLE else organization


def _title(instrument: str) -> str:
    return instrument if instrument.startswith(("A ", "An ", "The ")) else f"the {instrument}"


def _function(of: Named) -> str:
    return f"the function {of.id}" if of.id == of.name.en else in_running_text(of.name.en)


def in_running_text(name: str) -> str:
    """Return a name without its capital, unless other words of it have theirs."""
    _, *others = re.findall(r"\w+", name) or [""]
    proper = any(word[0].isupper() for word in others) or name[:2].isupper()
    return name if proper else name[:1].lower() + name[1:]


def _listed(names: Sequence[str], conjunction: str = "and") -> str:
    if not names:
        return ""
    *others, last = names
    return f"{', '.join(others)} {conjunction} {last}" if others else last
