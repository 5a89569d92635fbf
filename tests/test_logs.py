"""Every log line goes to standard error, in one format, whoever wrote it."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import structlog

from agreements import logs


@pytest.fixture(autouse=True)
def _logging_put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def fail_with_a_secret() -> None:
    password = "s3cret"
    raise LookupError(str(len(password)))


def test_json_is_one_object_per_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")

    structlog.get_logger("agreements.test").info("recorded", title="Entente sur la formation é")
    logging.getLogger("uvicorn.error").warning("from the %s", "library", extra={"port": 8000})

    out, err = capsys.readouterr()
    ours, theirs = (json.loads(line) for line in err.splitlines())
    assert out == ""
    assert "formation é" in err
    assert (ours["event"], ours["level"], ours["logger"]) == ("recorded", "info", "agreements.test")
    assert (theirs["event"], theirs["level"]) == ("from the library", "warning")
    assert (theirs["logger"], theirs["port"]) == ("uvicorn.error", 8000)
    assert datetime.fromisoformat(ours["logged_at"]).utcoffset() == timedelta(0)


def test_console_lines_off_a_terminal_carry_no_colour(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "console")

    structlog.get_logger("agreements.test").info("recorded", position=7)

    err = capsys.readouterr().err
    assert "recorded" in err
    assert "position=7" in err
    assert "\x1b" not in err


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_lines_below_the_level_are_dropped(
    capsys: pytest.CaptureFixture[str], log_format: logs.LogFormat
) -> None:
    logs.configure("WARNING", log_format)

    structlog.get_logger("agreements.test").info("quiet")
    logging.getLogger("agreements.test").info("quiet")
    structlog.get_logger("agreements.test").warning("loud")

    err = capsys.readouterr().err
    assert "quiet" not in err
    assert "loud" in err


@pytest.mark.parametrize("log_format", ["console", "json"])
@pytest.mark.parametrize("logger", ["structlog", "logging"])
def test_a_traceback_shows_the_error_and_no_local_variable(
    capsys: pytest.CaptureFixture[str], log_format: logs.LogFormat, logger: str
) -> None:
    logs.configure("INFO", log_format)
    get = structlog.get_logger if logger == "structlog" else logging.getLogger

    try:
        fail_with_a_secret()
    except LookupError:
        get("agreements.test").exception("refused")

    err = capsys.readouterr().err
    assert "LookupError" in err
    assert "fail_with_a_secret" in err
    assert '"s3cret"' not in err.replace('password = "s3cret"', "")  # its source line may show
    assert "'s3cret'" not in err


def test_the_last_configuration_wins(capsys: pytest.CaptureFixture[str]) -> None:
    logger = structlog.get_logger("agreements.test")
    logs.configure("INFO", "console")
    logger.info("first")
    logs.configure("INFO", "json")
    logger.info("second")

    err = capsys.readouterr().err
    assert err.count("first") == 1
    assert json.loads(err.splitlines()[-1])["event"] == "second"
