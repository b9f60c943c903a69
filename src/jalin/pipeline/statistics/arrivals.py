"""When each deal first stood on each rung, as columns: one row a deal, one column a rung.

Only what is told as fact and moves a deal counts. A rung whose steps bear no date finer than a year
is told, but has no day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from jalin.model import Factuality, Instrument, PartialDate, Stage, StepKind

RUNGS = tuple(stage for stage in Stage if stage.rung is not None)
INSTRUMENTS = tuple(Instrument)
# What stands where no day is known; the calendar begins with day 1.
NO_DAY = 0
# What stands where no instrument is told.
NO_INSTRUMENT = -1

Days = NDArray[np.int32]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """A step of a deal as far as figures need it. `deal` is the number of its deal."""

    deal: int
    stage: Stage
    instrument: Instrument | None
    date: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """When deals first stood on rungs. Days are counted as `date.toordinal` does.

    Shape: `told` (n_deals, n_rungs) bool: a step tells the rung. `days` (n_deals, n_rungs) int32:
    the middle day of its first date of day or month precision, `NO_DAY` without one. `since`
    (n_deals,) int32: the last day that the first date of an intent can mean, of any precision.
    `instruments` (n_deals,) int8: the strongest instrument of the intent steps, as a number of
    `INSTRUMENTS`.
    """

    told: Flags
    days: Days
    since: Days
    instruments: Codes

    @classmethod
    def of(cls, n_deals: int, steps: Iterable[ToldStep]) -> Self:
        """Gather steps that are facts and stand on the ladder; see `keep_facts`."""
        found = cls(
            told=np.zeros((n_deals, len(RUNGS)), dtype=np.bool_),
            days=np.zeros((n_deals, len(RUNGS)), dtype=np.int32),
            since=np.zeros(n_deals, dtype=np.int32),
            instruments=np.full(n_deals, NO_INSTRUMENT, dtype=np.int8),
        )
        for step in steps:
            found._add(step)
        return found

    def find_first(self, rung: int) -> Days:
        """Find when each deal first stood at least on a rung, `NO_DAY` where that is not known.

        A rung that is told without a day has none, whatever is told of higher ones: those came
        later. One that is not told was passed by the first day of a higher one.
        Shape: (n_deals,) int32.
        """
        higher = self.days[:, rung:]
        never = np.iinfo(np.int32).max
        first = np.where(higher == NO_DAY, never, higher).min(axis=1)
        is_known = (first != never) & ((self.days[:, rung] != NO_DAY) | ~self.told[:, rung])
        return np.where(is_known, first, NO_DAY).astype(np.int32)

    def _add(self, step: ToldStep) -> None:
        rung = step.stage.rung
        assert rung is not None  # a step off the ladder is no arrival
        place = (step.deal, rung)
        self.told[place] = True
        if step.date is not None and step.date.month is not None:
            day = (step.date.first.toordinal() + step.date.last.toordinal()) // 2
            self.days[place] = day if self.days[place] == NO_DAY else min(self.days[place], day)
        if step.stage is not Stage.INTENT:
            return
        if step.instrument is not None:
            code = step.instrument.strength
            self.instruments[step.deal] = max(self.instruments[step.deal], code)
        if step.date is not None:
            last = step.date.last.toordinal()
            old = self.since[step.deal]
            self.since[step.deal] = last if old == NO_DAY else min(old, last)


def is_arrival(stage: Stage, factuality: Factuality, kind: StepKind) -> bool:
    """Tell whether a step moves a deal to a rung: a fact, no celebration, on the ladder."""
    is_fact = factuality is Factuality.FACTUAL and kind is StepKind.DEVELOPMENT
    return is_fact and stage.rung is not None
