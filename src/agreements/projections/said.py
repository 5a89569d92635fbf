"""What one sentence tells of an answer to ``who``: holdings alike in all but roles and holders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agreements.domain.words import Role
from agreements.projections.shapes import (
    AccountabilityPath,
    Holding,
    Named,
    WhoAnswer,
)

_GRANTS = frozenset({"RoleAssigned", "StepPlanned", "StepEffected"})


@dataclass(frozen=True)
class Said:
    """Assignments told together, each with a row for each of its holders: these are the same."""

    assignments: tuple[tuple[Holding, ...], ...]
    function: Named
    territory: Named

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """One row for each holder; they tell all but the roles."""
        return self.assignments[0]

    @property
    def first(self) -> Holding:
        """Tells all but roles and holders."""
        return self.holdings[0]

    @property
    def roles(self) -> tuple[Role, ...]:
        """What the holders do, in the order of the answer."""
        return tuple(dict.fromkeys(rows[0].role for rows in self.assignments))

    @property
    def several(self) -> bool:
        """Whether several hold them."""
        return len(self.holdings) > 1

    @property
    def possible(self) -> bool:
        """Whether it is not certain of all (R3)."""
        return any(each.certainty == "possible" for each in self.holdings)

    @property
    def left_alone(self) -> bool:
        """Whether of joint holders only one remains (R11)."""
        return self.first.manner == "joint" and not self.several

    @property
    def renewal_inferred(self) -> bool:
        """Whether it rests on a renewal that no source states (R1)."""
        return any(each.kind == "AgreementRenewed" for each in self.first.inferred)

    @property
    def grant_inferred(self) -> bool:
        """Whether no source states what gives the role."""
        return any(each.kind in _GRANTS for each in self.first.inferred)

    @property
    def wider_function(self) -> Named | None:
        """The function that the role was given over, where it is wider than the one asked about."""
        scope = self.first.inherited_from
        return self.first.function if scope and scope.function != self.function.id else None

    @property
    def wider_territory(self) -> Named | None:
        """The territory that the role was given for, where it is wider than the one asked about."""
        scope = self.first.inherited_from
        return self.first.territory if scope and scope.territory != self.territory.id else None

    @property
    def own_paths(self) -> tuple[AccountabilityPath, ...]:
        """To whom all the holders answer, and so on upward."""
        paths = [[(each.to, each.end) for each in _own(row)] for row in self.holdings]
        alike = all(each == paths[0] for each in paths)
        return _own(self.first) if alike else ()

    @property
    def kept_paths(self) -> tuple[AccountabilityPath, ...]:
        """How those who delegated still answer for it; nothing of the kind without delegation."""
        if self.first.manner != "delegated":
            return ()
        holders = {each.holder.id for each in self.holdings}
        return tuple(
            each for each in self.first.accountability if each.role and each.who.id not in holders
        )

    def with_also(self, rows: Iterable[Holding]) -> Said:
        """Return the same with one assignment more."""
        return replace(self, assignments=(*self.assignments, tuple(rows)))

    @property
    def ground(self) -> object:
        """Two with the same are told in one sentence."""
        one = self.first
        return (
            tuple((each.holder, each.in_place_of_holder, each.certainty) for each in self.holdings),
            one.family, one.manner, one.decision_rule, one.limited_to, one.answerable_to,
            one.delegated_from, one.chain, one.chain_state, self.own_paths, self.kept_paths,
            one.function, one.territory, one.inherited_from, one.instrument.id, one.clause,
            one.step, one.period, self.renewal_inferred, self.grant_inferred,
        )  # fmt: skip


def _own(of: Holding) -> tuple[AccountabilityPath, ...]:
    return tuple(each for each in of.accountability if each.role is None)


def said_of(answer: WhoAnswer) -> tuple[Said, ...]:
    """Return what there is to say: rows of one assignment together, then roles on one ground."""
    assignments: dict[object, list[Holding]] = {}
    for each in answer.holdings:
        key = (each.role, each.function, each.territory, each.instrument.id, each.facts)
        assignments.setdefault(key, []).append(each)
    grounds: dict[object, Said] = {}
    for rows in assignments.values():
        said = _said(rows, answer)
        known = grounds.get(said.ground)
        grounds[said.ground] = said if known is None else known.with_also(rows)
    return tuple(grounds.values())


def _said(rows: list[Holding], answer: WhoAnswer) -> Said:
    """Speak of the place asked about, or of the row's own where that lies beneath it."""
    one = rows[0]
    inherited = one.inherited_from is not None
    return Said(
        (tuple(rows),),
        _spoken_of(one.function, answer.function, inherited=inherited),
        _spoken_of(one.territory, answer.territory, inherited=inherited),
    )


def _spoken_of(own: Named, asked: Named | None, *, inherited: bool) -> Named:
    return asked if asked is not None and (inherited or asked.id == own.id) else own
