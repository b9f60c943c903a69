"""Days and dates as they are written in Python."""

import datetime as dt

import pytest

from jalin.model import PartialDate
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.python.asking.days import Date, Day, parse_date, parse_day

NOON = dt.datetime(2026, 2, 4, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize("told", ["2026-02-04", dt.date(2026, 2, 4), NOON])
def test_a_day_is_a_date_or_its_text(told: Day) -> None:
    """Of a time the day is taken as it stands."""
    day = parse_day(told, "as_of")
    assert (type(day), day) == (dt.date, dt.date(2026, 2, 4))


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2026", "2026"),
        ("2026-02", "2026-02"),
        (dt.date(2026, 2, 4), "2026-02-04"),
        (NOON, "2026-02-04"),
        (PartialDate.parse("2026"), "2026"),
    ],
)
def test_a_date_keeps_its_precision(told: Date, written: str) -> None:
    """A year stays a year."""
    assert str(parse_date(told, "published")) == written


@pytest.mark.parametrize("wrong", ["4/2/2026", "", "2026-13", None, 2026])
def test_what_is_no_date_is_told(wrong: Date) -> None:
    """The error names the keyword and shows what was given."""
    with pytest.raises(QuestionError, match=f"published: not a date .*: {wrong!r}"):
        parse_date(wrong, "published")
    with pytest.raises(QuestionError, match=f"as_of: not a day .*: {wrong!r}"):
        parse_day(wrong, "as_of")  # type: ignore[arg-type]
