"""What every refusal is.

``says`` holds the sentence in both languages; its blanks are filled from ``details``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from agreements.domain.words import Language

Identity = tuple[str, frozenset[str], str | None, str]


@dataclass(frozen=True)
class Refusal:
    """Why something is not recorded.

    ``facts``: names of the facts that collide, the refused one first. ``at``: the field, dotted.
    """

    code: ClassVar[str]
    says: ClassVar[Mapping[Language, str]]
    idle: ClassVar[bool] = False
    """Whether the refused fact would only be without effect, and contradict nothing (R7)."""

    facts: tuple[str, ...]
    at: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, language: Language = "en") -> str:
        """Return what is refused and why, in one sentence."""
        return self.says[language].format_map(self.details)

    @property
    def identity(self) -> Identity:
        """What makes it the same refusal, whichever of its facts is named first."""
        return (self.code, frozenset(self.facts), self.at, self.sentence())


class Refused(Exception):
    """Nothing of the submission is recorded. ``refusals`` holds every reason, at least one."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(each.sentence() for each in refusals))
        self.refusals = refusals
