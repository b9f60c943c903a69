"""The list of events, newest first: a function of the register and the day only."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from jalin.pipeline.events.event import Event, EventKind
from jalin.pipeline.events.moves import find_moves
from jalin.pipeline.events.sayings import find_promise_events, find_quarrel_events
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.past import KnownRows
from jalin.pipeline.show.promise_lines import PromiseLine, list_lines, list_promise_lines
from jalin.pipeline.show.quarrels import QuarrelLine, group_quarrels, list_quarrels
from jalin.store.memory import MemoryRows
from jalin.store.register import Register
from jalin.store.rows import ContradictionRow

_Kept = TypeVar("_Kept")
_KINDS = tuple(EventKind)


class Keeping(Protocol):
    """A visit to a register: what is costly is built once for it."""

    @property
    def register(self) -> Register:
        """Give the register."""
        ...

    @property
    def moment(self) -> Moment:
        """Give the day that is asked about."""
        ...

    def keep(self, name: str, build: Callable[[], _Kept]) -> _Kept:
        """Give what was built under a name, or build it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChoice:
    """Which events are wanted: of some kinds (none named: of all), about some deals, in some days.

    `deal_ids` None asks for all, also for what is about no deal.
    """

    kinds: frozenset[EventKind] = frozenset()
    deal_ids: Collection[str] | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def list_events(visit: Keeping) -> tuple[Event, ...]:
    """List what happened up to the day of a visit, the newest first."""
    return visit.keep("events", lambda: _find_of(visit))


def find_events(register: Register, day: dt.date) -> tuple[Event, ...]:
    """Find what happened up to a day, the newest first.

    Made of rows alone. Promises and contradictions are those that the register tells now, each from
    the day on which it was known.
    """
    lines = list_lines(register, KnownRows(register, MemoryRows()), Moment.of(dt.date.max))
    quarrels = group_quarrels(register.all_rows(ContradictionRow))
    return _gather(register, lines, quarrels, day)


def _find_of(visit: Keeping) -> tuple[Event, ...]:
    """Find the same with the ledgers that others ask for too, which at present are the same."""
    register, moment = visit.register, visit.moment
    if moment.is_past:
        return find_events(register, moment.day)
    lines = visit.keep("promise lines", lambda: list_promise_lines(register, moment))
    quarrels = visit.keep("quarrel lines", lambda: list_quarrels(register, moment))
    return _gather(register, lines, quarrels, moment.day)


def _gather(
    register: Register,
    lines: Sequence[PromiseLine],
    quarrels: Sequence[QuarrelLine],
    day: dt.date,
) -> tuple[Event, ...]:
    published = register.publications(row.document_id for it in lines for row in it.tellings)
    found = (
        *find_moves(register),
        *find_quarrel_events(quarrels),
        *find_promise_events(lines, published),
    )
    by_id: dict[str, Event] = {}
    for event in sorted((it for it in found if it.day <= day), key=order_event):
        # What two rules see is one event, from the day on which the first of them saw it.
        by_id.setdefault(event.id, event)
    return tuple(reversed(by_id.values()))


def choose_events(events: Iterable[Event], choice: EventChoice) -> Iterator[Event]:
    """Choose from events, in their order."""
    deals = None if choice.deal_ids is None else frozenset(choice.deal_ids)
    for event in events:
        if (
            (not choice.kinds or event.kind in choice.kinds)
            and (choice.since is None or event.day >= choice.since)
            and (choice.until is None or event.day <= choice.until)
            and (deals is None or not deals.isdisjoint(event.deal_ids))
        ):
            yield event


def order_event(event: Event) -> tuple[str, int, str, str]:
    """Give the place of an event among others, the oldest first.

    Of one day what is graver, that is later in the list of kinds, comes later; no two are equal.
    """
    told = "\x1f".join(f"{it.field} {it.before} {it.after}" for it in event.changes)
    return (event.day.isoformat(), _KINDS.index(event.kind), event.subject, told)
