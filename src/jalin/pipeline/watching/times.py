"""Times of watching: how they are kept, and how long a failure is waited out."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass

# A fault is often over in a minute; what lasts for days need not be asked for more than once a day.
_FIRST_FEED_WAIT_S = 60.0
_FIRST_PAGE_WAIT_S = 600.0
_LONGEST_WAIT_S = 86_400.0
# A server that asks for more is asked again after a week.
_LONGEST_ASKED_S = 7 * 86_400.0
# Nothing waits for longer: a time beyond was written while the clock was wrong.
_FARTHEST_S = 32 * 86_400.0
_MOST_DOUBLINGS = 20
_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchClock:
    """The clocks of a watch. `now` knows its zone, `seconds` never go back, `sleep` waits."""

    now: Callable[[], dt.datetime]
    seconds: Callable[[], float]
    sleep: Callable[[float], None]


def write_time(moment: dt.datetime) -> str:
    """Write a time in UTC; later times sort after earlier ones.

    >>> write_time(dt.datetime(2026, 2, 4, 12, tzinfo=dt.timezone(dt.timedelta(hours=7))))
    '2026-02-04T05:00:00.000000Z'
    """
    return moment.astimezone(dt.UTC).strftime(_FORMAT)


def parse_time(text: str) -> dt.datetime:
    """Read what `write_time` wrote."""
    return dt.datetime.strptime(text, _FORMAT).replace(tzinfo=dt.UTC)


def add_seconds(moment: dt.datetime, seconds: float) -> dt.datetime:
    """Give the time so many seconds later."""
    return moment + dt.timedelta(seconds=seconds)


def find_farthest(now: dt.datetime) -> str:
    """Give the latest time for which anything waits; what is due later is due now."""
    return write_time(add_seconds(now, _FARTHEST_S))


def find_feed_wait(failures: int, asked_s: float | None) -> float:
    """Give the seconds until a feed that failed so many times in a row is visited again."""
    return _find_wait(_FIRST_FEED_WAIT_S, failures, asked_s)


def find_page_wait(failures: int, asked_s: float | None) -> float:
    """Give the seconds until a page that failed so many times is fetched again."""
    return _find_wait(_FIRST_PAGE_WAIT_S, failures, asked_s)


def _find_wait(first_s: float, failures: int, asked_s: float | None) -> float:
    """Double the wait with every failure; what the server asks for is obeyed where it is longer."""
    doubled = math.ldexp(first_s, min(max(failures - 1, 0), _MOST_DOUBLINGS))
    return max(min(doubled, _LONGEST_WAIT_S), min(asked_s or 0.0, _LONGEST_ASKED_S))
