"""The timeline: where steps, promises and silence stand along the years."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import Factuality, PartialDate, StepKind
from jalin.pipeline.show.views import StepView
from jalin.web.drawing.timeline import WIDTH, Lane, Timeline, draw_timeline, find_lane
from register_factory import date
from view_factory import SILENCE, promise_view, step_view

DAY = dt.date(2026, 6, 30)


def step(day: str | None, kind: StepKind = StepKind.DEVELOPMENT) -> StepView:
    """Build a step of a day."""
    return replace(step_view(kind), date=date(day))


def draw(*steps: StepView) -> Timeline:
    """Draw steps alone."""
    return draw_timeline(steps, (), DAY, None)


def find_x(drawn: Timeline) -> Sequence[float]:
    """Give where the dots stand, by their numbers."""
    return [dot.x for dot in sorted(drawn.dots, key=lambda dot: dot.number)]


@pytest.mark.parametrize(
    ("kind", "factuality", "lane"),
    [
        (StepKind.DEVELOPMENT, Factuality.FACTUAL, Lane.FACT),
        (StepKind.STANDSTILL, Factuality.FACTUAL, Lane.FACT),
        (StepKind.DEVELOPMENT, Factuality.PLANNED, Lane.PLAN),
        (StepKind.DEVELOPMENT, Factuality.DENIED, Lane.PLAN),
        (StepKind.CEREMONY, Factuality.FACTUAL, Lane.CEREMONY),
        (StepKind.CEREMONY, Factuality.PLANNED, Lane.CEREMONY),
    ],
)
def test_what_was_done_stands_apart(kind: StepKind, factuality: Factuality, lane: Lane) -> None:
    """Neither a plan nor a ceremony stands on the line of facts."""
    assert find_lane(replace(step_view(kind), factuality=factuality)) is lane


def test_time_runs_to_the_right() -> None:
    """An earlier step stands left of a later one, and the day asked about right of both."""
    drawn = draw(step("2020-01-05"), step("2024-01-05"))
    first, last = find_x(drawn)
    assert first < last < drawn.today < WIDTH


def test_a_month_is_as_wide_as_a_month() -> None:
    """What is known to the month only could be on any day of it."""
    (dot,) = draw(step("2024-05")).dots
    (year,) = draw(step("2024")).dots
    assert dot.left < dot.x < dot.right
    assert year.right - year.left > dot.right - dot.left > 0
    (exact,) = draw(step("2024-05-17")).dots
    assert exact.left == exact.x == exact.right


def test_steps_without_a_date_are_not_drawn() -> None:
    """They keep their number in the list."""
    drawn = draw(step(None), step("2024-05-17"))
    assert drawn.undated == (1,)
    assert [dot.number for dot in drawn.dots] == [2]


def test_dots_of_one_day_stand_below_one_another() -> None:
    """None hides another, and their lane is as high as it must be."""
    drawn = draw(step("2024-05-17"), step("2024-05-17"), step("2024-05-18"))
    assert len({dot.y for dot in drawn.dots}) == 3
    (strip,) = drawn.strips
    assert all(strip.top < dot.y < strip.bottom for dot in drawn.dots)


def test_due_dates_are_numbered_after_the_steps() -> None:
    """A promise without a due date has no place among them."""
    promises = (promise_view(due="2020-06"), promise_view(due=None))
    drawn = draw_timeline((step("2020-01-05"),), promises, DAY, None)
    assert [(dot.number, dot.lane) for dot in drawn.dots] == [(1, Lane.FACT), (2, Lane.PROMISE)]


def test_silence_runs_from_the_last_news_to_the_day() -> None:
    """Its first half, its second and what is beyond follow one another."""
    drawn = draw_timeline((step("2020-01-05"),), (), DAY, SILENCE)
    assert drawn.quiet is not None
    places = (drawn.quiet.since, drawn.quiet.half, drawn.quiet.end, drawn.quiet.until)
    assert list(places) == sorted(places)
    assert drawn.quiet.until == drawn.today


def test_silence_that_is_not_over_ends_on_the_day() -> None:
    """Nothing is drawn beyond the day asked about."""
    drawn = draw_timeline((step("2020-01-05"),), (), dt.date(2020, 6, 1), SILENCE)
    assert drawn.quiet is not None
    assert drawn.quiet.half == drawn.quiet.end == drawn.today


def test_nothing_to_draw_is_a_picture_too() -> None:
    """A deal without any step has an axis around the day."""
    drawn = draw()
    assert (drawn.dots, drawn.strips) == ((), ())
    assert drawn.ticks


_DATES = st.one_of(
    st.none(),
    st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)).map(dt.date.isoformat),
    st.integers(1000, 9999).map(str),
    st.tuples(st.integers(1000, 9999), st.integers(1, 12)).map(lambda it: f"{it[0]}-{it[1]:02}"),
)


@given(st.lists(_DATES, max_size=12), st.dates())
def test_everything_stays_in_the_picture(days: list[str | None], day: dt.date) -> None:
    """Whatever the dates, dots and ticks stand inside, and no two dots on one spot."""
    steps = [
        replace(step_view(), date=None if it is None else PartialDate.parse(it)) for it in days
    ]
    drawn = draw_timeline(steps, (), day, None)
    assert len(drawn.dots) + len(drawn.undated) == len(days)
    assert len({(dot.x, dot.y) for dot in drawn.dots}) == len(drawn.dots)
    for dot in drawn.dots:
        assert 0 <= dot.left <= dot.x <= dot.right <= WIDTH
        assert 0 < dot.y < drawn.height
    assert all(0 <= tick.x <= WIDTH for tick in drawn.ticks)
    assert len(drawn.ticks) <= 14
