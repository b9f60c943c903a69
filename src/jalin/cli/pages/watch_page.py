"""A round of watching as a page: how each feed fared."""

import datetime as dt
from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jalin.cli.pages.looks import write_word
from jalin.cli.pages.tables import write_report
from jalin.pipeline.watching.reports import FeedReport, RoundReport
from jalin.pipeline.watching.times import parse_time

_NUMBERS = ("listed", "new", "kept", "skipped", "waiting")


def build_round_page(
    report: RoundReport, *, zone: dt.tzinfo | None, only_visited: bool = False
) -> RenderableType:
    """Lay out a round: a line for each feed, then what came of all documents.

    Times are told in the given zone.
    """
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, expand=True)
    table.add_column("outlet, and its feed", ratio=1)
    for name in _NUMBERS:
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("next visit", no_wrap=True)
    for feed in report.feeds:
        if feed.visited or not only_visited:
            table.add_row(
                Group(*_describe(feed)),
                "–" if feed.entries is None else str(feed.entries),
                *map(str, (feed.new, feed.kept, feed.skipped, feed.waiting)),
                _write_next(feed, zone),
            )
    told = f"{_count_feeds(report)} heard; {write_report(report.documents)}"
    closing = Text("Interrupted. " if report.interrupted else "", style="bold").append(
        told, style="not bold"
    )
    return Group(table, closing) if table.row_count else closing


def _describe(feed: FeedReport) -> Iterator[Text]:
    yield Text(feed.outlet, style="bold")
    yield Text(feed.url, style="dim", overflow="fold")
    if feed.fault is not None:
        rests = "" if feed.visited else ", and rests until its next visit"
        yield Text(f"failed: {write_word(feed.fault)}{rests}", style="red")
    elif feed.visited and feed.entries is None:
        yield Text("unchanged", style="dim")
    if feed.note is not None:
        yield Text(feed.note, style="dim")


def _write_next(feed: FeedReport, zone: dt.tzinfo | None) -> str:
    if feed.next_visit is None:
        return "–"
    return parse_time(feed.next_visit).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _count_feeds(report: RoundReport) -> str:
    n_visited = sum(feed.visited for feed in report.feeds)
    return f"{report.heard} of {n_visited} feeds"
