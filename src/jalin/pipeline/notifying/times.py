"""Times of notifying: how they are written, and how long a failure is waited out."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass

_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
# A server that restarts is back in a minute; one that is away for days need not be asked often.
_FIRST_WAIT_S = 30.0
_LONGEST_WAIT_S = 6 * 3_600.0
# Of a wait so much is drawn, so that those who failed at once do not all come back at once.
_DRAWN = 0.5
# Tries until a message is given up: with the waits between them some two days.
MOST_TRIES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyClock:
    """The clocks of notifying. `now` knows its zone; `draw` gives a number from 0 to under 1."""

    now: Callable[[], dt.datetime]
    draw: Callable[[], float]


def write_time(moment: dt.datetime) -> str:
    """Write a time in UTC; later times sort after earlier ones."""
    return moment.astimezone(dt.UTC).strftime(_FORMAT)


def find_wait(tries: int, drawn: float, asked_s: float | None = None) -> float:
    """Give the seconds until a message that failed so often is tried again.

    The wait doubles with every try, and by `drawn`, from 0 to under 1, up to half of it is spread.
    What the server asks for is obeyed where it is longer.

    >>> [find_wait(tries, 0.0) for tries in (1, 2, 3)]
    [30.0, 60.0, 120.0]
    """
    doubled = min(math.ldexp(_FIRST_WAIT_S, min(max(tries - 1, 0), 32)), _LONGEST_WAIT_S)
    return max(doubled * (1 + _DRAWN * drawn), min(asked_s or 0.0, _LONGEST_WAIT_S))
