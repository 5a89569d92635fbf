"""Claims of posts, of joint bodies and of their decisions."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.domain.claims.gather import Facts, dated, sourced
from agreements.domain.claims.places import answers_to, names, placed
from agreements.domain.claims.shapes import (
    BodyClaim,
    Chairing,
    Claim,
    Dated,
    DecisionClaim,
    Departure,
    Incumbency,
    Membership,
    PostClaim,
    Succession,
)
from agreements.domain.facts import (
    BodyDecided,
    ChairNamed,
    IncumbentLeft,
    IncumbentNamed,
    JointBodyConstituted,
    MemberLeft,
    MemberNamed,
    PostAbolished,
    PostPlaced,
    PostRegistered,
    PostRenamed,
)


def derive_post(facts: Facts) -> Sequence[Claim]:
    """Return the post, if its registration stands."""
    found = facts.last(PostRegistered)
    if found is None:
        return ()
    later = (
        placed(each.fact.organization, dated(each, "effective_on"), None, each.version)
        for each in facts.all(PostPlaced)
    )
    return (
        PostClaim(
            **facts.header(),
            names=names(found, facts.all(PostRenamed)),
            formed_on=dated(found, "formed_on"),
            organizations=(placed(found.fact.organization, None, None, found.version), *later),
            ends=tuple(
                Succession(on=dated(each, "effective_on"), successors=(), order=each.version)
                for each in facts.all(PostAbolished)
            ),
            incumbents=_incumbents(facts),
            left=tuple(dated(each, "effective_on") for each in facts.all(IncumbentLeft)),
            answers_to=answers_to(facts),
        ),
    )


def _incumbents(facts: Facts) -> tuple[Incumbency, ...]:
    return tuple(
        Incumbency(
            person=each.fact.person,
            since=dated(each, "effective_on"),
            until=dated(each, "until"),
            acting=each.fact.acting,
            order=each.version,
        )
        for each in facts.all(IncumbentNamed)
    )


def derive_body(facts: Facts) -> Sequence[Claim]:
    """Return the joint body with its members and chairs, if it is constituted."""
    found = facts.last(JointBodyConstituted)
    if found is None:
        return ()
    of = found.fact
    return (
        BodyClaim(
            **facts.header(),
            instrument=of.instrument,
            clause=of.clause,
            rule=of.rule,
            parity=of.parity,
            quorum=of.quorum,
            powers=of.powers,
            since=dated(found, "effective_on"),
            members=_members(facts),
            departures=tuple(
                Departure(
                    member=each.fact.member, on=dated(each, "effective_on"), order=each.version
                )
                for each in facts.all(MemberLeft)
            ),
            chairs=_chairs(facts),
        ),
    )


def _members(facts: Facts) -> tuple[Membership, ...]:
    return tuple(
        Membership(
            member=each.fact.member,
            on_behalf_of=each.fact.on_behalf_of,
            since=dated(each, "effective_on"),
            until=dated(each, "until"),
            order=each.version,
        )
        for each in facts.all(MemberNamed)
    )


def _chairs(facts: Facts) -> tuple[Chairing, ...]:
    return tuple(
        Chairing(
            chairs=each.fact.chairs,
            since=dated(each, "effective_on"),
            until=dated(each, "until"),
            order=each.version,
        )
        for each in facts.all(ChairNamed)
    )


def derive_decision(facts: Facts) -> Sequence[Claim]:
    """Return the decision, one that was not allowed as well: it is shown, without effect (R6)."""
    found = [each for each in facts.standing if isinstance(each.fact, BodyDecided)]
    if not found or not isinstance(of := found[-1].fact, BodyDecided):
        return ()
    return (
        DecisionClaim(
            subject=facts.subject,
            part=facts.part,
            facts=tuple(sourced(each) for each in found),
            decision=of.decision,
            decided=Dated(var=f"{found[-1].name}.decided_on", on=of.decided_on),
            power=of.power,
            rule=of.rule,
            took_part=of.took_part,
            in_favour=of.in_favour,
            text=of.text,
            clause=of.clause,
            irregular=of.irregular,
        ),
    )
