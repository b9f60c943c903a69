"""Publication dates as sources write them."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from jalin.model import DateEvidence, DatePlace, PartialDate
from jalin.text.lexicon import Lexicon

# Placeholders such as 0001-01-01 and 1900 stand for "no date" in tables.
_FIRST_YEAR = 1901
# What says a date is shorter by far, unless it is made to be long.
_LONGEST_QUOTE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A publication date and what says it."""

    date: PartialDate
    evidence: DateEvidence


def find_publication(value: str, place: DatePlace, lexicon: Lexicon) -> Publication | None:
    """Find the publication date that a value in some place states, and quote the value."""
    date = find_publication_date(value, lexicon)
    return quote_publication(date, place, value) if date is not None else None


def quote_publication(date: PartialDate, place: DatePlace, quote: str) -> Publication:
    """Join a date with what says it, blanks made single and cut where it is overlong."""
    plain = " ".join(quote[: 2 * _LONGEST_QUOTE].split())[:_LONGEST_QUOTE].rstrip()
    return Publication(date=date, evidence=DateEvidence(place=place, quote=plain))


def find_url_publication(url: str, lexicon: Lexicon) -> Publication | None:
    """Find the day in the path of an address: `/2026/02/04/`, `/2026-02-04`, `/20260204`."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for rule in lexicon.rules("datelines", "path."):
        match = rule.pattern.search(path)
        date = _build_date(match, lexicon) if match is not None else None
        if match is not None and date is not None:
            return quote_publication(date, DatePlace.URL, match[0])
    return None


def find_publication_date(value: str, lexicon: Lexicon) -> PartialDate | None:
    """Find the publication date that a value states, None where it cannot be read for certain.

    Figures between slashes are day first. Of a time with a zone the day is kept as written. An
    epoch number has no day without a zone and gives None.
    """
    plain = " ".join(value.split())
    for rule in lexicon.rules("datelines", "value."):
        match = rule.pattern.match(plain)
        if match is not None:
            date = _build_date(match, lexicon)
            if date is not None:
                return date
    return None


def _build_date(match: re.Match[str], lexicon: Lexicon) -> PartialDate | None:
    parts = match.groupdict()
    month = _find_month(parts["name"], lexicon) if "name" in parts else parts.get("month")
    if "name" in parts and month is None:
        return None
    day = parts.get("day")
    try:
        date = PartialDate(
            year=int(parts["year"]),
            month=int(month) if month else None,
            day=int(day) if day else None,
        )
    except ValueError:
        return None
    return date if date.year >= _FIRST_YEAR else None


def _find_month(name: str, lexicon: Lexicon) -> str | None:
    months = lexicon.rules("dates", "month.")
    return next((rule.value["month"] for rule in months if rule.pattern.fullmatch(name)), None)
