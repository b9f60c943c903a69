"""Dates as people write them."""

import datetime as dt

import pytest

from jalin.model import PartialDate
from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.dates import write_date, write_distance

EN, ID = Language.ENGLISH, Language.INDONESIAN


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        ("2026", EN, "2026"),
        ("2026-02", EN, "Feb 2026"),
        ("2026-02-04", EN, "4 Feb 2026"),
        ("2026", ID, "2026"),
        ("2026-02", ID, "Februari 2026"),
        ("2026-02-04", ID, "4 Februari 2026"),
        ("0800-12-31", EN, "31 Dec 800"),
    ],
)
def test_a_date_keeps_its_precision(date: str, language: Language, written: str) -> None:
    """No month and no day is told that the text did not tell."""
    assert write_date(PartialDate.parse(date), language) == written


def test_tables_have_short_months() -> None:
    """In a table Indonesian months are short too."""
    assert write_date(PartialDate.parse("2026-02-04"), ID, short=True) == "4 Feb 2026"


def test_a_missing_date_is_a_dash() -> None:
    """Where no date is told none is made up."""
    assert write_date(None, EN) == "–"
    assert write_distance(None, dt.date(2026, 1, 1), EN) == "–"


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        (dt.date(2026, 6, 30), EN, "today"),
        (dt.date(2026, 6, 30), ID, "hari ini"),
        (dt.date(2026, 6, 27), EN, "3 days ago"),
        (dt.date(2027, 1, 1), EN, "in 6 months"),
        (PartialDate.parse("2026-05"), ID, "1 bulan yang lalu"),
    ],
)
def test_a_distance_is_told_from_the_day_asked_about(
    date: dt.date | PartialDate, language: Language, written: str
) -> None:
    """How far a date lies counts from the day that is asked about, to the last day it can mean."""
    assert write_distance(date, dt.date(2026, 6, 30), language) == written
