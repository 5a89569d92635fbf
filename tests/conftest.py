"""What every test shares: a real PostgreSQL on demand, and how hypothesis looks for examples."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

pytest_plugins = ["tests.postgres"]

_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# The suite looks at the same examples every time; `HYPOTHESIS_PROFILE=search` looks for new ones.
settings.register_profile("suite", derandomize=True, database=None, **_COMMON)  # type: ignore[arg-type]  # a dict of settings of several types
settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    **_COMMON,  # type: ignore[arg-type]
)
settings.register_profile("search", max_examples=2_000, **_COMMON)  # type: ignore[arg-type]
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

os.environ.pop("COLUMNS", None)  # a worker of pytest-xdist sets it, and pages would be wrapped
