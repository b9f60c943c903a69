"""Calendars (RFC 5545) of days on which something is due: an all-day event each."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalin.export.atom import clean_text

_PRODUCT = "-//Jalin//Register//EN"
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """Something that is due.

    `day` is the last day that its date can mean, `is_exact` whether the date named just that day.
    `made` is the day from which it is known, `category` how it stands, `address` the page on it.
    """

    id: str
    title: str
    description: str
    day: dt.date
    is_exact: bool
    made: dt.date
    category: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A calendar with its name and what it is about."""

    name: str
    description: str
    entries: Sequence[CalendarEntry]


def write_calendar(calendar: CalendarFile) -> bytes:
    """Write a calendar: equal calendars give equal bytes."""
    # It loads slowly, and every command would wait for it.
    from icalendar import Calendar, Event  # noqa: PLC0415

    root = Calendar()
    root.add("prodid", _PRODUCT)
    root.add("version", "2.0")
    root.add("calscale", "GREGORIAN")
    root.add("method", "PUBLISH")
    root.add("x-wr-calname", clean_text(calendar.name))
    root.add("x-wr-caldesc", clean_text(calendar.description))
    for entry in calendar.entries:
        event = Event()
        for name, value in _tell_entry(entry):
            event.add(name, value)
        root.add_component(event)
    written: bytes = root.to_ical()
    return written


def _tell_entry(entry: CalendarEntry) -> Iterator[tuple[str, object]]:
    """Tell an entry as properties of an event."""
    yield "uid", entry.id
    yield "dtstamp", dt.datetime.combine(entry.made, dt.time(), tzinfo=dt.UTC)
    yield "dtstart", entry.day
    if entry.day < dt.date.max:
        yield "dtend", entry.day + _ONE_DAY
    yield "summary", clean_text(entry.title)
    yield "description", "\n".join(map(clean_text, entry.description.splitlines()))
    yield "categories", [clean_text(entry.category)]
    yield "status", "CONFIRMED" if entry.is_exact else "TENTATIVE"
    yield "transp", "TRANSPARENT"
    if entry.address is not None:
        yield "url", clean_text(entry.address)
