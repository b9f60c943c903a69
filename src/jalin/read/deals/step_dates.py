"""The day of a step: the date written in its sentence, unless it is only the day of speaking."""

from jalin.model import PartialDate, Span
from jalin.read.analysis import Analysis
from jalin.text.dates import DateMention
from jalin.text.sentences import Sentence

_REACH = 90
_YEAR_REACH = 25
_FUTURE_REACH = 60
_RECENT_DAYS = 10


def find_step_date(analysis: Analysis, sentence: Sentence, trigger: Span) -> PartialDate | None:
    """Find the date of a step in its sentence: the nearest past date that is no day of speaking."""
    dates = [
        date
        for date in analysis.dates_in(sentence.span)
        if date.date is not None and not _is_day_of_speaking(analysis, sentence, date, trigger)
    ]
    past = [
        date for date in dates if not _is_future(analysis, date) and _is_near_enough(date, trigger)
    ]
    nearest = min(past, key=lambda date: abs(date.span.start - trigger.start), default=None)
    return nearest.date if nearest else None


def is_still_to_come(analysis: Analysis, sentence: Sentence, trigger: Span) -> bool:
    """Tell whether the date nearest to a trigger lies after the day from which the text counts."""
    near = [
        date
        for date in analysis.dates_in(sentence.span)
        if date.date is not None
        and _distance(date.span, trigger) <= _FUTURE_REACH
        and not _is_day_of_speaking(analysis, sentence, date, trigger)
    ]
    nearest = min(near, key=lambda date: _distance(date.span, trigger), default=None)
    return nearest is not None and _is_future(analysis, nearest)


def _distance(left: Span, right: Span) -> int:
    return max(0, right.start - left.end, left.start - right.end)


def find_event_day(analysis: Analysis) -> DateMention | None:
    """Find the day of the event that a text reports: its first recent day that is none of speaking.

    Recent: at most some days before the day from which the text counts.
    """
    anchor = analysis.anchor
    for sentence in analysis.sentences:
        for date in analysis.dates_in(sentence.span):
            day = date.date.full if date.date else None
            if day is None or _is_future(analysis, date):
                continue
            if anchor is not None and (anchor.last - day).days > _RECENT_DAYS:
                continue
            if not _is_day_of_speaking(analysis, sentence, date, sentence.span):
                return date
    return None


def _is_near_enough(date: DateMention, trigger: Span) -> bool:
    """Tell whether a bare year stands close enough to be the step's: others are background."""
    if date.date is None or date.date.month is not None:
        return True
    return abs(date.span.start - trigger.end) <= _YEAR_REACH


def _is_day_of_speaking(
    analysis: Analysis, sentence: Sentence, date: DateMention, trigger: Span
) -> bool:
    start = max(sentence.span.start, date.span.start - _REACH)
    if sentence.span.start < trigger.start < date.span.start:
        start = max(start, trigger.end)
    rule = analysis.lexicon.rules("speaking_days", "speaking.day")[0]
    return rule.pattern.search(analysis.document.text[start : date.span.start]) is not None


def _is_future(analysis: Analysis, date: DateMention) -> bool:
    anchor = analysis.anchor
    return anchor is not None and date.date is not None and date.date.first > anchor.last
