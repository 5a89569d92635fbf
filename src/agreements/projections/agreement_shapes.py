"""The shape of an agreement in answers. What has bounds is on record, whatever the day asked."""

from __future__ import annotations

from typing import Literal

from agreements.domain.dates import Duration
from agreements.domain.resolutions import Certainty
from agreements.domain.words import (
    AgreementForm,
    ClauseKind,
    DecisionRule,
    Family,
    Language,
    Manner,
    PartnershipType,
    Role,
)
from agreements.projections.life_shapes import (
    AccessionRefusalPart,
    AccessionRequestPart,
    AmendedPart,
    AmendmentPart,
    ApprovalPart,
    CommencementConditionPart,
    FormOn,
    NoticePart,
    PartnershipOn,
    SuspensionPart,
    TerminationTermsPart,
)
from agreements.projections.reopener_shapes import ReopenerPart
from agreements.projections.shapes import (
    Alternatives,
    Answer,
    Bounds,
    Cite,
    FindingPart,
    InferredFact,
    Limit,
    Name,
    Named,
    Part,
    Period,
    Titled,
    Words,
)
from agreements.projections.sources import SourcedPart
from agreements.projections.step_shapes import StepPart


class StatusOn(Part):
    """A status on the day; one that is certain, or several that are possible."""

    status: str
    certainty: Certainty


class PartyPart(Part):
    """``signed``, ``in_force_from``: null where nothing of the kind is on record.

    ``acceded``: the day it joined an agreement that others made; ``withdrew``: the first day on
    which it is a party no longer.
    """

    id: str
    name: Name
    signed: Bounds | None
    in_force_from: Bounds | None
    acceded: Bounds | None
    withdrew: Bounds | None
    status: tuple[StatusOn, ...]


class RenewalPart(Part):
    """``until`` null: until it is otherwise ended."""

    fact: str
    until: Bounds | None
    basis: Literal["stated", "inferred"]


class TermPart(Part):
    """Exactly one of ``length`` (from the first day in force), ``until``, ``indeterminate``."""

    length: Duration | None
    until: Bounds | None
    indeterminate: bool
    renewable: bool
    tacit_renewal: Duration | None
    renewals: tuple[RenewalPart, ...]
    declined_on: tuple[Bounds, ...]


class EndedPart(Part):
    """A way in which it ended by the day. ``on``: first day without effect.

    ``by``: the superseding instrument, or the party that gave notice.
    """

    how: str
    by: Named | None
    on: Bounds
    certainty: Certainty


class TextPart(Part):
    """A text that is, or may be, in effect on the day. ``since`` null: from the first."""

    text: Words | None
    certainty: Certainty
    since: Bounds | None
    amended_by: Titled | None


class RepealPart(Part):
    """A repeal by which the clause is, or may be, without a text on the day."""

    on: Bounds
    certainty: Certainty
    amended_by: Titled | None


class ClausePart(SourcedPart):
    """``texts``: none while the instrument is not in force, nor once the clause is repealed."""

    clause: str
    kind: ClauseKind
    heading: Name | None
    texts: tuple[TextPart, ...]
    repealed: tuple[RepealPart, ...]


class AssignmentPart(SourcedPart):
    """What the instrument says, not what holds on the day: ask who.

    ``effective_on`` null: with its instrument; ``until``: first day without effect of its own.
    """

    assignment: str
    role: Role
    family: Family
    manner: Manner
    decision_rule: DecisionRule | None
    holders: tuple[Named, ...]
    answerable_to: tuple[Named, ...]
    function: Named
    territory: Named
    limited_to: Limit | None
    clause: str | None
    effective_on: Bounds | None
    until: Bounds | None


class IrregularAct(SourcedPart):
    """Acts on one part that happened though the instrument forbade them: no effect (R6)."""

    part: str


class AgreementAnswer(Answer):
    """An agreement, an enactment or a declaration; ``kind`` null: nothing was recorded yet.

    ``form``, ``partnership_type``: null where no source says, or where none is certain on the day.
    ``superseded_by``: the instrument on record as taking its place, whatever the day asked;
    ``ended``: how it ended by the day, none while it goes on.
    """

    id: str
    kind: Literal["agreement", "enactment", "declaration"] | None = None
    genre: str | None = None
    title: Name | None = None
    status: tuple[StatusOn, ...] = ()
    form: AgreementForm | None = None
    forms: tuple[FormOn, ...] = ()
    partnership_type: PartnershipType | None = None
    partnership_types: tuple[PartnershipOn, ...] = ()
    language_of_record: Language | None = None
    made_by: Named | None = None
    made_on: Bounds | None = None
    negotiation_opened: tuple[Bounds, ...] = ()
    abandoned: tuple[Bounds, ...] = ()
    approvals: tuple[ApprovalPart, ...] = ()
    parties: tuple[PartyPart, ...] = ()
    accession_requests: tuple[AccessionRequestPart, ...] = ()
    accession_refusals: tuple[AccessionRefusalPart, ...] = ()
    commencement_conditions: tuple[CommencementConditionPart, ...] = ()
    term: TermPart | None = None
    period: Period | None = None
    suspensions: tuple[SuspensionPart, ...] = ()
    termination_terms: TerminationTermsPart | None = None
    notices: tuple[NoticePart, ...] = ()
    ended: tuple[EndedPart, ...] = ()
    superseded_by: Titled | None = None
    amendments: tuple[AmendmentPart, ...] = ()
    amends: tuple[AmendedPart, ...] = ()
    clauses: tuple[ClausePart, ...] = ()
    reopeners: tuple[ReopenerPart, ...] = ()
    steps: tuple[StepPart, ...] = ()
    assignments: tuple[AssignmentPart, ...] = ()
    irregular: tuple[IrregularAct, ...] = ()
    cites: tuple[Cite, ...] = ()
    inferred: tuple[InferredFact, ...] = ()
    facts: tuple[str, ...] = ()
    alternatives: Alternatives = ()
    findings: tuple[FindingPart, ...] = ()
