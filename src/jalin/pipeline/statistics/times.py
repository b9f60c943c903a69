"""How long deals take from one rung to another, those that are still on their way counted too."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.model import Stage
from jalin.pipeline.statistics.arrivals import NO_DAY, Arrivals, Flags

# Between these rungs times are told: from a rung on to the next ones that matter.
SPANS = (
    (Stage.PROPOSED, Stage.INTENT),
    (Stage.TALKS, Stage.INTENT),
    (Stage.INTENT, Stage.COMMITTED),
    (Stage.INTENT, Stage.IMPLEMENTING),
    (Stage.INTENT, Stage.OPERATING),
    (Stage.COMMITTED, Stage.IMPLEMENTING),
    (Stage.COMMITTED, Stage.OPERATING),
    (Stage.IMPLEMENTING, Stage.OPERATING),
)
_QUARTILES = (0.0, 0.25, 0.5, 0.75, 1.0)
_HALF = 0.5
# Where fewer than these are still looked at, a single deal would decide what half of all did.
_FEWEST_AT_RISK = 3

_Numbers = NDArray[np.int64]
_Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """How measured times spread, in days: the shortest, the quarters, the longest."""

    shortest: float
    lower: float
    median: float
    upper: float
    longest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """How long deals took from `start` until they stood at least on `end`.

    Each deal told at `start` is counted once, by its id. `measured` got there and both days are
    known. `at_once` were there on the same day or before. `waiting` have not got there and go on,
    `ended` never will. `undated` lack a day. `quartiles` are those of the measured, None of none.
    `half_after` counts the others too: so many days after the start half of all had got there;
    None where fewer than half have yet, or too few are left to tell.
    """

    start: Stage
    end: Stage
    measured: tuple[str, ...]
    at_once: tuple[str, ...]
    waiting: tuple[str, ...]
    ended: tuple[str, ...]
    undated: tuple[str, ...]
    quartiles: Quartiles | None
    half_after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How far deals have got on a day: their ids, the rung reached, and which are over.

    Shape: `rungs` (n_deals,) int, -1 where none; `ended` (n_deals,) bool. `today` is an ordinal.
    """

    ids: Sequence[str]
    rungs: NDArray[np.integer]
    ended: Flags
    today: int


def measure_time(
    course: Course, arrivals: Arrivals, chosen: _Numbers, span: tuple[Stage, Stage]
) -> StageTime:
    """Measure how long the chosen deals, by their numbers, took from one rung to another.

    A month stands at its middle day.
    """
    start, end = span
    low, high = start.rung, end.rung
    assert low is not None
    assert high is not None
    own = chosen[arrivals.told[chosen, low] & (course.rungs[chosen] >= low)]
    begun = arrivals.days[own, low].astype(np.int64)
    arrived = arrivals.find_first(high)[own].astype(np.int64)
    is_there = course.rungs[own] >= high
    has_start = begun != NO_DAY
    has_both = is_there & has_start & (arrived != NO_DAY)
    is_measured = has_both & (arrived > begun)
    on_way = ~is_there & has_start
    ended = on_way & course.ended[own]
    waiting = on_way & ~ended
    times = (arrived - begun)[is_measured].astype(np.float64)
    until_now = np.maximum(course.today - begun, 0)[waiting].astype(np.float64)
    never = np.full(int(ended.sum()), np.inf)
    return StageTime(
        start=start,
        end=end,
        measured=_name(course, own[is_measured]),
        at_once=_name(course, own[has_both & ~is_measured]),
        waiting=_name(course, own[waiting]),
        ended=_name(course, own[ended]),
        undated=_name(course, own[~has_both & ~on_way]),
        quartiles=spread(times),
        half_after=estimate_half(times, np.concatenate((until_now, never))),
    )


def spread(times: _Reals) -> Quartiles | None:
    """Find the quartiles of times, None of none.

    Between two times lies what is between them in proportion.
    Source: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American
    Statistician 50 (1996) 361-365, definition 7.
    """
    if len(times) == 0:
        return None
    found = [float(it) for it in np.quantile(times, _QUARTILES)]
    shortest, lower, median, upper, longest = found
    return Quartiles(shortest=shortest, lower=lower, median=median, upper=upper, longest=longest)


def estimate_half(times: _Reals, waited: _Reals) -> float | None:
    """Estimate after which time half of all arrive, counting those who wait so long already.

    At each time of an arrival the share that is not there yet shrinks by arrivals / n, where n are
    those who had neither arrived nor been lost from sight before. Who can never arrive is given
    with an endless wait and stays among them. Nothing is told where n has become too small.
    Source: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA
    53 (1958) 457-481; kept in the risk set after a competing end as in J. P. Fine, R. J. Gray,
    JASA 94 (1999) 496-509.

    >>> estimate_half(np.array([10.0, 20.0]), np.array([30.0, 40.0]))
    20.0
    >>> estimate_half(np.array([10.0]), np.array([30.0, np.inf])) is None
    True
    """
    moments, arrived = np.unique(times, return_counts=True)
    left_over = [len(it) - np.searchsorted(np.sort(it), moments) for it in (times, waited)]
    at_risk = left_over[0] + left_over[1]
    left = np.cumprod(1 - arrived / at_risk)
    # Products of fractions that make a half may miss it by a hair.
    found = np.flatnonzero(left <= _HALF + 1e-9)[:1]
    is_sure = len(found) > 0 and at_risk[found[0]] >= _FEWEST_AT_RISK
    return float(moments[found[0]]) if is_sure else None


def _name(course: Course, numbers: _Numbers) -> tuple[str, ...]:
    return tuple(course.ids[it] for it in numbers)
