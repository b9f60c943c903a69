"""Calendars of what is due."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from jalin.export.calendar_file import CalendarEntry, CalendarFile, write_calendar

DUE = dt.date(2026, 6, 30)


def entry(text: str = "Pabrik rampung", *, day: dt.date = DUE, exact: bool = True) -> CalendarEntry:
    """Build an entry of which every text is the same."""
    return CalendarEntry(
        id="promise-1@jalin.invalid",
        title=text,
        description=f"{text}\nlagi",
        day=day,
        is_exact=exact,
        made=dt.date(2026, 2, 4),
        category="scheduled",
        address="http://here/documents/1?start=1&end=2#quote",
    )


def write(*entries: CalendarEntry) -> Calendar:
    """Write a calendar and read it back."""
    written = write_calendar(CalendarFile(name="Janji", description="Semua", entries=entries))
    return Calendar.from_ical(written)


def test_an_entry_takes_its_whole_day() -> None:
    """And ends with it; its stamp is the day from which it is known, not that of a clock."""
    (event,) = write(entry()).walk("VEVENT")
    assert event["dtstart"].to_ical() == b"20260630"
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["dtend"].to_ical() == b"20260701"
    assert event["dtstamp"].to_ical() == b"20260204T000000Z"
    assert str(event["uid"]) == "promise-1@jalin.invalid"
    assert str(event["url"]).endswith("#quote")


def test_a_coarse_date_is_tentative() -> None:
    """Nobody said the day."""
    states = [
        str(event["status"])
        for each in (entry(), entry(exact=False))
        for event in write(each).walk("VEVENT")
    ]
    assert states == ["CONFIRMED", "TENTATIVE"]


def test_the_last_day_that_there_is_has_no_day_after() -> None:
    """It is written all the same."""
    (event,) = write(entry(day=dt.date.max)).walk("VEVENT")
    assert event["dtstart"].to_ical() == b"99991231"
    assert "dtend" not in event


@given(st.text())
def test_any_text_can_be_told(text: str) -> None:
    """Nothing in it ends a line or begins another property."""
    calendar = write(entry(text))
    (event,) = calendar.walk("VEVENT")
    assert len(calendar.walk()) == 2
    assert str(event["uid"]) == "promise-1@jalin.invalid"
    assert str(event["description"]).endswith("lagi")


def test_equal_calendars_are_equal_to_the_byte() -> None:
    """So that a tag can name them."""
    calendar = CalendarFile(name="Janji", description="Semua", entries=(entry(),))
    assert write_calendar(calendar) == write_calendar(calendar)
