"""Whether two accounts of a step with different dates are of one event.

A deal is signed, halted or ended once: two dates within weeks of one another are one event told
otherwise. Work and deliveries come again: there only neighbouring days are. Talks go on for days,
so that no two dates of theirs quarrel. A source that tells both dates tells two events.
"""

import datetime as dt
from collections.abc import Iterable

from jalin.model import Instrument, PartialDate, Stage
from jalin.track.steps import HistoryStep

# A month of error covers a day taken for another and a month taken for the next; what lies further
# apart is more often a second signing.
NEAR_ONCE = dt.timedelta(days=31)
NEAR_AGAIN = dt.timedelta(days=2)
_ONCE = frozenset({Stage.INTENT, Stage.COMMITTED, Stage.SUSPENDED, Stage.TERMINATED})
_FOR_DAYS = frozenset({Stage.PROPOSED, Stage.TALKS})
_UNNAMED = frozenset({None, Instrument.UNSPECIFIED, Instrument.TALKS})


def dates_agree(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates can mean the same day: the coarser includes the finer."""
    return str(one).startswith(str(other)) or str(other).startswith(str(one))


def differ_on_date(one: HistoryStep, other: HistoryStep) -> bool:
    """Tell whether two steps are one event to which different sources give different dates."""
    if one.date is None or other.date is None or dates_agree(one.date, other.date):
        return False
    if not (one.moves and other.moves and one.stage is other.stage):
        return False
    if one.source_ids & other.source_ids:
        return False
    named = {one.instrument, other.instrument} - _UNNAMED
    return len(named) <= 1 and _are_near(one.stage, one.date, other.date)


def find_accounts(step: HistoryStep, steps: Iterable[HistoryStep]) -> tuple[HistoryStep, ...]:
    """Find all accounts of the event of a step, that step among them."""
    return (step, *(other for other in steps if differ_on_date(step, other)))


def choose_account(accounts: Iterable[HistoryStep]) -> tuple[HistoryStep, ...]:
    """Put accounts of one event in order, the believed first.

    More independent sources go first, then the finer date, then the one told last, then the later.
    """

    def rank(step: HistoryStep) -> tuple[int, int, bool, dt.date, str, str]:
        date = str(step.date)
        told = (step.told is not None, *PartialDate.order_of(step.told)[1:])
        return (len(step.source_ids), len(date), *told, date)

    return tuple(sorted(accounts, key=rank, reverse=True))


def _are_near(stage: Stage, one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates are near; a bare year is too coarse to tell."""
    if one.month is None or other.month is None or stage in _FOR_DAYS:
        return False
    if stage not in _ONCE and (one.day is None or other.day is None):
        return False
    gap = max(one.first - other.last, other.first - one.last)
    return gap <= (NEAR_ONCE if stage in _ONCE else NEAR_AGAIN)
