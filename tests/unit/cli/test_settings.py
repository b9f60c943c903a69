"""The settings of the command line."""

import datetime as dt
from pathlib import Path

import pytest

from jalin.cli.settings import Settings
from jalin.model import AbortError


def test_the_environment_is_read() -> None:
    """Both variables are taken."""
    settings = Settings.from_env({"JALIN_REGISTER": "a.db", "JALIN_TODAY": "2026-02-04"})
    assert settings == Settings(register=Path("a.db"), today=dt.date(2026, 2, 4))


@pytest.mark.parametrize("environ", [{}, {"JALIN_REGISTER": "", "JALIN_TODAY": ""}])
def test_an_empty_environment_gives_the_defaults(environ: dict[str, str]) -> None:
    """Unset and empty are the same: the file beside, the day of the clock."""
    settings = Settings.from_env(environ)
    assert settings.register == Path("jalin.db")
    assert abs((settings.today - dt.date.today()).days) <= 1  # noqa: DTZ011 (the clock)


def test_a_wrong_day_is_told() -> None:
    """A day that is none names the variable and what it holds."""
    with pytest.raises(AbortError, match=r"JALIN_TODAY.*'besok'"):
        Settings.from_env({"JALIN_TODAY": "besok"})


@pytest.mark.parametrize(("told", "meaning"), [("", True), ("on", True), ("off", False)])
def test_vectors_can_be_left_out(told: str, *, meaning: bool) -> None:
    """They are made where nothing is said."""
    assert Settings.from_env({"JALIN_MEANING": told}).meaning is meaning


def test_a_wrong_switch_is_told() -> None:
    """A switch is on or off."""
    with pytest.raises(AbortError, match=r"JALIN_MEANING.*'no'"):
        Settings.from_env({"JALIN_MEANING": "no"})


@pytest.mark.parametrize(
    ("told", "seconds"), [("", 60.0), ("off", None), ("5", 5.0), ("0.5", 0.5), ("86400", 86400.0)]
)
def test_the_time_of_a_document_can_be_set(told: str, seconds: float | None) -> None:
    """A number of seconds, or none at all."""
    assert Settings.from_env({"JALIN_DOCUMENT_SECONDS": told}).document_seconds == seconds


@pytest.mark.parametrize("told", ["0", "-1", "nan", "inf", "soon", "100000"])
def test_a_time_that_is_none_is_refused(told: str) -> None:
    """It is told what may be said instead."""
    with pytest.raises(AbortError, match=rf"JALIN_DOCUMENT_SECONDS: neither off nor.*'{told}'"):
        Settings.from_env({"JALIN_DOCUMENT_SECONDS": told})
