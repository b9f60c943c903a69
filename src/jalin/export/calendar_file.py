"""Calendars (RFC 5545) of days on which something is due: an all-day event each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Calendar, Event

from jalin.export.atom import clean_text

_PRODUCT = "-//Jalin//Register//EN"
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """Something that is due.

    `day` is the last day that its date can mean, `is_exact` whether the date named just that day.
    `made` is the day from which it is known, `category` how it stands.
    """

    id: str
    title: str
    description: str
    day: dt.date
    is_exact: bool
    made: dt.date
    category: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A calendar with its name and what it is about."""

    name: str
    description: str
    entries: Sequence[CalendarEntry]


def write_calendar(calendar: CalendarFile) -> bytes:
    """Write a calendar: equal calendars give equal bytes."""
    root = Calendar()
    root.add("prodid", _PRODUCT)
    root.add("version", "2.0")
    root.add("calscale", "GREGORIAN")
    root.add("method", "PUBLISH")
    root.add("x-wr-calname", clean_text(calendar.name))
    root.add("x-wr-caldesc", clean_text(calendar.description))
    for entry in calendar.entries:
        root.add_component(_build_event(entry))
    written: bytes = root.to_ical()
    return written


def _build_event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.id)
    event.add("dtstamp", dt.datetime.combine(entry.made, dt.time(), tzinfo=dt.UTC))
    event.add("dtstart", entry.day)
    if entry.day < dt.date.max:
        event.add("dtend", entry.day + _ONE_DAY)
    event.add("summary", clean_text(entry.title))
    event.add("description", "\n".join(map(clean_text, entry.description.splitlines())))
    event.add("categories", [clean_text(entry.category)])
    event.add("status", "CONFIRMED" if entry.is_exact else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("url", clean_text(entry.address))
    return event
