"""Promises as entries of a calendar: on the day, or the last day, on which they are due."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from jalin.api.feeds.entries import cite, name_deal, tell_due
from jalin.api.feeds.wording import FeedWords
from jalin.export.calendar_file import CalendarEntry
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.views import DealSummary, PromiseView

# A calendar of what is long past helps nobody; programs read the API for it.
BEFORE = dt.timedelta(days=366)
MOST = 500
_LONGEST_TITLE = 120


def choose_due(lines: Iterable[PromiseLine], day: dt.date) -> tuple[PromiseLine, ...]:
    """Choose the promises that are due within the year before a day, or after it, the first ones.

    In the order of their last days.
    """
    # The calendar has a first day.
    start = max(dt.date.min + BEFORE, day) - BEFORE
    dated = [line for line in lines if line.due is not None and line.due.last >= start]
    return tuple(sorted(dated, key=_order)[:MOST])


def write_due(
    views: Iterable[PromiseView],
    made: Mapping[str, dt.date],
    deals: Mapping[str, DealSummary],
    words: FeedWords,
    addresses: Addresses,
) -> Iterator[CalendarEntry]:
    """Write promises as entries. `made` gives by line the day from which each is known."""
    for view in views:
        assert view.due is not None, "only what has a date stands in a calendar"
        yield CalendarEntry(
            id=f"promise-{view.line}@jalin.invalid",
            title=_cut(f"{view.who}: {view.quote.text}"),
            description="\n".join(_describe(view, deals, words, addresses)),
            day=view.due.last,
            is_exact=view.due.day is not None,
            made=made[view.line],
            category=view.state,
            address=addresses.sentence(view.quote),
        )


def _describe(
    view: PromiseView,
    deals: Mapping[str, DealSummary],
    words: FeedWords,
    addresses: Addresses,
) -> Iterator[str]:
    assert view.due is not None, "only what has a date stands in a calendar"
    yield words.promised_by.format(view.who, tell_due(words, view.due))
    yield words.state.format(words.outcomes[view.state])
    if view.due.day is None:
        yield words.inexact
    yield cite(words, view.quote)
    yield addresses.sentence(view.quote)
    if view.settled is not None and view.settled.quote is not None:
        yield cite(words, view.settled.quote)
        yield addresses.sentence(view.settled.quote)
    for deal_id in view.deal_ids:
        if deal_id in deals:
            yield name_deal(deals[deal_id])
            yield addresses.deal(deal_id)


def _order(line: PromiseLine) -> tuple[dt.date, str]:
    assert line.due is not None, "only what has a date stands in a calendar"
    return (line.due.last, line.line)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1]}…"
