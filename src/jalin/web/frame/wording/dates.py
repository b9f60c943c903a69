"""Dates as people of either language write them, never finer than they were told."""

import datetime as dt
import functools

from babel.dates import format_date, format_timedelta

from jalin.model import PartialDate
from jalin.web.frame.preferences import Language

AnyDate = PartialDate | dt.date
NO_DATE = "–"
# Where English writes a short month in a sentence, Indonesian writes the whole name.
_DAY = {Language.ENGLISH: "d MMM y", Language.INDONESIAN: "d MMMM y"}
_MONTH = {Language.ENGLISH: "MMM y", Language.INDONESIAN: "MMMM y"}


@functools.lru_cache(maxsize=8192)
def write_date(date: AnyDate | None, language: Language, *, short: bool = False) -> str:
    """Write a date at its precision; a dash where none is said. `short`: short months in tables."""
    if date is None:
        return NO_DATE
    if isinstance(date, dt.date):
        date = PartialDate.of(date)
    if date.month is None:
        return str(date.year)
    day, month = ("d MMM y", "MMM y") if short else (_DAY[language], _MONTH[language])
    return format_date(date.first, day if date.day else month, locale=language.value)


def write_distance(date: AnyDate | None, today: dt.date, language: Language) -> str:
    """Write how far a date lies from a day: "3 months ago", "dalam 2 tahun"."""
    if date is None:
        return NO_DATE
    last = date.last if isinstance(date, PartialDate) else date
    gap = last - today
    if not gap:
        return "hari ini" if language is Language.INDONESIAN else "today"
    return format_timedelta(gap, granularity="day", add_direction=True, locale=language.value)
