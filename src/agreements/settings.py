"""Settings: read once, from environment variables named AGREEMENTS_..., and nowhere else."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import platformdirs
import psycopg
from psycopg.conninfo import conninfo_to_dict
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from agreements.logs import LogFormat, LogLevel

__all__ = ["InvalidSettings", "SettingProblem", "Settings", "load_settings"]

PREFIX = "AGREEMENTS_"


def _is_a_dsn(value: SecretStr) -> SecretStr:
    try:
        conninfo_to_dict(value.get_secret_value())
    except psycopg.Error:
        # The driver's message quotes the value, password and all.
        raise ValueError(
            "must be a PostgreSQL DSN: postgresql://... or libpq's 'key=value ...'"
        ) from None
    return value


def _is_a_time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # unknown; not a key; a folder of zones
        raise ValueError("must be an IANA time zone, such as America/Toronto") from None
    return value


def _is_loopback(value: str) -> str:
    if value == "localhost":
        return value
    try:
        loopback = ipaddress.ip_address(value).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ValueError("must be a loopback address: 127.0.0.1, ::1 or localhost")
    return value


def _absolute(value: Path) -> Path:
    return value.expanduser().absolute()


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _user_data() -> Path:
    return platformdirs.user_data_path("agreements", appauthor=False)


class Settings(BaseSettings):
    """What an operator may choose. An empty variable counts as absent."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    database_url: Annotated[SecretStr, AfterValidator(_is_a_dsn)] | None = None
    """DSN of a PostgreSQL 15 or later. Absent: an embedded server, its data in `data_dir`."""

    data_dir: Annotated[Path, AfterValidator(_absolute)] = Field(default_factory=_user_data)
    """Absolute; the embedded server's data and nothing else's. Not created here."""

    time_zone: Annotated[str, AfterValidator(_is_a_time_zone)] = "America/Toronto"
    """IANA key: where "today" is when a question names no date."""

    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = "INFO"
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = "console"

    host: Annotated[str, AfterValidator(_is_loopback)] = "127.0.0.1"
    """Loopback only: whoever reaches the port may record; a proxy in front says who that is."""

    port: int = Field(default=8000, ge=0, le=65535)
    """TCP; 0 takes any free one."""

    @property
    def zone(self) -> ZoneInfo:
        """`time_zone`, ready for use."""
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True)
class SettingProblem:
    """A variable and the rule that it breaks; never its value."""

    variable: str
    rule: str

    def __str__(self) -> str:
        return f"{self.variable}: {self.rule}"


class InvalidSettings(Exception):
    """The environment breaks at least one rule. Prints one line per problem."""

    def __init__(self, problems: tuple[SettingProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def load_settings() -> Settings:
    """Read the environment. Raises InvalidSettings with every problem at once."""
    try:
        return Settings()
    except ValidationError as error:
        details = error.errors(include_input=False, include_url=False, include_context=False)
    raise InvalidSettings(
        tuple(
            SettingProblem(
                variable=PREFIX + str(detail["loc"][0]).upper(),
                rule=detail["msg"].removeprefix("Value error, "),
            )
            for detail in details
        )
    )
