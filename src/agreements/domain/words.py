"""The field's words, each with one stable spelling on disk."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

SUBJECT_PATTERN = r"^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$"
FACT_NAME_PATTERN = r"^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?/[1-9][0-9]{0,5}$"

SubjectId = Annotated[str, StringConstraints(pattern=SUBJECT_PATTERN)]
"""A readable identifier chosen at registration, never reused: ``ca-bc-lmda-1997``, ``CA-BC``."""
SubmissionId = Annotated[str, StringConstraints(pattern=SUBJECT_PATTERN)]
"""Chosen by the recorder; the idempotency key."""
FactName = Annotated[str, StringConstraints(pattern=FACT_NAME_PATTERN)]
"""``submission/ordinal``, ordinals from 1."""
Key = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9](?:[A-Za-z0-9.()_-]{0,58}[A-Za-z0-9)])?$")
]
"""Names a clause, step, condition or assignment within its instrument: ``7.2``, ``deliver``."""
_NOT_IN_LINES = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
_NOT_IN_PASSAGES = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"


def _text_without(characters: str) -> str:
    return rf"^[^{characters}]*[^\s{characters}][^{characters}]*$"


Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500, pattern=_text_without(_NOT_IN_LINES)),
]
"""One line of text, not blank, without control characters."""
Passage = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=_text_without(_NOT_IN_PASSAGES)),
]
"""Text that may run over several lines, not blank, without other control characters."""


Uri = Annotated[
    str, StringConstraints(max_length=2_000, pattern=r"^(?:https?://|urn:|doi:)[!-~]+$")
]
"""Where a document is found; never a script."""
IsoCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$")]
"""ISO 3166: ``CA``, ``CA-BC``."""


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(values)) != len(values):
        msg = "each is named once"
        raise ValueError(msg)
    return values


OnceEach = AfterValidator(_distinct)
"""Of a list in which nothing is repeated."""


def _truth(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


Flag = Annotated[
    bool, BeforeValidator(_truth, json_schema_input_type=bool | Literal["true", "false"])
]
"""True or false; a YAML file, whose scalars are read as text, may write the words."""

MOST_CENTS = 10**15


_Digits = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,16}$")]


def _whole(value: Any) -> Any:
    written = isinstance(value, str) and value.removeprefix("-").isascii()
    return int(value) if written and value.removeprefix("-").isdigit() else value


Cents = Annotated[
    int,
    BeforeValidator(_whole, json_schema_input_type=int | _Digits),
    Field(ge=-MOST_CENTS, le=MOST_CENTS),
]
"""Money in whole cents; a YAML file, whose scalars are read as text, may write the digits."""
Count = Annotated[
    int,
    BeforeValidator(_whole, json_schema_input_type=int | _Digits),
    Field(ge=0, le=1_000_000_000),
]
"""How many there are."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 4217: ``CAD``."""
Quantity = Annotated[
    str, StringConstraints(pattern=r"^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?$", max_length=23)
]
"""A decimal number, written as text so that nothing of it is lost: ``25000``, ``0.4``."""
MonthDay = Annotated[
    str, StringConstraints(pattern=r"^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$")
]
"""A day of every year, ``06-30``; in a shorter month its last day."""


def _follows(written: str) -> str:
    if (int(written[:4]) + 1) % 100 != int(written[5:]):
        msg = "a fiscal year names two years in a row, such as 1997-98"
        raise ValueError(msg)
    return written


FiscalYear = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}$"), AfterValidator(_follows)
]
"""1 April to 31 March: ``1997-98``."""

Language = Literal["en", "fr"]
Role = Literal[
    "legislate", "set-policy", "plan", "set-targets", "design", "deliver", "coordinate", "oversee",
    "direct", "fund", "staff", "build-capacity", "inform", "monitor", "evaluate", "audit",
    "account-for-outcomes", "account-for-funds", "account-for-service", "account-for-compliance",
    "account-for-information", "consulted", "informed",
]  # fmt: skip
Family = Literal["authority", "accountability", "voice"]
Manner = Literal["sole", "joint", "concurrent", "delegated"]
DecisionRule = Literal["consensus", "majority", "co-chairs"]
Undetermined = Literal["not-decided", "source-silent"]
OrganizationKind = Literal[
    "government", "department", "agency", "board", "crown-corporation", "municipality",
    "indigenous-government", "community-body", "private-body", "joint-committee", "legislature",
    "public", "members",
]  # fmt: skip
FunctionLevel = Literal["policy-field", "program", "service"]
AgreementForm = Literal[
    "co-management", "devolution", "strategic-partnership", "federal-delivery", "cost-sharing",
    "contribution", "contract", "framework", "memorandum-of-understanding",
]  # fmt: skip
PartnershipType = Literal["client-contractor", "intergovernmental-cost-sharing", "collaborative"]
EnactmentKind = Literal["statute", "regulation", "order-in-council", "mandate-letter", "directive"]
DeclarationKind = Literal["offer", "announcement", "plan"]
ClauseKind = Literal[
    "re-opener", "renewal", "termination", "parity", "funding", "reporting", "evaluation",
    "governance", "dispute-resolution", "staff-transfer", "information-sharing", "language",
    "visibility", "confidentiality", "prevalence", "other",
]  # fmt: skip
Power = Literal[
    "approve-plans", "set-targets", "assign-roles", "effect-steps", "allocate-funds",
    "amend-clauses", "advise",
]  # fmt: skip
ObligationKind = Literal[
    "report", "evaluation", "audit", "workplan", "plan", "payment", "notice", "meeting", "other"
]
Figure = Literal["projected", "committed", "paid"]
Disclosure = Literal["public", "protected"]


def family_of(role: Role) -> Family:
    """Return whether a role is an authority, an accountability or a voice."""
    if role.startswith("account-for-"):
        return "accountability"
    return "voice" if role in ("consulted", "informed") else "authority"


class Word(BaseModel):
    """A value: frozen, strict, no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Word):
    """A name or title in both official languages."""

    en: Line
    fr: Line


class Prose(Word):
    """Sentences in English, French or both; at least one."""

    en: Passage | None = None
    fr: Passage | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.en is None and self.fr is None:
            msg = "write en, fr or both"
            raise ValueError(msg)
        return self


class Money(Word):
    """An amount in whole cents of a currency (ISO 4217)."""

    cents: Cents
    currency: Currency = "CAD"


class Citation(Word):
    """Where a fact comes from, and whether the source states it or the recorder inferred it."""

    document: SubjectId
    clause: Line | None = None
    page: Line | None = None
    language: Language | None = None
    basis: Literal["stated", "inferred"] = Field(
        default="stated", description="`stated` by the source, or `inferred` by the recorder."
    )
