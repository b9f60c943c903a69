"""The figures of the overview: how far deals got, how they fare there, what was read when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jalin.model import DealState, Stage
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import DealSummary
from jalin.track.state import Listening

# The strips show so many months up to the day, and so many outlets, the most read first.
MONTHS_SHOWN = 48
_OUTLETS_SHOWN = 8
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelRow:
    """A rung of the funnel, or a way off the ladder.

    `reached` counts the deals that got here or further, also those that left the ladder later; it
    is None for a way off. `standing` counts those that stand here now, `states` how these fare.
    """

    stage: Stage
    reached: int | None
    standing: int
    states: tuple[tuple[DealState, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """All rows, and the sums on either side of the break.

    `largest` is the longest bar. `bound` counts the deals that reached commitment at least.
    """

    rows: tuple[FunnelRow, ...]
    largest: int
    total: int
    bound: int

    @property
    def states_there(self) -> frozenset[str]:
        """Give the states that any deal is in."""
        return frozenset(state.value for row in self.rows for state, _ in row.states)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """How many documents of an outlet were read in each month shown, the oldest month first."""

    outlet: str
    counts: tuple[int, ...]
    total: int

    @property
    def months_heard(self) -> int:
        """Count the months in which it was read at all."""
        return sum(1 for count in self.counts if count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The listening record in short. `months` are written as "2026-02", `largest` is the most."""

    months: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    outlets: int
    largest: int


def draw_funnel(deals: Iterable[DealSummary]) -> Funnel:
    """Count deals by where they stand, and by what they had reached."""
    standing: Counter[tuple[Stage, DealState]] = Counter()
    highest: Counter[int] = Counter()
    for deal in deals:
        standing[deal.stage, deal.state] += 1
        reached = deal.reached or deal.stage
        highest[reached.rung or 0] += 1
    rows = tuple(_draw_row(stage, standing, highest) for stage in Stage)
    reached_by = {row.stage: row.reached or 0 for row in rows}
    total = sum(highest.values())
    return Funnel(
        rows=rows,
        largest=max((max(row.reached or 0, row.standing) for row in rows), default=0),
        total=total,
        bound=reached_by[Stage.COMMITTED],
    )


def draw_coverage(listening: Listening, moment: Moment) -> Coverage:
    """Count what was read of each outlet by month, up to the month of the day."""
    months = _list_months(moment)
    rows = [_count_months(outlet, read, months) for outlet, read in listening.items()]
    heard = [row for row in rows if row.total]
    shown = tuple(sorted(heard, key=lambda it: (-it.total, it.outlet))[:_OUTLETS_SHOWN])
    largest = max((count for row in shown for count in row.counts), default=0)
    return Coverage(months=months, rows=shown, outlets=len(heard), largest=largest)


def _draw_row(
    stage: Stage,
    standing: Mapping[tuple[Stage, DealState], int],
    highest: Mapping[int, int],
) -> FunnelRow:
    states = tuple((it, standing[stage, it]) for it in DealState if standing[stage, it])
    rung = stage.rung
    return FunnelRow(
        stage=stage,
        reached=None if rung is None else sum(n for at, n in highest.items() if at >= rung),
        standing=sum(count for _, count in states),
        states=states,
    )


def _list_months(moment: Moment) -> tuple[str, ...]:
    last = moment.day.year * _MONTHS_A_YEAR + moment.day.month - 1
    pairs = (divmod(number, _MONTHS_A_YEAR) for number in range(last - MONTHS_SHOWN + 1, last + 1))
    return tuple(f"{year:04d}-{month + 1:02d}" for year, month in pairs)


def _count_months(outlet: str, read: Mapping[str, int], months: Sequence[str]) -> CoverageRow:
    by_month: Counter[str] = Counter()
    for date, count in read.items():
        by_month[date[:7]] += count
    counts = tuple(by_month[month] for month in months)
    return CoverageRow(outlet=outlet, counts=counts, total=sum(counts))
