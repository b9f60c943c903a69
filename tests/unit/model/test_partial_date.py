"""Dates at the precision of the text."""

import copy
import datetime as dt
import pickle

import pytest

from jalin.model import PartialDate


@pytest.mark.parametrize("text", ["2026", "2026-02", "2026-02-04", "0987"])
def test_date_is_written_as_it_was_read(text: str) -> None:
    """Reading and writing keep the precision."""
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "26", "2026-2", "2026-13", "2026-02-30", "2026-02-04T00:00", "kemarin"]
)
def test_anything_else_is_refused(text: str) -> None:
    """What is no real date at year, month or day precision raises ValueError."""
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


def test_day_needs_its_month() -> None:
    """A day without a month is no date."""
    with pytest.raises(ValueError, match="day without a month"):
        PartialDate(year=2026, day=4)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2026-02-04", dt.date(2026, 2, 4), dt.date(2026, 2, 4)),
    ],
)
def test_date_tells_the_first_and_last_day_it_can_mean(
    text: str, first: dt.date, last: dt.date
) -> None:
    """A month or a year stands for all of its days."""
    date = PartialDate.parse(text)
    assert (date.first, date.last) == (first, last)


def test_dates_are_ordered_by_their_last_day() -> None:
    """A month comes after the days in it and a year after its months; a missing date is last."""
    texts = [None, "2027-01-01", "2026", "2026-03-01", "2026-02-28", "2026-02", "2026-02-04"]
    dates = [None if text is None else PartialDate.parse(text) for text in texts]
    assert sorted(dates, key=PartialDate.order_of) == dates[::-1]


@pytest.mark.parametrize(
    ("text", "day"), [("2026", None), ("2026-02", None), ("2026-02-04", dt.date(2026, 2, 4))]
)
def test_only_a_day_is_full(text: str, day: dt.date | None) -> None:
    """A month or a year gives no full date."""
    assert PartialDate.parse(text).full == day


def test_full_date_becomes_partial_without_loss() -> None:
    """A calendar day keeps its day."""
    assert PartialDate.of(dt.date(2026, 2, 4)).full == dt.date(2026, 2, 4)


def test_same_month_at_other_precision_is_another_date() -> None:
    """February 2026 and the first of February 2026 are not equal."""
    assert PartialDate.parse("2026-02") != PartialDate.parse("2026-02-01")


def test_equal_dates_are_one_key() -> None:
    """Equal dates have one hash."""
    assert len({PartialDate.parse("2026-02"), PartialDate(year=2026, month=2)}) == 1


def test_date_is_frozen() -> None:
    """No part of a date can be set."""
    date = PartialDate.parse("2026")
    with pytest.raises(AttributeError, match="frozen"):
        date.year = 2027


def test_date_survives_copying_and_pickling() -> None:
    """A copy and an unpickled date are equal to the date."""
    date = PartialDate.parse("2026-02")
    assert copy.deepcopy(date) == date
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301 (our own bytes)
