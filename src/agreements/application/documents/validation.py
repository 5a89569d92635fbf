"""A validation error as problems: no tag of a union, no class, no address of a library."""

from __future__ import annotations

import json

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agreements.application.documents.findings import finding
from agreements.application.documents.problems import (
    MOST_PROBLEMS,
    BadDocument,
    Lines,
    Place,
    Problem,
    Unreadable,
    line_at,
    problem,
    ways_to,
)
from agreements.domain.submissions import Submission


def submission_of(said: object, file: str, lines: Lines) -> Submission:
    """Return the submission that a document says. Raises BadDocument.

    The values go to pydantic as JSON: only there are a list and a tuple the same.
    """
    name = said.get("submission") if isinstance(said, dict) else None
    try:
        written = json.dumps(said, ensure_ascii=False).encode()
        return Submission.model_validate_json(written)
    except UnicodeEncodeError:
        raise _broken(said, lines).in_file(file) from None
    except RecursionError:
        raise Unreadable("too_deep", 1).in_file(file) from None
    except ValidationError as error:
        submission = name if isinstance(name, str) else None
        problems = problems_of(error, file=file, submission=submission, lines=lines)
        raise BadDocument(problems) from None


def problems_of(
    error: ValidationError,
    *,
    file: str = "",
    submission: str | None = None,
    lines: Lines | None = None,
) -> tuple[Problem, ...]:
    """Return what a Submission's validation found, in the order of lines, MOST_PROBLEMS at most.

    Without ``lines`` everything is on line 1.
    """
    listed = [each for each in error.errors(include_url=False) if not _only_follows(each)]
    findings = [finding(each) for each in listed[:MOST_PROBLEMS]]
    known = lines({way for each in findings for way in ways_to(each.place)}) if lines else {}
    told = (
        problem(each.place, each.rule, each.blanks, file, line_at(each.place, known), submission)
        for each in findings
    )
    return tuple(sorted(told, key=lambda each: each.line))


def _only_follows(error: ErrorDetails) -> bool:
    """A list whose items are wrong is also said to be too short: the items were not counted."""
    least = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and len(error["input"]) >= least


def _broken(said: object, lines: Lines) -> Unreadable:
    """Return where the text is that UTF-8 cannot carry: half of a surrogate pair."""
    place: Place = ()
    while isinstance(said, (dict, list)):
        members = said.items() if isinstance(said, dict) else enumerate(said)
        step, said = next((s, v) for s, v in members if not (_writable(s) and _writable(v)))
        if not _writable(step):
            break
        place = (*place, step)
    return Unreadable("bad_character", line_at(place, lines(set(ways_to(place)))), place)


def _writable(value: object) -> bool:
    try:
        return bool(json.dumps(value, ensure_ascii=False).encode())
    except UnicodeEncodeError:
        return False
