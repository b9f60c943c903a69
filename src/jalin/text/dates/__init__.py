"""Dates, as precise as they are written."""

from jalin.text.dates.dates import DateMention, find_anchor, find_dates

__all__ = ["DateMention", "find_anchor", "find_dates"]
