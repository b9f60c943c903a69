"""Days and dates as they are written in Python."""

import datetime as dt

from jalin.model import PartialDate
from jalin.pipeline.catalogue.filter import Fault, QuestionError

# A day as callers write it: a date, or `2026-02-04`.
Day = dt.date | str
# A date that may be coarser: `2026`, `2026-02`.
Date = PartialDate | dt.date | str


def parse_day(told: Day, where: str) -> dt.date:
    """Read a day. Raises QuestionError, which names the parameter."""
    if isinstance(told, dt.datetime):
        return told.date()
    if isinstance(told, dt.date):
        return told
    try:
        return dt.date.fromisoformat(told)
    except (TypeError, ValueError) as err:
        raise _refuse(where, f"not a day such as 2026-02-04: {told!r}") from err


def parse_date(told: Date, where: str) -> PartialDate:
    """Read a date at the precision that it has. Raises QuestionError, which names the parameter."""
    if isinstance(told, PartialDate):
        return told
    if isinstance(told, dt.date):
        return PartialDate.of(told)
    try:
        return PartialDate.parse(told)
    except (TypeError, ValueError) as err:
        raise _refuse(where, f"not a date such as 2026, 2026-02 or 2026-02-04: {told!r}") from err


def find_today() -> dt.date:
    """Find the day that it is here, by the clock of this machine."""
    return dt.date.today()  # noqa: DTZ011 (the local day)


def _refuse(where: str, what: str) -> QuestionError:
    return QuestionError([Fault(where=where, what=what)])
