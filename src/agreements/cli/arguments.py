"""What stands on the command line, read strictly: a day a day, an instant an instant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from agreements.domain.answers.obligations import DueState
from agreements.domain.answers.reopeners import ReopenerState
from agreements.domain.dates import day, shift
from agreements.domain.resolutions import Certainty
from agreements.domain.words import FACT_NAME_PATTERN, SUBJECT_PATTERN, FiscalYear, Language, Role
from agreements.projections.deadlines import LONGEST
from agreements.projections.snapshot import KnownAt
from agreements.projections.wording import TITLES

_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?P<zone>[Zz]|[+-]\d{2}:\d{2})?",
    re.ASCII,
)
_MOST_DIGITS = 18
T = TypeVar("T")


class BadArgument(ValueError):
    """An argument that breaks a rule: which, and how."""

    def __init__(self, argument: str, rule: str) -> None:
        super().__init__(f"{argument}: {rule}")


def day_of(argument: str, written: str) -> date:
    """Return the day that is written. Raises BadArgument."""
    try:
        return day(written)
    except ValueError as error:
        raise BadArgument(argument, str(error)) from error


def days_of(first: str, last: str) -> tuple[date, date]:
    """Return the days of --from and --to, in order. Raises BadArgument."""
    found = day_of("--from", first), day_of("--to", last)
    if found[1] < found[0]:
        raise BadArgument("--to", f"{last} comes before {first}, which --from names")
    return found


def span_of(first: str, last: str) -> tuple[date, date]:
    """Return the days of --from and --to, both included, 100 years at most. Raises BadArgument."""
    found = days_of(first, last)
    if found[1] > shift(found[0], LONGEST):
        raise BadArgument("--to", f"{last} is more than 100 years after {first}")
    return found


def known_at_of(argument: str, written: str | None) -> KnownAt:
    """Return a position (a whole number) or an instant with its zone. Raises BadArgument."""
    if written is None:
        return None
    if re.fullmatch(r"[0-9]+", written):
        if len(written) > _MOST_DIGITS:
            raise BadArgument(argument, f"position {written} is not recorded yet")
        return int(written)
    found = _INSTANT.fullmatch(written)
    rule = "write a position, such as 32, or an instant with its zone, 2026-01-31T17:00:00Z"
    if not found:
        raise BadArgument(argument, f"'{written}' is neither a position nor an instant: {rule}")
    if not found["zone"]:
        raise BadArgument(argument, f"'{written}' is an instant without a zone: {rule}")
    return _instant(argument, written)


def _instant(argument: str, written: str) -> datetime:
    try:
        instant = datetime.fromisoformat(written.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadArgument(argument, f"'{written}' is not an instant of the calendar") from error
    if instant.date() in (date.min, date.max):  # no calendar day in some time zone
        raise BadArgument(argument, f"'{written}' is not an instant of the calendar")
    return instant


def identifier_of(argument: str, written: str) -> str:
    """Return an identifier. Raises BadArgument for what can be none."""
    if not re.fullmatch(SUBJECT_PATTERN, written):
        raise BadArgument(
            argument,
            f"'{written}' is not an identifier: up to 100 letters without accents, digits, . _ -",
        )
    return written


def maybe_identifier_of(argument: str, written: str | None) -> str | None:
    """Return an identifier, if one is given. Raises BadArgument for what can be none."""
    return None if written is None else identifier_of(argument, written)


def trail_of(argument: str, written: str) -> str:
    """Return the identifier of a subject, a submission or a fact. Raises BadArgument."""
    if re.fullmatch(FACT_NAME_PATTERN, written):
        return written
    return identifier_of(argument, written)


def role_of(argument: str, written: str | None) -> Role | None:
    """Return a role. Raises BadArgument with the list of them."""
    return None if written is None else _one_of(argument, written, "role", get_args(Role))


def state_of(argument: str, written: str | None) -> ReopenerState | None:
    """Return a re-opener's state. Raises BadArgument with the list of them."""
    return None if written is None else _one_of(argument, written, "state", get_args(ReopenerState))


def due_state_of(argument: str, written: str | None) -> DueState | None:
    """Return the state of a due date. Raises BadArgument with the list of them."""
    return None if written is None else _one_of(argument, written, "state", get_args(DueState))


def finding_code_of(argument: str, written: str | None) -> str | None:
    """Return a finding's code. Raises BadArgument with the list of them."""
    return None if written is None else _one_of(argument, written, "finding", tuple(TITLES))


def certainty_of(argument: str, written: str | None) -> Certainty | None:
    """Return certain or possible. Raises BadArgument."""
    return None if written is None else _one_of(argument, written, "certainty", get_args(Certainty))


def fiscal_year_of(argument: str, written: str) -> FiscalYear:
    """Return a fiscal year. Raises BadArgument."""
    try:
        return TypeAdapter(FiscalYear).validate_python(written)
    except ValidationError as error:
        raise BadArgument(
            argument, f"'{written}' is not a fiscal year: write two years in a row, 2013-14"
        ) from error


def language_of(argument: str, written: str) -> Language:
    """Return a language. Raises BadArgument."""
    return _one_of(argument, written, "language", get_args(Language))


def _one_of(argument: str, written: str, what: str, allowed: tuple[T, ...]) -> T:
    for each in allowed:
        if each == written:
            return each
    listed = ", ".join(map(str, allowed))
    raise BadArgument(argument, f"'{written}' is not a {what}; one of: {listed}")


def only_one(given: Mapping[str, bool]) -> str:
    """Return which option was given. Raises BadArgument unless it is exactly one."""
    found = [name for name, is_given in given.items() if is_given]
    if len(found) != 1:
        raise BadArgument(" / ".join(given), "ask exactly one of them")
    return found[0]


def file_of(argument: str, path: Path) -> Path:
    """Return the path of a file that is there. Raises BadArgument."""
    if not path.exists():
        raise BadArgument(argument, f"there is no file '{path}'")
    if path.is_dir():
        raise BadArgument(argument, f"'{path}' is a directory, not a file")
    return path


def sealed_of(argument: str, written: list[str]) -> dict[int, bytes]:
    """Return positions with the hashes sealed there, written POSITION:HASH. Raises BadArgument."""
    found = {}
    for each in written:
        match = re.fullmatch(r"([1-9][0-9]{0,17}):([0-9a-f]{64})", each)
        if match is None:
            raise BadArgument(
                argument, f"'{each}' is not POSITION:HASH, a hash being 64 hexadecimal digits"
            )
        found[int(match[1])] = bytes.fromhex(match[2])
    return found
