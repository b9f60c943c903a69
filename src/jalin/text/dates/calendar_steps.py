"""Calendar arithmetic on dates that keep their precision. Knows no words and no text."""

import datetime as dt

from jalin.model import PartialDate

_DAYS_OF_WEEK = 7
_MONTHS_OF_YEAR = 12
# After at most eleven years (six, five, six or eleven) a day falls on the same weekday again;
# 29 February needs up to forty.
_YEARS_TO_TRY = 41


def fit_year(month: int, day: int, weekday: int, latest: dt.date) -> PartialDate | None:
    """Find the latest date, not after a day, at which that day of the month is that weekday."""
    for year in range(latest.year, max(latest.year - _YEARS_TO_TRY, 0), -1):
        found = _build_day(year, month, day)
        if found is not None and found <= latest and found.weekday() == weekday:
            return PartialDate.of(found)
    return None


def find_nearest_day(
    month: int, day: int, anchor: PartialDate, *, weekday: int | None, lean: int
) -> PartialDate | None:
    """Find the date nearest to the anchor that is that day of that month.

    A weekday, where given, decides if one of the years around fits it. `lean` is -1 for a day not
    after the anchor, 1 for one not before it, 0 for either.
    """
    centre = anchor.first
    built = (_build_day(year, month, day) for year in range(centre.year - 1, centre.year + 2))
    days = [found for found in built if found is not None]
    fitting = [found for found in days if found.weekday() == weekday] or days
    leaning = [found for found in fitting if (found - centre).days * lean >= 0] or fitting
    nearest = min(leaning, key=lambda found: abs((found - centre).days), default=None)
    return None if nearest is None else PartialDate.of(nearest)


def find_nearest_month(month: int, anchor: PartialDate, *, lean: int) -> PartialDate | None:
    """Find the month of that name nearest to the anchor.

    `lean` is -1 for one before the anchor's month, 1 for one after it, 0 for either or the same.
    An anchor that is only a year knows no before and after: None then, where the word leans.
    """
    if anchor.month is None:
        return None if lean else PartialDate(year=anchor.year, month=month)
    distance = (month - anchor.month) % _MONTHS_OF_YEAR
    if lean > 0 or (lean == 0 and distance < _MONTHS_OF_YEAR // 2):
        steps = distance or (_MONTHS_OF_YEAR if lean else 0)
    else:
        steps = distance - _MONTHS_OF_YEAR
    return _add_months(anchor, steps)


def find_weekday(day: dt.date, weekday: int, lean: int | None) -> dt.date:
    """Find the day of that weekday near a day.

    Without a lean: the latest, the day itself included. -1: the latest before. 0: the one of the
    same week. 1: the earliest after.
    """
    back = (day.weekday() - weekday) % _DAYS_OF_WEEK
    if lean is None:
        return day - dt.timedelta(days=back)
    if lean == 0:
        return day + dt.timedelta(days=weekday - day.weekday())
    if lean < 0:
        return day - dt.timedelta(days=back or _DAYS_OF_WEEK)
    return day + dt.timedelta(days=_DAYS_OF_WEEK - back)


def take_steps(anchor: PartialDate | None, unit: str, count: int) -> PartialDate | None:
    """Go so many days, weeks, months or years from the anchor.

    The result is as precise as the unit and the anchor are; a week is its month, or its year where
    it lies in two months. None where it lies in two years, or the anchor is too coarse to count
    from.
    """
    if anchor is None or (count == 0 and anchor.day is None and unit != "year"):
        return anchor
    if unit == "year":
        return PartialDate(year=anchor.year + count)
    if unit == "month":
        return None if anchor.month is None else _add_months(anchor, count)
    if anchor.full is None:
        return None
    if unit == "day":
        return PartialDate.of(anchor.full + dt.timedelta(days=count))
    return _give_week(anchor.full + dt.timedelta(days=count * _DAYS_OF_WEEK))


def _add_months(anchor: PartialDate, count: int) -> PartialDate:
    year, month = divmod(anchor.year * _MONTHS_OF_YEAR + (anchor.month or 1) - 1 + count, 12)
    return PartialDate(year=year, month=month + 1)


def _give_week(day: dt.date) -> PartialDate | None:
    monday = day - dt.timedelta(days=day.weekday())
    sunday = monday + dt.timedelta(days=_DAYS_OF_WEEK - 1)
    if monday.year != sunday.year:
        return None
    return PartialDate(
        year=monday.year, month=monday.month if monday.month == sunday.month else None
    )


def _build_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
