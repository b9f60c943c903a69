"""How the parts of a written date become a date, counted from an anchor.

One resolver for each `kind` of shape in `lexicon/dates.yml`. Nothing here is finer than the text
and the anchor allow: a weekday counted from a bare year is that year. What cannot be told from the
anchor at hand has no date; what is no date at all (31/2) is no mention.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jalin.model import PartialDate
from jalin.text.amounts.numbers import NumberWords, find_number
from jalin.text.dates.calendar_steps import (
    find_nearest_day,
    find_nearest_month,
    find_weekday,
    fit_year,
    take_steps,
)

Parts = Mapping[str, str]

_DAYS_OF_WEEK = 7
_MONTHS_OF_YEAR = 12
_MONTHS_OF_QUARTER = 3
_LEAP_YEAR = 2000
_CENTURY = 2000
_SHORT_YEAR_LENGTH = 2
_INDEFINITE = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a written date means. `until` is the last month of a quarter."""

    date: PartialDate | None
    relative: bool
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """From where a date is seen: the anchor, the day of reading, and the tables of words."""

    anchor: PartialDate | None
    today: dt.date
    tables: Mapping[str, Mapping[str, str]]
    numbers: NumberWords

    def look_up(self, table: str, word: str | None) -> str | None:
        """Find what a word stands for in one of the tables."""
        return None if word is None else self.tables[table].get(" ".join(word.lower().split()))

    def look_up_number(self, table: str, word: str | None) -> int | None:
        """Find the number that a word stands for in one of the tables."""
        found = self.look_up(table, word)
        return None if found is None else int(found)


def resolve_date(kind: str, parts: Parts, view: View) -> Resolved | None:
    """Resolve the parts of a shape; None where they are no date."""
    try:
        return _RESOLVERS[kind](parts, view)
    except (ValueError, OverflowError):
        return None


def _resolve_day(parts: Parts, view: View) -> Resolved | None:
    month = _read_month(parts, view)
    if month is None:
        return None
    day = int(parts["day"])
    if "year" in parts:
        date = PartialDate(year=_read_year(parts), month=month, day=day)
        return Resolved(date=date, relative=False)
    # Raises where no year has such a day.
    PartialDate(year=_LEAP_YEAR, month=month, day=day)
    return Resolved(date=_add_year(month, day, parts, view), relative=True)


def _add_year(month: int, day: int, parts: Parts, view: View) -> PartialDate | None:
    weekday = view.look_up_number("weekday", parts.get("weekday"))
    anchor = view.anchor
    if anchor is not None and anchor.month is not None:
        lean = view.look_up_number("lean", parts.get("lean")) or 0
        return find_nearest_day(month, day, anchor, weekday=weekday, lean=lean)
    if weekday is not None:
        return fit_year(month, day, weekday, anchor.last if anchor else view.today)
    return None if anchor is None else PartialDate(year=anchor.year, month=month, day=day)


def _resolve_month(parts: Parts, view: View) -> Resolved | None:
    month = _read_month(parts, view)
    if month is None:
        return None
    if "year" in parts:
        return Resolved(date=PartialDate(year=_read_year(parts), month=month), relative=False)
    anchor = view.anchor
    if anchor is None:
        return Resolved(date=None, relative=True)
    if "relyear" in parts:
        year = anchor.year + (view.look_up_number("lean", parts["relyear"]) or 0)
        return Resolved(date=PartialDate(year=year, month=month), relative=True)
    lean = view.look_up_number("lean", parts.get("lean")) or 0
    return Resolved(date=find_nearest_month(month, anchor, lean=lean), relative=True)


def _resolve_quarter(parts: Parts, view: View) -> Resolved | None:
    year = _resolve_part_of_year(parts, view)
    ordinal = view.look_up_number("ordinal", parts.get("ordinal") or parts.get("ordinal2"))
    if year.date is None or ordinal is None:
        return year
    until = PartialDate(year=year.date.year, month=_MONTHS_OF_QUARTER * ordinal)
    return Resolved(date=year.date, relative=year.relative, until=until)


def _resolve_part_of_year(parts: Parts, view: View) -> Resolved:
    if "year" in parts:
        return Resolved(date=PartialDate(year=_read_year(parts)), relative=False)
    lean = view.look_up_number("lean", parts.get("lean")) or 0
    return Resolved(date=take_steps(view.anchor, "year", lean), relative=True)


def _resolve_weekday(parts: Parts, view: View) -> Resolved | None:
    weekday = view.look_up_number("weekday", parts["weekday"])
    if weekday is None:
        return None
    day = view.anchor.full if view.anchor else None
    if day is None:
        return Resolved(date=view.anchor, relative=True)
    week = view.look_up_number("lean", parts.get("week"))
    if week is None:
        found = find_weekday(day, weekday, view.look_up_number("lean", parts.get("lean")))
    else:
        found = day + dt.timedelta(days=weekday - day.weekday() + week * _DAYS_OF_WEEK)
    return Resolved(date=PartialDate.of(found), relative=True)


def _resolve_day_offset(parts: Parts, view: View) -> Resolved:
    day = view.anchor.full if view.anchor else None
    if day is None:
        return Resolved(date=view.anchor, relative=True)
    found = day + dt.timedelta(days=int(parts["days"]))
    return Resolved(date=PartialDate.of(found), relative=True)


def _resolve_unit_lean(parts: Parts, view: View) -> Resolved | None:
    unit = view.look_up("unit", parts["unit"])
    lean = view.look_up_number("lean", parts.get("lean")) or 0
    if unit is None:
        return None
    return Resolved(date=take_steps(view.anchor, unit, lean), relative=True)


def _resolve_count(parts: Parts, view: View) -> Resolved | None:
    unit = view.look_up("unit", parts["unit"])
    count = _read_count(parts.get("count"), view)
    lean = view.look_up_number("lean", parts["lean"])
    if unit is None or count is None or lean is None:
        return None
    if unit == "year" and count == 1 and lean > 0:
        # One year from now is twelve months from now, as precise as that.
        unit, count = "month", _MONTHS_OF_YEAR
    return Resolved(date=take_steps(view.anchor, unit, lean * count), relative=True)


def _read_month(parts: Parts, view: View) -> int | None:
    month = parts["month"]
    return int(month) if month.isdecimal() else view.look_up_number("month", month)


def _read_year(parts: Parts) -> int:
    year = parts["year"].lstrip("'")
    return int(year) + (_CENTURY if len(year) == _SHORT_YEAR_LENGTH else 0)


def _read_count(count: str | None, view: View) -> int | None:
    if count is None or count in _INDEFINITE:
        return 1
    return int(count) if count.isdecimal() else find_number(count, view.numbers)


_RESOLVERS: Mapping[str, Callable[[Parts, View], Resolved | None]] = MappingProxyType(
    {
        "day": _resolve_day,
        "month": _resolve_month,
        "quarter": _resolve_quarter,
        "half": _resolve_part_of_year,
        "year": _resolve_part_of_year,
        "weekday": _resolve_weekday,
        "day_offset": _resolve_day_offset,
        "unit_lean": _resolve_unit_lean,
        "count": _resolve_count,
    }
)
