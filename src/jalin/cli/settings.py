"""The settings of the command line, taken from the environment once."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from jalin.model import AbortError
from jalin.pipeline.time_limit import DOCUMENT_SECONDS

DEFAULT_REGISTER = Path("jalin.db")
# A day; the clocks of some systems know no much longer time.
_LONGEST_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds where no option says otherwise.

    `register` (JALIN_REGISTER) is the register's file. `today` (JALIN_TODAY, the day of the clock
    if unset) is the day from which relative dates and due promises count. `allow_loopback`
    (JALIN_ALLOW_LOOPBACK) lets `watch` fetch from this machine: for tests of one's own feeds only.
    `accounts` (JALIN_ACCOUNTS) is where the accounts are, beside the register if unset. `meaning`
    (JALIN_MEANING, on if unset) tells whether vectors are made for the search by meaning.
    `document_seconds` (JALIN_DOCUMENT_SECONDS, None for "off") is the longest that a document may
    take to decode, or to read.
    """

    register: Path
    today: dt.date
    allow_loopback: bool = False
    accounts: str | None = None
    meaning: bool = True
    document_seconds: float | None = DOCUMENT_SECONDS

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings. Raises AbortError for a value that cannot be understood."""
        told = environ.get("JALIN_TODAY")
        try:
            today = dt.date.fromisoformat(told) if told else dt.date.today()  # noqa: DTZ011 (local)
        except ValueError as err:
            raise AbortError(f"JALIN_TODAY: not a day such as 2026-02-04: {told!r}") from err
        return cls(
            register=Path(environ.get("JALIN_REGISTER") or DEFAULT_REGISTER),
            today=today,
            allow_loopback=environ.get("JALIN_ALLOW_LOOPBACK") == "1",
            accounts=environ.get("JALIN_ACCOUNTS") or None,
            meaning=_read_switch("JALIN_MEANING", environ.get("JALIN_MEANING")),
            document_seconds=_read_seconds(
                "JALIN_DOCUMENT_SECONDS", environ.get("JALIN_DOCUMENT_SECONDS")
            ),
        )


def _read_switch(name: str, told: str | None) -> bool:
    """Read a switch, which is on where nothing is said."""
    if told not in (None, "", "on", "off"):
        raise AbortError(f"{name}: neither on nor off: {told!r}")
    return told != "off"


def _read_seconds(name: str, told: str | None) -> float | None:
    """Read a length of time, of which "off" is none; where nothing is said it is the usual one."""
    if not told:
        return DOCUMENT_SECONDS
    if told == "off":
        return None
    try:
        seconds = float(told)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= _LONGEST_SECONDS:
        raise AbortError(
            f"{name}: neither off nor seconds above 0 and up to {_LONGEST_SECONDS:g}: {told!r}"
        )
    return seconds
