"""What every fact has: a subject, sources, and one stable name on disk."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from agreements.domain.words import Citation, Prose, SubjectId, Word


class Fact(Word):
    """One immutable thing that happened. Its stable name is the value of its field ``fact``."""

    version: ClassVar[int] = 1
    registers: ClassVar[str | None] = None
    """The kind of subject that this fact registers; None when the subject must exist already."""
    concerns: ClassVar[frozenset[str]] = frozenset()
    """The kinds of subject that this fact may be about, where it registers none."""

    fact: str
    subject: SubjectId = Field(description="Whom or what the fact is about.")
    note: Prose | None = None

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The citations, empty for the few facts that need none."""
        return ()

    @property
    def part(self) -> str:
        """The part of its subject that the fact touches: what is then derived again."""
        return "self"

    @model_serializer(mode="wrap")
    def _name_first(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {"fact": self.fact, **handler(self)}


class SourcedFact(Fact):
    """A fact that says where it comes from."""

    cites: tuple[Citation, ...] = Field(min_length=1, max_length=50)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The citations, at least one."""
        return self.cites


class Act(SourcedFact):
    """A fact that somebody did. Marked ``irregular`` it happened though the instrument forbade it:
    it is shown and reported as a finding, and has no effect (R6)."""

    irregular: Prose | None = Field(
        default=None, description="Why the act was not allowed; then it has no effect (R6)."
    )
