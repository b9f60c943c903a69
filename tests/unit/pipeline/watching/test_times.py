"""Times that sort as text, and waits that double."""

import datetime as dt

import pytest

from jalin.pipeline.watching.times import find_feed_wait, find_page_wait, parse_time, write_time

DAY_S = 86_400.0
MOMENTS = [
    dt.datetime(2026, 2, 4, 12, tzinfo=dt.timezone(dt.timedelta(hours=7))),
    dt.datetime(2026, 2, 4, 12, tzinfo=dt.UTC),
    dt.datetime(2026, 2, 4, 12, 0, 0, 1, tzinfo=dt.UTC),
    dt.datetime(2026, 10, 4, 12, tzinfo=dt.UTC),
]


def test_times_come_back_and_sort_as_they_are() -> None:
    """Whatever the zone, the text of a later time sorts after that of an earlier one."""
    written = [write_time(moment) for moment in MOMENTS]
    assert written == sorted(written)
    assert [parse_time(text) for text in written] == MOMENTS


@pytest.mark.parametrize(
    ("failures", "asked_s", "wait_s"),
    [
        (1, None, 60),
        (2, None, 120),
        (5, None, 960),
        (20, None, DAY_S),
        (10_000, None, DAY_S),
        (1, 3_600, 3_600),
        (20, 3_600, DAY_S),
        (1, 1e12, 7 * DAY_S),
        (1, -5, 60),
    ],
)
def test_a_feed_that_fails_waits_longer_each_time(
    failures: int, asked_s: float | None, wait_s: float
) -> None:
    """The wait doubles up to a day; a server that asks for longer is obeyed, up to a week."""
    assert find_feed_wait(failures, asked_s) == wait_s


def test_a_page_waits_longer_than_a_feed() -> None:
    """A page is not as urgent as the list of all that is new."""
    assert [find_page_wait(tries, None) for tries in (0, 1, 2)] == [600, 600, 1200]
