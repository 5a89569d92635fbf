"""What is missing or amiss in the whole registry on a day, each since when and on which facts.

All claims known at the snapshot are read in one query; every place at which something is given or
needed, and every place at which two holdings cross, is then judged as `who` would judge it.
"""

from __future__ import annotations

from datetime import date

from agreements.domain.resolutions import Certainty
from agreements.projections.asked import Asked, finding
from agreements.projections.gap_telling import Found
from agreements.projections.gaps_found import everything
from agreements.projections.shapes import Answer, FindingPart, Named, Part


class SincePart(Part):
    """Since which day it may be so, and since which it certainly is, up to the day asked about.

    ``possible`` null: as far back as the record goes; ``certain`` null: it is not certain.
    """

    possible: date | None
    certain: date | None


class GapPart(FindingPart):
    """A finding with its place, its first day and the facts that it rests on.

    ``subjects``: the organizations, posts and instruments among what it is ``about``, by name.
    """

    subjects: tuple[Named, ...]
    function: Named | None
    territory: Named | None
    since: SincePart
    facts: tuple[str, ...]


class GapsAnswer(Answer):
    """``code``, ``about`` and ``certainty`` echo what was asked for; null: all."""

    code: str | None
    about: str | None
    certainty: Certainty | None
    gaps: tuple[GapPart, ...]
    findings: tuple[FindingPart, ...]


async def gaps(
    asked: Asked,
    *,
    code: str | None = None,
    about: str | None = None,
    certainty: Certainty | None = None,
) -> GapsAnswer:
    """Answer which findings there are on the day, by code and place; one query.

    ``about``: only those that name this function, territory, organization, post or instrument.
    Raises UnknownSubject for an ``about`` that is not registered as known.
    """
    whole = await everything(asked)
    if about is not None and not asked.source.snapshot.empty:
        whole.require(about)
    listed = (each for each in whole.found() if code is None or each.finding.code == code)
    parts = (_part(each) for each in listed if about is None or about in each.names)
    return GapsAnswer(
        **asked.header(),
        code=code,
        about=about,
        certainty=certainty,
        gaps=tuple(each for each in parts if certainty is None or each.certainty == certainty),
        findings=asked.nothing_recorded,
    )


def _part(of: Found) -> GapPart:
    certain = of.certainty == "certain"
    said = finding(of.finding.code, of.finding.about, role=of.finding.role or None, certain=certain)
    return GapPart(
        **said.model_dump(),
        function=of.function,
        territory=of.territory,
        since=SincePart(possible=of.possible_since, certain=of.certain_since),
        facts=of.facts,
        subjects=of.subjects,
    )
