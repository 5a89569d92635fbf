"""What a command starts with: settings, and logs that leave standard error to what matters."""

from __future__ import annotations

import logging

from agreements import logs
from agreements.settings import Settings, load_settings


def settings_for(given: object, *, quiet: bool = True) -> Settings:
    """Return the settings given, or the environment's, with logs configured by them.

    ``quiet``: only warnings are logged, unless AGREEMENTS_LOG_LEVEL says otherwise. Raises
    InvalidSettings.
    """
    settings = given if isinstance(given, Settings) else load_settings()
    chosen = "log_level" in settings.model_fields_set or not quiet
    logs.configure(settings.log_level if chosen else "WARNING", settings.log_format)
    # What the driver warns of, an interrupted query say, the command tells in its own words.
    logging.getLogger("psycopg").setLevel(logging.NOTSET if chosen else logging.ERROR)
    return settings
