"""How many intents became binding: only those old enough to be judged make the share."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from jalin.model import Stage
from jalin.pipeline.statistics.arrivals import NO_DAY, Arrivals, Days, Flags
from jalin.pipeline.statistics.share import Share
from jalin.track.state import WINDOW_MONTHS

# An intent is judged when its window of silence could have run out: before, it is too young.
JUDGED_AFTER_MONTHS = WINDOW_MONTHS[Stage.INTENT]
_INTENT, _COMMITTED, _IMPLEMENTING, _OPERATING = (
    stage.rung or 0
    for stage in (Stage.INTENT, Stage.COMMITTED, Stage.IMPLEMENTING, Stage.OPERATING)
)

_Numbers = NDArray[np.int64]


class Fate(StrEnum):
    """What an intent counts as. The first four are parts of those that are judged or all of them.

    `open`: too young, and not binding yet. `early`: too young, and binding already. `undated`:
    nothing tells how old it is. `direct` are no intents: deals that were binding from the start.
    """

    INTENTS = "intents"
    JUDGED = "judged"
    COMMITTED = "committed"
    STARTED = "started"
    DELIVERED = "delivered"
    OPEN = "open"
    EARLY = "early"
    UNDATED = "undated"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What became of intents. `intents` = `judged` + `open` + `early` + `undated`.

    The shares are of the judged ones: those that became binding, at which work began, which ran
    or were delivered. `direct` counts deals beside them that were binding from the start.
    """

    intents: int
    judged: int
    open: int
    early: int
    undated: int
    direct: int
    committed: Share
    started: Share
    delivered: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Which deals are intents, and which of them can be judged; one place for each deal.

    Shape: all (n_deals,) bool, but `rungs` (n_deals,) int: the rung reached, -1 where none.
    """

    intent: Flags
    judged: Flags
    undated: Flags
    rungs: NDArray[np.integer]

    def choose(self, fate: Fate, chosen: _Numbers) -> _Numbers:
        """Choose the deals of a fate among some, all by their numbers, in the order given."""
        return chosen[self._find(fate)[chosen]]

    def count(self, chosen: _Numbers) -> Conversion:
        """Count what became of the intents among some deals."""
        counts = {fate: int(self._find(fate)[chosen].sum()) for fate in Fate}
        judged = counts[Fate.JUDGED]
        return Conversion(
            intents=counts[Fate.INTENTS],
            judged=judged,
            open=counts[Fate.OPEN],
            early=counts[Fate.EARLY],
            undated=counts[Fate.UNDATED],
            direct=counts[Fate.DIRECT],
            committed=Share.of(counts[Fate.COMMITTED], judged),
            started=Share.of(counts[Fate.STARTED], judged),
            delivered=Share.of(counts[Fate.DELIVERED], judged),
        )

    def _find(self, fate: Fate) -> Flags:
        young = self.intent & ~self.judged & ~self.undated
        found: dict[Fate, Flags] = {
            Fate.INTENTS: self.intent,
            Fate.JUDGED: self.judged,
            Fate.COMMITTED: self.judged & (self.rungs >= _COMMITTED),
            Fate.STARTED: self.judged & (self.rungs >= _IMPLEMENTING),
            Fate.DELIVERED: self.judged & (self.rungs >= _OPERATING),
            Fate.OPEN: young & (self.rungs < _COMMITTED),
            Fate.EARLY: young & (self.rungs >= _COMMITTED),
            Fate.UNDATED: self.undated,
            Fate.DIRECT: ~self.intent & (self.rungs >= _COMMITTED),
        }
        return found[fate]


def build_cohort(arrivals: Arrivals, rungs: NDArray[np.integer], known: Days, limit: int) -> Cohort:
    """Build the cohort of intents.

    A deal is an intent if a step tells as fact that one was signed or agreed, or if it stands on
    that rung; not if it was binding on the same day or before. Its age counts from the first date
    of such a step or, without one, from the first telling of the deal: `known`, an ordinal day or
    `NO_DAY`. It is judged if that is no later than the day `limit`.
    """
    intended, bound = arrivals.days[:, _INTENT], arrivals.find_first(_COMMITTED)
    at_once = (intended != NO_DAY) & (bound != NO_DAY) & (bound <= intended)
    is_told = arrivals.told[:, _INTENT] & (rungs >= _INTENT) & ~at_once
    intent = is_told | (rungs == _INTENT)
    since = np.where(arrivals.since != NO_DAY, arrivals.since, known)
    undated = intent & (since == NO_DAY)
    judged = intent & ~undated & (since <= limit)
    return Cohort(intent=intent, judged=judged, undated=undated, rungs=rungs)
