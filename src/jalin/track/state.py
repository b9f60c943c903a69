"""How a deal fares on a day: what was announced, or what its silence means.

The window of silence is that of the codebook, section 7, by the rung reached. In its first half a
deal is moving, in its second quiet. When it has run out, the deal is inferred stalled only if
somebody listened: an outlet that had told the deal was read after the first half. Else it is
unknown.
"""

import calendar
import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from jalin.model import DealState, PartialDate, Stage
from jalin.track.standing import Standing

# Months of silence by rung (codebook, section 7); what runs is given as long as what is built.
WINDOW_MONTHS = {
    Stage.PROPOSED: 12,
    Stage.TALKS: 12,
    Stage.INTENT: 24,
    Stage.COMMITTED: 36,
    Stage.IMPLEMENTING: 36,
    Stage.OPERATING: 36,
}
_MONTHS_A_YEAR = 12

# How many documents of an outlet were read, by outlet and date of publication: its month
# ("2024-05") or, where it matters what was published by a day of it, its day ("2024-05-17").
Listening = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The silence after the last news of a deal.

    `quiet_from` and `ends` are the days on which its second half begins and on which it has run
    out. `heard` counts by outlet what was read in the months after that of `quiet_from`, up
    to the day asked about.
    """

    since: dt.date
    quiet_from: dt.date
    ends: dt.date
    heard: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayState:
    """The state of a deal on a day. `silence` is None where nothing tells when news came."""

    state: DealState
    silence: Silence | None


def judge_state(standing: Standing, day: dt.date, listening: Listening) -> DayState:
    """Judge how a deal fares on a day. `listening` counts what was read, by outlet and date."""
    window = _measure_window(standing.news, standing.reached)
    if window is None:
        return DayState(state=standing.announced or DealState.UNKNOWN, silence=None)
    heard = _count_heard(standing.outlets, window.quiet_from, day, listening)
    silence = Silence(
        since=window.since, quiet_from=window.quiet_from, ends=window.ends, heard=heard
    )
    return DayState(
        state=standing.announced or window.judge(day, is_heard=bool(heard)), silence=silence
    )


def find_last_heard(listening: Listening, day: dt.date) -> Mapping[str, str]:
    """Find for each outlet the last month of which something was read and published by a day."""
    last = day.isoformat()
    found = {}
    for outlet, read in listening.items():
        months = [date[:7] for date in read if _is_over(date, last)]
        if months:
            found[outlet] = max(months)
    return found


def judge_fare(standing: Standing, day: dt.date, last_heard: Mapping[str, str]) -> DealState:
    """Judge the state as `judge_state` does, by the last month that was read of each outlet.

    This is for many deals at once: what was read in the silence is not counted.
    """
    if standing.announced is not None:
        return standing.announced
    window = _measure_window(standing.news, standing.reached)
    if window is None:
        return DealState.UNKNOWN
    first = window.quiet_from.isoformat()[:7]
    is_heard = any(first < last_heard.get(outlet, "") for outlet in standing.outlets)
    return window.judge(day, is_heard=is_heard)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """The days of a window of silence: its begin, its half, its end."""

    since: dt.date
    quiet_from: dt.date
    ends: dt.date

    def judge(self, day: dt.date, *, is_heard: bool) -> DealState:
        """Judge what silence until a day means. `is_heard`: somebody listened in it."""
        if day < self.quiet_from:
            return DealState.MOVING
        if day < self.ends:
            return DealState.QUIET
        return DealState.STALLED_INFERRED if is_heard else DealState.UNKNOWN


# Deals share their days: of many thousand deals only some thousand days and rungs differ.
@functools.lru_cache(maxsize=8192)
def _measure_window(news: PartialDate | None, reached: Stage | None) -> _Window | None:
    months = WINDOW_MONTHS.get(reached or Stage.PROPOSED)
    if news is None or months is None:
        return None
    since = news.last
    return _Window(
        since=since,
        quiet_from=_add_months(since, months // 2),
        ends=_add_months(since, months),
    )


def _count_heard(
    outlets: tuple[str, ...], start: dt.date, day: dt.date, listening: Listening
) -> tuple[tuple[str, int], ...]:
    """Count what was read of each outlet in the months after the start's, up to the day."""
    first, last = start.isoformat()[:7], day.isoformat()
    heard = []
    for outlet in outlets:
        read = listening.get(outlet, {}).items()
        counts = [n for date, n in read if first < date[:7] and _is_over(date, last)]
        # Who listened and heard nothing has listened.
        if counts:
            heard.append((outlet, sum(counts)))
    return tuple(heard)


def _is_over(date: str, day: str) -> bool:
    """Tell whether all that is counted for a date was published by a day.

    The month of the day itself is not over: it may hold what was published later.
    """
    return date == day or date < day[: len(date)]


def _add_months(day: dt.date, months: int) -> dt.date:
    """Go so many months on, to the last day of the month where the day is missing there.

    No day is later than the last one that a calendar has.
    """
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
