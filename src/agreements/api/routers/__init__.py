"""The operations: one question, one module."""

from agreements.api.routers import (
    agreements,
    gaps,
    history,
    organizations,
    reopeners,
    schemas,
    submissions,
    who,
)

ROUTERS = tuple(
    each.router
    for each in (who, agreements, organizations, reopeners, gaps, history, submissions, schemas)
)

__all__ = ["ROUTERS"]
