"""An answer before and after a draft: nothing is recorded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Generic, TypeVar

from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.shapes import Answer, Part
from agreements.projections.source import Draft

A = TypeVar("A", bound=Answer)


class WhatIf(Part, Generic[A]):
    """The same question of the same snapshot: as it stands, and with the draft laid over it.

    ``before`` null: the question names a subject that only the draft registers.
    """

    before: A | None
    after: A


async def what_if(
    asked: Asked, draft: Draft, question: Callable[[Asked], Awaitable[A]]
) -> WhatIf[A]:
    """Ask twice, at the snapshot that the draft was decided at.

    Raises UnknownSubject for what is not registered even with the draft.
    """
    before: A | None = None
    with suppress(UnknownSubject):  # only the draft registers it, or the question below raises it
        before = await question(asked)
    drafted = replace(asked, source=replace(asked.source, draft=draft))
    return WhatIf(before=before, after=await question(drafted))
