"""Publication dates as sources write them."""

import re

from jalin.model import PartialDate
from jalin.text.lexicon import Lexicon

# Placeholders such as 0001-01-01 and 1900 stand for "no date" in tables.
_FIRST_YEAR = 1901


def find_publication_date(value: str, lexicon: Lexicon) -> PartialDate | None:
    """Find the publication date that a value states, None where it cannot be read for certain.

    Figures between slashes are day first. Of a time with a zone the day is kept as written. An
    epoch number has no day without a zone and gives None.
    """
    for rule in lexicon.rules("datelines", "value."):
        match = rule.pattern.match(" ".join(value.split()))
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
