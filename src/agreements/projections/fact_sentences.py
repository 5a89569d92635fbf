"""A fact in one plain sentence, English or French: what it says of the world, with its days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import Fact, Years
from agreements.domain.references import references
from agreements.domain.words import Language, Prose, Text
from agreements.projections.facts_in_english import ENGLISH
from agreements.projections.facts_in_french import FRENCH
from agreements.projections.said_amounts import decimal_in_words
from agreements.projections.said_days import from_day_in_french, length_in_words, named_day, when
from agreements.projections.said_in_english import in_running_text
from agreements.projections.said_in_english import the as the_in_english
from agreements.projections.said_in_french import the as the_in_french
from agreements.projections.shapes import Name
from agreements.projections.vocabulary import Terms, term

_TEMPLATES: Mapping[Language, Mapping[str, str]] = {"en": ENGLISH, "fr": FRENCH}
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_BLANK = re.compile(r"\{(\w+)(?::([\w-]+))?\}")
_TERMS = frozenset(get_args(Terms))
_AHEAD_OF: Mapping[str, tuple[str, str]] = {
    "reopener": ("re-opening", "réouverture"),
    "renewal": ("renewal", "renouvellement"),
    "termination": ("termination", "résiliation"),
    "obligation": ("duties", "obligations"),
    "step": ("steps", "étapes"),
}


@dataclass(frozen=True)
class Label:
    """What a subject is called, and what kind of subject it is."""

    kind: str
    name: Name


Labels = Mapping[str, Label]
"""Identifier -> label; one that is not there is called by its identifier."""


def sentence_of(fact: Fact, labels: Labels) -> Name:
    """Return a fact's sentence in both languages."""
    return Name(en=_sentence(fact, labels, "en"), fr=_sentence(fact, labels, "fr"))


def _sentence(fact: Fact, labels: Labels, language: Language) -> str:
    said = _said(fact, labels, language)
    end = "" if said.endswith((".", "!", "?")) else "."
    return said[:1].upper() + said[1:] + end


def _said(fact: Fact, labels: Labels, language: Language) -> str:
    telling = _Telling(fact, labels, language)
    template = _TEMPLATES[language][fact.fact]
    return _BLANK.sub(telling.blank, _OPTIONAL.sub(telling.optional, template))


@dataclass(frozen=True)
class _Telling:
    fact: Fact
    labels: Labels
    language: Language

    def optional(self, found: re.Match[str]) -> str:
        """Return what stands in brackets, or nothing if a blank in it is empty."""
        values = [getattr(self.fact, each[1]) for each in _BLANK.finditer(found[1])]
        return "" if any(value in (None, (), False) for value in values) else found[1]

    def blank(self, found: re.Match[str]) -> str:
        """Return a field in words."""
        field, how = found[1], found[2]
        value = getattr(self.fact, field)
        if isinstance(value, ImpreciseDate):
            return self._day(value, how)
        if isinstance(value, Fact):
            return _said(value, self.labels, self.language)
        if isinstance(value, bool):  # what it says stands beside it
            return ""
        if field == "amount":
            return self._money(value)
        if field == "subject" or field in self._referring:
            named = value if isinstance(value, tuple) else (value,)
            return self._listed([self._subject(each, bare=how == "bare") for each in named])
        return self._worded(value, how)

    def _day(self, value: ImpreciseDate, how: str | None) -> str:
        if how == "from":  # in French templates alone
            return from_day_in_french(value)
        return (named_day if how == "day" else when)(value, self.language)

    @property
    def _referring(self) -> frozenset[str]:
        return frozenset(each.at.partition(".")[0] for each in references(self.fact))

    def _worded(self, value: object, how: str | None) -> str:
        if isinstance(value, Years):
            return self._years(value)
        if isinstance(value, Text | Prose):
            return self._text(value)
        return self._coded(str(value), how)

    def _coded(self, written: str, how: str | None) -> str:
        if how == "length":
            return length_in_words(written, self.language)
        if how == "code":
            return _AHEAD_OF[written][self.language == "fr"]
        if how in _TERMS:
            terms: Terms = how  # type: ignore[assignment]  # one of them, as just asked
            return term(terms, written, self.language)
        if how == "figure":
            return decimal_in_words(written, self.language)
        return written

    def _text(self, of: Text | Prose) -> str:
        own, other = (of.fr, of.en) if self.language == "fr" else (of.en, of.fr)
        said = own or other or ""
        return self._quoted(said) if isinstance(of, Text) else said

    def _quoted(self, said: str) -> str:
        return f"«\u00a0{said}\u00a0»" if self.language == "fr" else f"“{said}”"

    def _years(self, of: Years) -> str:
        if of.last is None:
            return of.first
        return f"{of.first} {'à' if self.language == 'fr' else 'to'} {of.last}"

    def _money(self, cents: int | None) -> str:
        if cents is None:
            return "an amount not published" if self.language == "en" else "montant non publié"
        currency = getattr(self.fact, "currency", None)
        written = f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"
        said = decimal_in_words(written, self.language)
        return f"{said} {currency}" if currency else said

    def _subject(self, subject: str, *, bare: bool) -> str:
        label = self.labels.get(subject)
        if label is None:
            return subject
        name = label.name.fr if self.language == "fr" else label.name.en
        if self.language == "fr":
            if label.kind == "organization" and not bare:
                return the_in_french(name)
            return name if label.kind == "territory" else self._quoted(name)
        if label.kind in ("organization", "post"):
            return the_in_english(name)
        if label.kind == "function":
            return in_running_text(name)
        return name

    def _listed(self, names: list[str]) -> str:
        *others, last = names
        joined = "et" if self.language == "fr" else "and"
        return f"{', '.join(others)} {joined} {last}" if others else last


__all__ = ["Label", "Labels", "sentence_of"]
