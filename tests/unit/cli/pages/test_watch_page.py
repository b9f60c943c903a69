"""A round of watching, as people see it."""

import datetime as dt
from collections import Counter

from rich.console import Console

from jalin.cli.pages.watch_page import build_round_page
from jalin.pipeline.report import RunReport
from jalin.pipeline.watching.reports import FeedReport, RoundReport

ZONE = dt.timezone(dt.timedelta(hours=7))
HEARD = FeedReport(
    outlet="Warta",
    url="https://warta.example/feed",
    visited=True,
    entries=20,
    new=3,
    kept=2,
    skipped=1,
    waiting=4,
    fault=None,
    note="the 20 latest of 30 sitemaps are read",
    next_visit="2026-02-10T20:30:00.000000Z",
)
FAILED = FeedReport(
    outlet="Kabar [b]",
    url="https://kabar.example/feed",
    visited=True,
    entries=None,
    new=0,
    kept=0,
    skipped=0,
    waiting=0,
    fault="http_404",
    note=None,
    next_visit=None,
)
RESTING = FeedReport(
    outlet="Lama",
    url="https://lama.example/feed",
    visited=False,
    entries=None,
    new=0,
    kept=0,
    skipped=0,
    waiting=0,
    fault="timeout",
    note=None,
    next_visit="2026-02-11T00:00:00.000000Z",
)


def draw(*feeds: FeedReport, interrupted: bool = False, only_visited: bool = False) -> list[str]:
    """Draw a round as lines of text."""
    documents = RunReport(
        read=2,
        relevant=1,
        added=2,
        unchanged=0,
        skipped=Counter({"http_404": 1}),
        left_out=(),
        seconds={"listen": 1.0, "read": 0.5},
    )
    report = RoundReport(
        started="2026-02-10T20:00:00.000000Z",
        heard=1,
        interrupted=interrupted,
        feeds=feeds,
        documents=documents,
    )
    page = build_round_page(report, zone=ZONE, only_visited=only_visited)
    console = Console(width=100, markup=False)
    with console.capture() as capture:
        console.print(page)
    return [" ".join(line.split()) for line in capture.get().splitlines() if line.strip()]


def test_each_feed_has_its_line() -> None:
    """Numbers, what a person should know, and the time of the next visit where the person is."""
    lines = draw(HEARD)
    assert lines[2] == "Warta 20 3 2 1 4 2026-02-11 03:30"
    assert lines[3:5] == ["https://warta.example/feed", "the 20 latest of 30 sitemaps are read"]
    told = "1 of 1 feeds heard; 2 added (1 with deals), 0 unchanged, 1 skipped: http 404; 1.5 s."
    assert lines[-1] == told


def test_a_feed_that_failed_says_why() -> None:
    """A failure of this round and one that is waited out are told apart; names are no markup."""
    lines = draw(FAILED, RESTING)
    assert lines[2] == "Kabar [b] – 0 0 0 0 –"
    assert lines[4] == "failed: http 404"
    assert "failed: timeout, and rests until its next visit" in " ".join(lines)


def test_between_rounds_of_all_only_what_was_visited_is_told() -> None:
    """A feed that was not due has no line; without any the sentence stands alone."""
    assert not any("Lama" in line for line in draw(HEARD, RESTING, only_visited=True))
    assert len(draw(RESTING, only_visited=True)) == 1


def test_an_interrupted_round_says_so() -> None:
    """What follows was kept before the interruption."""
    assert draw(HEARD, interrupted=True)[-1].startswith("Interrupted. 1 of 1 feeds heard")
