"""The timeline of a deal: steps, promises and silence laid out along the years.

Coordinates are those of a picture of `WIDTH` units; y grows downwards. What is only known to the
month or the year is as wide as that month or year: no day is invented.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalin.model import Factuality, PartialDate, Stage, StepKind
from jalin.pipeline.show.views import PromiseView, StepView
from jalin.track.promises.promise import PromiseState
from jalin.track.state import Silence

WIDTH = 960.0
_LEFT, _RIGHT = 120.0, 24.0
_TOP = 34.0
_ROW = 30.0
_LANE_GAP = 10.0
_RADIUS = 11.0
# The axis is no longer than this many marks, so that their words have room.
_MOST_TICKS = 12
_DAYS_A_YEAR = 365.25
# A deal of one week is drawn on an axis of some months.
_LEAST_DAYS = 240


class Lane(StrEnum):
    """What is drawn on a line of its own, from the top."""

    FACT = "fact"
    PLAN = "plan"
    CEREMONY = "ceremony"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A step or the due date of a promise in the picture.

    `x`, `y`: its middle; `left`, `right`: the time that its date can mean. `number` is its place in
    the list below the picture. `stage` is None for a promise, `state` None for a step.
    """

    number: int
    lane: Lane
    x: float
    y: float
    left: float
    right: float
    date: PartialDate
    stage: Stage | None
    factuality: Factuality | None
    kind: StepKind | None
    state: PromiseState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The room of a lane: the middle of its first row, and its upper and lower edge."""

    lane: Lane
    y: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a year, or of a half or quarter of one."""

    x: float
    year: int
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """The silence since the last news: where it begins, its half and end, the day asked about."""

    since: float
    half: float
    end: float
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A laid out picture. `undated` are the numbers of what has no date and is not drawn."""

    height: float
    strips: tuple[Strip, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    today: float
    quiet: Quiet | None
    undated: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """What may be drawn: a step, or a promise that has a due date."""

    number: int
    lane: Lane
    date: PartialDate | None
    step: StepView | None = None
    promise: PromiseView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    first: dt.date
    last: dt.date

    def place(self, day: dt.date) -> float:
        """Give where a day lies; what lies outside stands at the edge."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return _LEFT + min(max(share, 0.0), 1.0) * (WIDTH - _LEFT - _RIGHT)


def draw_timeline(
    steps: Sequence[StepView],
    promises: Sequence[PromiseView],
    day: dt.date,
    silence: Silence | None,
) -> Timeline:
    """Lay the history of a deal out as seen on a day.

    Steps are numbered from 1 in their order, the promises that have a due date after them.
    """
    things = list(_list_things(steps, promises))
    axis = _build_axis(things, day, silence)
    dots, strips = _lay_out(things, axis)
    return Timeline(
        height=(strips[-1].bottom if strips else _TOP) + 28,
        strips=strips,
        dots=dots,
        ticks=tuple(_mark_years(axis)),
        today=axis.place(day),
        quiet=None if silence is None else _draw_quiet(silence, axis, day),
        undated=tuple(it.number for it in things if it.date is None),
    )


def find_lane(step: StepView) -> Lane:
    """Tell on which line a step is drawn: what only celebrates is neither fact nor plan."""
    if step.kind is StepKind.CEREMONY:
        return Lane.CEREMONY
    return Lane.FACT if step.factuality is Factuality.FACTUAL else Lane.PLAN


def _list_things(steps: Iterable[StepView], promises: Iterable[PromiseView]) -> Iterator[_Thing]:
    number = 0
    for number, step in enumerate(steps, start=1):
        yield _Thing(number=number, lane=find_lane(step), date=step.date, step=step)
    due = (promise for promise in promises if promise.due is not None)
    for later, promise in enumerate(due, start=number + 1):
        yield _Thing(number=later, lane=Lane.PROMISE, date=promise.due, promise=promise)


def _build_axis(things: Iterable[_Thing], day: dt.date, silence: Silence | None) -> _Axis:
    """Span from the first to the last thing, with some room, and always the day itself."""
    days = [day, *(() if silence is None else (silence.since,))]
    days += [edge for it in things if it.date for edge in (it.date.first, it.date.last)]
    first, last = min(days), max(days)
    missing = _LEAST_DAYS - (last - first).days
    room = dt.timedelta(days=max((last - first).days // 40, missing // 2, 8))
    return _Axis(
        first=first - min(room, first - dt.date.min), last=last + min(room, dt.date.max - last)
    )


def _lay_out(things: Sequence[_Thing], axis: _Axis) -> tuple[tuple[Dot, ...], tuple[Strip, ...]]:
    """Put the dots of each lane into rows in which they do not touch one another."""
    dots: list[Dot] = []
    strips: list[Strip] = []
    top = _TOP
    for lane in Lane:
        dated = [it for it in things if it.lane is lane and it.date is not None]
        if not dated:
            continue
        ends: list[float] = []
        for it in sorted(dated, key=lambda it: (_find_middle(it, axis), it.number)):
            x = _find_middle(it, axis)
            row = next((n for n, end in enumerate(ends) if end <= x - _RADIUS), len(ends))
            ends[row : row + 1] = [x + _RADIUS + 2]
            dots.append(_draw_dot(it, axis, top + _ROW * (row + 0.5)))
        bottom = top + _ROW * len(ends)
        strips.append(Strip(lane=lane, y=top + _ROW / 2, top=top, bottom=bottom))
        top = bottom + _LANE_GAP
    return tuple(dots), tuple(strips)


def _draw_dot(thing: _Thing, axis: _Axis, y: float) -> Dot:
    assert thing.date is not None  # only dated things are drawn
    step = thing.step
    return Dot(
        number=thing.number,
        lane=thing.lane,
        x=_find_middle(thing, axis),
        y=y,
        left=axis.place(thing.date.first),
        right=axis.place(thing.date.last),
        date=thing.date,
        stage=None if step is None else step.stage,
        factuality=None if step is None else step.factuality,
        kind=None if step is None else step.kind,
        state=None if thing.promise is None else thing.promise.state,
    )


def _find_middle(thing: _Thing, axis: _Axis) -> float:
    assert thing.date is not None  # only dated things are drawn
    return (axis.place(thing.date.first) + axis.place(thing.date.last)) / 2


def _mark_years(axis: _Axis) -> Iterator[Tick]:
    """Mark the years; of few years their halves or quarters, of many only every second or so."""
    years = (axis.last - axis.first).days / _DAYS_A_YEAR
    months = 3 if years * 4 <= _MOST_TICKS else 6 if years * 2 <= _MOST_TICKS else 12
    apart = 1 if months < 12 else max(1, -int(-years // _MOST_TICKS))  # noqa: PLR2004 (a year)
    for year in range(axis.first.year, axis.last.year + 1, apart):
        for month in range(1, 13, months):
            day = dt.date(year, month, 1)
            if axis.first <= day <= axis.last:
                yield Tick(x=axis.place(day), year=year, month=month)


def _draw_quiet(silence: Silence, axis: _Axis, day: dt.date) -> Quiet:
    return Quiet(
        since=axis.place(silence.since),
        half=axis.place(min(silence.quiet_from, day)),
        end=axis.place(min(silence.ends, day)),
        until=axis.place(day),
    )
