"""How long a message that failed is waited with."""

import datetime as dt

import pytest

from jalin.pipeline.notifying.times import MOST_TRIES, find_wait, write_time


@pytest.mark.parametrize(
    ("tries", "drawn", "asked_s", "wait"),
    [
        (1, 0.0, None, 30),
        (1, 0.5, None, 37.5),
        (4, 0.0, None, 240),
        (40, 0.0, None, 21_600),
        (1, 0.0, 90.0, 90),
        (4, 0.0, 90.0, 240),
        (1, 0.0, 1e9, 21_600),
    ],
)
def test_waits(tries: int, drawn: float, asked_s: float | None, wait: float) -> None:
    """Waits double up to a bound, are spread, and follow a server that asks for longer."""
    assert find_wait(tries, drawn, asked_s) == wait


def test_a_message_is_tried_for_days() -> None:
    """A receiver that is away over a weekend's day and night is not given up."""
    assert sum(find_wait(tries, 0.0) for tries in range(1, MOST_TRIES)) > 36 * 3600


def test_later_times_sort_later() -> None:
    """Times are written in UTC whatever their zone."""
    jakarta = dt.timezone(dt.timedelta(hours=7))
    early = dt.datetime(2026, 2, 4, 6, tzinfo=jakarta)
    late = dt.datetime(2026, 2, 4, 0, tzinfo=dt.UTC)
    assert write_time(early) < write_time(late) == "2026-02-04T00:00:00Z"
