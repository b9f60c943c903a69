"""Partial dates compared in columns, as they are compared one by one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import PartialDate
from jalin.pipeline.searching.asking.fields import Sign
from jalin.pipeline.searching.conditions.days import Days

DATES = st.sampled_from(
    [
        *("2023", "2024", "2023-05", "2023-06", "2024-02", "2023-05-01", "2023-05-17"),
        *("2023-05-31", "2023-06-01", "2023-12-31", "2024-01-01", "2024-02-29"),
    ]
).map(PartialDate.parse)


def list_days(date: PartialDate) -> list[dt.date]:
    """List every day that a date can mean."""
    return [
        date.first + dt.timedelta(days=number)
        for number in range((date.last - date.first).days + 1)
    ]


def compares(date: PartialDate, sign: Sign, asked: PartialDate) -> bool:
    """Tell whether every day of a date compares so, day by day."""
    days, wanted = list_days(date), set(list_days(asked))
    return {
        Sign.IS: set(days) <= wanted,
        Sign.AT_LEAST: all(day >= asked.first for day in days),
        Sign.ABOVE: all(day > asked.last for day in days),
        Sign.AT_MOST: all(day <= asked.last for day in days),
        Sign.BELOW: all(day < asked.first for day in days),
    }[sign]


@given(st.lists(st.none() | DATES, max_size=8), st.sampled_from(Sign), DATES)
def test_a_date_compares_if_each_of_its_days_does(
    dates: list[PartialDate | None], sign: Sign, asked: PartialDate
) -> None:
    """What has no date never does."""
    found = Days.of(dates).compare(sign, asked).tolist()
    assert found == [it is not None and compares(it, sign, asked) for it in dates]


@pytest.mark.parametrize(("told", "is_met"), [("2023", False), ("2023-05", True), ("2024", True)])
def test_a_year_is_not_since_a_month_of_it(told: str, is_met: bool) -> None:  # noqa: FBT001 (a parameter)
    """It may have been before."""
    asked = PartialDate.parse("2023-05")
    assert Days.of([PartialDate.parse(told)]).compare(Sign.AT_LEAST, asked)[0] == is_met
