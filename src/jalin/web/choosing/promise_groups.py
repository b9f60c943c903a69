"""Which promises are shown, and in which groups: by how soon they fall due."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.track.promises.promise import PromiseState


class DueGroup(StrEnum):
    """A group of the ledger, in the order in which they stand there."""

    OVERDUE = "overdue"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LATER = "later"
    UNDATED = "undated"
    SETTLED = "settled"


# A promise that falls due in so many days at most is in this group.
DAYS = ((DueGroup.MONTH, 30), (DueGroup.QUARTER, 90), (DueGroup.YEAR, 365))
_OPEN = (PromiseState.SCHEDULED, PromiseState.OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFilter:
    """Which promises are wanted; empty and None want all.

    A promise is due between two days if its date can mean a day between them, ends included.
    `group` is the only one that is shown.
    """

    states: tuple[PromiseState, ...] = ()
    party: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    group: DueGroup | None = None


def choose_promises(
    lines: Iterable[PromiseLine], wanted: PromiseFilter, deal_ids: Collection[str] | None
) -> Iterable[PromiseLine]:
    """Choose promises; the states are not looked at. `deal_ids` are those of the wanted party."""
    name = wanted.party.casefold() if wanted.party is not None else ""
    for line in lines:
        if deal_ids is not None and not (
            name in line.who.casefold() or any(it in deal_ids for it in line.deal_ids)
        ):
            continue
        if _is_due(line, wanted):
            yield line


def group_promises(
    lines: Iterable[PromiseLine], today: dt.date
) -> Mapping[DueGroup, tuple[PromiseLine, ...]]:
    """Part promises by group: what fell due or was settled last first, what is to come by date."""
    found: dict[DueGroup, list[PromiseLine]] = defaultdict(list)
    for line in lines:
        found[_find_group(line, today)].append(line)
    ordered = ((group, found[group]) for group in DueGroup)
    return {
        group: tuple(sorted(lines, key=_ORDERS.get(group, _order_by_due))[:: _find_step(group)])
        for group, lines in ordered
    }


def _is_due(line: PromiseLine, wanted: PromiseFilter) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if line.due is None:
        return False
    is_late_enough = wanted.since is None or line.due.last >= wanted.since
    return is_late_enough and (wanted.until is None or line.due.first <= wanted.until)


def _find_group(line: PromiseLine, today: dt.date) -> DueGroup:
    if line.state not in _OPEN:
        return DueGroup.SETTLED
    if line.state is PromiseState.OVERDUE:
        return DueGroup.OVERDUE
    if line.due is None:
        return DueGroup.UNDATED
    left = (line.due.last - today).days
    return next((group for group, days in DAYS if left <= days), DueGroup.LATER)


def _order_by_due(line: PromiseLine) -> tuple[dt.date, str]:
    return (line.due.last if line.due else dt.date.max, line.line)


def _order_by_outcome(line: PromiseLine) -> tuple[dt.date, str]:
    return (line.settled.known.last if line.settled else dt.date.min, line.line)


def _order_by_telling(line: PromiseLine) -> tuple[str, str]:
    return (line.told or "", line.line)


_ORDERS: Mapping[DueGroup, Callable[[PromiseLine], tuple[dt.date | str, str]]] = {
    DueGroup.SETTLED: _order_by_outcome,
    DueGroup.UNDATED: _order_by_telling,
}


def _find_step(group: DueGroup) -> int:
    """Tell whether a group runs forwards, or backwards from the last."""
    return -1 if group in (DueGroup.OVERDUE, DueGroup.SETTLED, DueGroup.UNDATED) else 1
