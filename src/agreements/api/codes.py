"""Every code that a problem may have, with what it says: questions, documents, refusals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agreements.api.wording import SENTENCES, TITLES, Both
from agreements.application.documents.sentences import RULES
from agreements.domain.refusals import Refusal


def _refusals(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for each in of.__subclasses__():
        yield each
        yield from _refusals(each)


CODES: Mapping[str, Both] = {
    **RULES,
    **{each.code: (each.says["en"], each.says["fr"]) for each in _refusals()},
    **{code: TITLES.get(code, said) for code, said in SENTENCES.items()},
}
"""Code -> what it says, with its blanks."""
