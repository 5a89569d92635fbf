"""Settings come from AGREEMENTS_... variables; a bad one is refused by its name, unquoted."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import platformdirs
import pytest

from agreements.settings import InvalidSettings, SettingProblem, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in os.environ:
        if variable.upper().startswith("AGREEMENTS_"):
            monkeypatch.delenv(variable)


def problems() -> tuple[SettingProblem, ...]:
    with pytest.raises(InvalidSettings) as caught:
        load_settings()
    return caught.value.problems


def test_an_empty_environment_is_enough() -> None:
    settings = load_settings()

    assert settings.database_url is None
    assert settings.data_dir == platformdirs.user_data_path("agreements", appauthor=False)
    assert settings.data_dir.is_absolute()
    assert settings.zone == ZoneInfo("America/Toronto")
    assert (settings.log_level, settings.log_format) == ("INFO", "console")
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_each_variable_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGREEMENTS_DATABASE_URL", "postgresql://db.example/registry")
    monkeypatch.setenv("AGREEMENTS_DATA_DIR", "~/registry")
    monkeypatch.setenv("AGREEMENTS_TIME_ZONE", "America/Vancouver")
    monkeypatch.setenv("AGREEMENTS_LOG_LEVEL", "debug")
    monkeypatch.setenv("AGREEMENTS_LOG_FORMAT", "JSON")
    monkeypatch.setenv("AGREEMENTS_HOST", "::1")
    monkeypatch.setenv("AGREEMENTS_PORT", "0")

    settings = load_settings()

    assert settings.database_url is not None
    assert settings.database_url.get_secret_value() == "postgresql://db.example/registry"
    assert settings.data_dir == Path.home() / "registry"
    assert settings.zone == ZoneInfo("America/Vancouver")
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")
    assert (settings.host, settings.port) == ("::1", 0)


def test_a_relative_folder_is_taken_from_where_the_process_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AGREEMENTS_DATA_DIR", "registry")

    assert load_settings().data_dir == tmp_path / "registry"


def test_an_empty_variable_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGREEMENTS_DATABASE_URL", "")

    assert load_settings().database_url is None


@pytest.mark.parametrize(
    "dsn",
    [
        "postgresql://clerk:s3cret@db.example:5432/registry?sslmode=require",
        "postgres:///registry?host=/run/sockets",
        "host=db.example dbname=registry password=s3cret",
    ],
)
def test_any_dsn_is_taken_and_its_password_never_shown(
    monkeypatch: pytest.MonkeyPatch, dsn: str
) -> None:
    monkeypatch.setenv("AGREEMENTS_DATABASE_URL", dsn)

    settings = load_settings()

    assert "s3cret" not in f"{settings!r} {settings} {settings.model_dump_json()}"


@pytest.mark.parametrize(
    ("variable", "value", "rule"),
    [
        ("AGREEMENTS_DATABASE_URL", "mysql://clerk:s3cret@db", "must be a PostgreSQL DSN"),
        ("AGREEMENTS_TIME_ZONE", "America/s3cret", "must be an IANA time zone"),
        ("AGREEMENTS_TIME_ZONE", "America", "must be an IANA time zone"),
        ("AGREEMENTS_TIME_ZONE", "/s3cret", "must be an IANA time zone"),
        ("AGREEMENTS_LOG_LEVEL", "s3cret", "'DEBUG', 'INFO'"),
        ("AGREEMENTS_LOG_FORMAT", "s3cret", "'console' or 'json'"),
        ("AGREEMENTS_HOST", "0.0.0.0", "must be a loopback address"),  # noqa: S104 - refused
        ("AGREEMENTS_HOST", "192.168.0.7", "must be a loopback address"),
        ("AGREEMENTS_HOST", "s3cret.example", "must be a loopback address"),
        ("AGREEMENTS_PORT", "s3cret", "valid integer"),
        ("AGREEMENTS_PORT", "-1", "greater than or equal to 0"),
        ("AGREEMENTS_PORT", "65536", "less than or equal to 65535"),
    ],
)
def test_a_bad_value_is_refused_by_its_variable_and_never_quoted(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, rule: str
) -> None:
    monkeypatch.setenv(variable, value)

    [problem] = problems()

    assert problem.variable == variable
    assert rule in problem.rule
    assert "s3cret" not in str(problem)


def test_every_problem_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGREEMENTS_HOST", "10.0.0.1")
    monkeypatch.setenv("AGREEMENTS_PORT", "http")

    with pytest.raises(InvalidSettings) as caught:
        load_settings()

    lines = str(caught.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["AGREEMENTS_HOST", "AGREEMENTS_PORT"]
    assert caught.value.__context__ is None  # nothing in the chain could quote a value
