"""Logging: one stream, standard error, whoever speaks - structlog, the standard library, uvicorn.

Standard output belongs to answers. A traceback never prints local variables: they may hold a
database password.
"""

import logging
import os
import sys
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor

__all__ = ["LogFormat", "LogLevel", "configure"]

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
LogFormat = Literal["console", "json"]

LOGGED_AT = "logged_at"  # the process's own clock, UTC; orders nothing in the registry


def configure(level: LogLevel, log_format: LogFormat) -> None:
    """Send every log line of this process, from `level` up, to the present standard error.

    May be called again; the last call wins. Start uvicorn with `log_config=None`, or it takes its
    own loggers back.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_enrichers(),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_renderers(log_format),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_enrichers(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # loggers stay open to capture_logs in tests
    )


def _enrichers() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        _without_colours,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key=LOGGED_AT),
        structlog.processors.StackInfoRenderer(),
    ]


def _without_colours(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Uvicorn says each line twice, the second time for a terminal."""
    event.pop("color_message", None)
    return event


def _renderers(log_format: LogFormat) -> list[Processor]:
    if log_format == "json":
        without_locals = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        return [
            structlog.processors.ExceptionRenderer(without_locals),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    return [
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty() and "NO_COLOR" not in os.environ,
            exception_formatter=structlog.dev.plain_traceback,
            timestamp_key=LOGGED_AT,
        )
    ]
