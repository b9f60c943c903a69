"""How long deals take."""

import datetime as dt

import numpy as np
import pytest

from jalin.model import PartialDate, Stage
from jalin.pipeline.statistics.arrivals import Arrivals, ToldStep
from jalin.pipeline.statistics.times import (
    Course,
    Quartiles,
    StageTime,
    estimate_half,
    measure_time,
    spread,
)

TODAY = dt.date(2026, 1, 1)
SPAN = (Stage.INTENT, Stage.COMMITTED)


def measure(*deals: tuple[int, bool, list[tuple[Stage, str | None]]]) -> StageTime:
    """Measure deals, each told by its rung, whether it is over, and its steps."""
    steps = [
        ToldStep(
            deal=number,
            stage=stage,
            instrument=None,
            date=None if date is None else PartialDate.parse(date),
        )
        for number, (_, _, told) in enumerate(deals)
        for stage, date in told
    ]
    course = Course(
        ids=[f"d{number}" for number in range(len(deals))],
        rungs=np.array([rung for rung, _, _ in deals]),
        ended=np.array([ended for _, ended, _ in deals]),
        today=TODAY.toordinal(),
    )
    arrivals = Arrivals.of(len(deals), steps)
    return measure_time(course, arrivals, np.arange(len(deals)), SPAN)


def test_each_deal_counts_once_by_what_is_known_of_it() -> None:
    """Measured, at once, waiting, ended, undated; one that was no intent in none of them."""
    found = measure(
        (3, False, [(Stage.INTENT, "2024-01-01"), (Stage.COMMITTED, "2024-01-11")]),
        (3, False, [(Stage.INTENT, "2024-01-01"), (Stage.COMMITTED, "2024-01-01")]),
        (2, False, [(Stage.INTENT, "2025-01-01")]),
        (2, True, [(Stage.INTENT, "2025-01-01")]),
        (3, False, [(Stage.INTENT, "2024-01-01"), (Stage.COMMITTED, None)]),
        (3, False, [(Stage.COMMITTED, "2024-01-01")]),
    )
    assert (found.measured, found.at_once) == (("d0",), ("d1",))
    assert (found.waiting, found.ended, found.undated) == (("d2",), ("d3",), ("d4",))
    assert found.quartiles == Quartiles(shortest=10, lower=10, median=10, upper=10, longest=10)


def test_who_waits_longer_counts_against_those_who_arrived() -> None:
    """One of three got there, so half have not yet, however quick the one was."""
    waiting: tuple[int, bool, list[tuple[Stage, str | None]]]
    waiting = (2, False, [(Stage.INTENT, "2020-01-01")])
    quick: list[tuple[Stage, str | None]]
    quick = [(Stage.INTENT, "2024-01-01"), (Stage.COMMITTED, "2024-01-11")]
    found = measure((3, False, quick), waiting, waiting)
    assert found.half_after is None
    assert found.quartiles is not None


def test_half_is_estimated_as_by_kaplan_and_meier() -> None:
    """The weeks of remission of 21 patients under a drug, of whom 9 relapsed (Gehan 1965): 23."""
    times = np.array([6, 6, 6, 7, 10, 13, 16, 22, 23], dtype=float)
    waited = np.array([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35], dtype=float)
    assert estimate_half(times, waited) == 23


@pytest.mark.parametrize(
    ("times", "waited", "half"),
    [([10.0, 20.0], [30.0, 40.0], 20.0), ([10.0], [30.0, np.inf], None), ([], [], None)],
)
def test_half_is_told_only_when_half_have_arrived(
    times: list[float], waited: list[float], half: float | None
) -> None:
    """Who can never arrive stays among those who have not."""
    assert estimate_half(np.array(times), np.array(waited)) == half


def test_quartiles_lie_between_times_in_proportion() -> None:
    """And of no times there are none."""
    found = spread(np.array([1.0, 2.0, 3.0, 4.0]))
    assert found == Quartiles(shortest=1, lower=1.75, median=2.5, upper=3.25, longest=4)
    assert spread(np.array([])) is None
