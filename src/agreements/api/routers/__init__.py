"""The operations: one question, one module."""

from agreements.api.routers import (
    agreements,
    changes,
    devolution,
    duties,
    funding,
    gaps,
    history,
    organizations,
    reopeners,
    schemas,
    submissions,
    what_if,
    who,
)

_IN_ORDER = (
    who, agreements, organizations, reopeners, devolution, funding, duties, gaps, changes, what_if,
    history, submissions, schemas,
)  # fmt: skip
ROUTERS = tuple(each.router for each in _IN_ORDER)

__all__ = ["ROUTERS"]
