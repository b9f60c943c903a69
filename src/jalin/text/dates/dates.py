"""Dates in running text, Indonesian and English, absolute and relative.

The shapes are data (`lexicon/dates.yml`), tried in one pass over the text; what a shape means is
told by `date_resolution`. Day comes before month in figures: 4/2 is the fourth of February. A
quarter has no date of its own: it is its year, with its last month in `until`; half a year is its
year. Of a stretch of days or years the last is the date.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jalin.model import PartialDate, Span
from jalin.text.amounts.numbers import build_number_words
from jalin.text.combined_rules import RuleMatch, find_combined
from jalin.text.dates.date_resolution import Resolved, View, resolve_date
from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon

_TABLES = ("month", "weekday", "lean", "unit", "ordinal")
# A dateline stands at the head of a text, its date not far from the start of its line.
_HEAD_LENGTH = 600
_DATELINE_LENGTH = 60
# A copyright line may be the site's and later than the article, but hardly by more years; a weekday
# that fits only before them is a misprint.
_YEARS_OF_FOOTER = 5
_JOINT = re.compile(r",?\s?\(?(?:tanggal )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date in a text.

    `date` is None where nothing tells the day to count from. `rule` is the id of its shape.
    `relative` tells whether the date was counted from the anchor, `weekday` whether it names one.
    `until` is the month by which a quarter ends, for what is due in it.
    """

    span: Span
    text: str
    date: PartialDate | None
    rule: str
    relative: bool
    until: PartialDate | None = None
    weekday: bool = False


_Known = Iterable[tuple[DateMention, dt.date]]


def find_dates(
    text: str, lexicon: Lexicon, *, anchor: PartialDate | None, today: dt.date
) -> tuple[DateMention, ...]:
    """Find all dates in reading order, no two of them overlapping.

    `anchor` is the day from which relative dates count (see `find_anchor`); `today` bounds the
    year of a date that has none and no anchor, told by its weekday alone.
    """
    view = _build_view(lexicon, anchor, today)
    return tuple(
        DateMention(
            span=shape.span,
            text=shape.span.slice(text),
            date=resolved.date,
            rule=shape.rule.id,
            relative=resolved.relative,
            until=resolved.until,
            weekday="weekday" in shape.parts,
        )
        for shape, resolved in _find_resolved(text, lexicon, view)
    )


def find_anchor(
    text: str, lexicon: Lexicon, *, published: PartialDate | None, today: dt.date
) -> PartialDate | None:
    """Find the day from which the relative dates of a text count.

    The publication date, where known. Else, in this order: the date of a dateline; the latest
    full date with a weekday or in brackets; the latest weekday with day and month, in the year in
    which most of them fit; the year of a copyright line. Never a day after `today`. Else None.
    """
    if published is not None:
        return published
    copyright_year = _find_copyright(text, lexicon, today)
    latest = min(copyright_year.last, today) if copyright_year else today
    seen = [
        (mention, mention.date.full)
        for mention in find_dates(text, lexicon, anchor=None, today=latest)
        if mention.date is not None and mention.date.full is not None
    ]
    known = [(mention, day) for mention, day in seen if day <= today]
    return (
        _find_dateline(text, lexicon, known)
        or _find_told_day(text, known)
        or _find_fitted_weekday(known, copyright_year)
        or copyright_year
    )


def _find_resolved(text: str, lexicon: Lexicon, view: View) -> Iterator[tuple[RuleMatch, Resolved]]:
    shapes = find_combined(lexicon.rules("dates", "date."), text)
    for shape in _join_weekdays(text, shapes):
        value = shape.rule.value
        resolved = resolve_date(value["kind"], {**value, **shape.parts}, view)
        if resolved is not None:
            yield shape, resolved


def _join_weekdays(text: str, shapes: Iterable[RuleMatch]) -> Iterator[RuleMatch]:
    """Join a weekday and the day written right after it: "Rabu (4/2)" is one date."""
    held: RuleMatch | None = None
    for shape in shapes:
        if held is not None and _belongs(text, held, shape):
            span = Span(start=held.span.start, end=_close_bracket(text, held, shape))
            weekday = held.parts["weekday"]
            yield replace(shape, span=span, parts={**shape.parts, "weekday": weekday})
            held = None
            continue
        if held is not None:
            yield held
        held = shape if shape.rule.value["kind"] == "weekday" else None
        if held is None:
            yield shape
    if held is not None:
        yield held


def _close_bracket(text: str, weekday: RuleMatch, shape: RuleMatch) -> int:
    end = shape.span.end
    opened = "(" in text[weekday.span.end : shape.span.start]
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _belongs(text: str, weekday: RuleMatch, shape: RuleMatch) -> bool:
    gap = text[weekday.span.end : shape.span.start]
    return shape.rule.value["kind"] == "day" and _JOINT.fullmatch(gap) is not None


@once_per_lexicon
def _build_tables(lexicon: Lexicon) -> Mapping[str, Mapping[str, str]]:
    return {
        table: {
            word: rule.value[table]
            for rule in lexicon.rules("dates", f"{table}.")
            for word in rule.words
        }
        for table in _TABLES
    }


def _build_view(lexicon: Lexicon, anchor: PartialDate | None, today: dt.date) -> View:
    return View(
        anchor=anchor,
        today=today,
        tables=_build_tables(lexicon),
        numbers=build_number_words(lexicon),
    )


def _find_copyright(text: str, lexicon: Lexicon, today: dt.date) -> PartialDate | None:
    (rule,) = lexicon.rules("dates", "anchor.copyright")
    years = [int(match["year"]) for match in rule.pattern.finditer(text)]
    return max(
        (PartialDate(year=year) for year in years if year <= today.year), key=str, default=None
    )


def _find_dateline(text: str, lexicon: Lexicon, known: _Known) -> PartialDate | None:
    """Find a full date that ends the opening of a line among the first of the text."""
    (rule,) = lexicon.rules("dates", "anchor.dateline")
    for mention, day in known:
        start = text.rfind("\n", 0, mention.span.start) + 1
        opens = mention.span.start - start <= _DATELINE_LENGTH
        if mention.span.start > _HEAD_LENGTH or mention.relative or not opens:
            continue
        if rule.pattern.match(text[mention.span.end : mention.span.end + _DATELINE_LENGTH]):
            return PartialDate.of(day)
    return None


def _find_told_day(text: str, known: _Known) -> PartialDate | None:
    """Find the latest full date of the form in which news tells when something was said."""
    days = [
        day
        for mention, day in known
        if not mention.relative
        and (mention.weekday or text[mention.span.start - 1 : mention.span.start] == "(")
    ]
    return PartialDate.of(max(days)) if days else None


def _find_fitted_weekday(known: _Known, copyright_year: PartialDate | None) -> PartialDate | None:
    first_year = 0 if copyright_year is None else copyright_year.year - _YEARS_OF_FOOTER
    days = [
        day
        for mention, day in known
        if mention.weekday and mention.relative and day.year >= first_year
    ]
    years = Counter(day.year for day in days)
    if not years:
        return None
    year = max(years, key=lambda year: (years[year], year))
    return PartialDate.of(max(day for day in days if day.year == year))
