"""Calendar arithmetic that keeps precision."""

import datetime as dt

import pytest

from jalin.model import PartialDate
from jalin.text.dates.calendar_steps import find_nearest_day, find_weekday, fit_year, take_steps


def test_fit_goes_back_to_the_latest_year_that_fits() -> None:
    """20 January was last a Thursday in 2022, seen from 2026."""
    assert fit_year(1, 20, 3, dt.date(2026, 2, 5)) == PartialDate.parse("2022-01-20")


def test_leap_day_is_fitted_over_decades() -> None:
    """29 February was last a Tuesday in 2000, seen from 2026."""
    assert fit_year(2, 29, 1, dt.date(2026, 2, 5)) == PartialDate.parse("2000-02-29")


def test_day_that_never_was_fits_no_year() -> None:
    """31 February fits nowhere."""
    assert fit_year(2, 31, 1, dt.date(2026, 2, 5)) is None


@pytest.mark.parametrize(
    ("unit", "count", "date"),
    [
        ("day", -1, "2024-02-29"),
        ("week", 0, "2024"),
        ("week", 1, "2024-03"),
        ("month", 10, "2025-01"),
        ("month", -3, "2023-12"),
        ("year", 2, "2026"),
    ],
)
def test_steps_are_as_precise_as_their_unit(unit: str, count: int, date: str) -> None:
    """A week that lies in two months is its year."""
    assert take_steps(PartialDate.parse("2024-03-01"), unit, count) == PartialDate.parse(date)


def test_week_over_the_turn_of_the_year_has_no_date() -> None:
    """A week in two years is in no one year."""
    assert take_steps(PartialDate.parse("2024-12-24"), "week", 1) is None


@pytest.mark.parametrize(("lean", "day"), [(None, 18), (-1, 11), (0, 18), (1, 25)])
def test_weekday_leans(lean: int | None, day: int) -> None:
    """From a Thursday: the latest such day, the one before, of this week, and after."""
    thursday = dt.date(2024, 1, 18)
    assert find_weekday(thursday, 3, lean) == dt.date(2024, 1, day)


def test_leap_day_has_a_year_only_near_one() -> None:
    """29 February has no date near a year that is far from any leap year."""
    anchor = PartialDate.parse("2022-03-01")
    assert find_nearest_day(2, 29, anchor, weekday=None, lean=0) is None
