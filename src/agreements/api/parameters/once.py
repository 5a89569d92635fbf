"""No parameter twice."""

from __future__ import annotations

from fastapi import Request

from agreements.api.problems import ProblemFound, Wrong, pointer
from agreements.api.wording import said


def each_once(request: Request) -> None:
    """Refuse a parameter that is given twice: nothing says which one is meant."""
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        errors = (
            Wrong("query", pointer(name), "duplicate_field", said("duplicate_field", name=name))
            for name in repeated
        )
        raise ProblemFound.of(422, tuple(errors))
