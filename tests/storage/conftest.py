"""Storage is tested on the newest PostgreSQL and on an older one."""

from __future__ import annotations

import pytest

from tests.postgres import EXTERNAL


@pytest.fixture(
    scope="session",
    params=[18, pytest.param(16, marks=pytest.mark.skipif(bool(EXTERNAL), reason="one server"))],
    ids="pg{}".format,
)
def postgres_major(request: pytest.FixtureRequest) -> int:
    """Each major version in turn."""
    major: int = request.param
    return major
