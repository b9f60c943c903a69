"""Two days of the register side by side: what is new, what moved, what was settled."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.pipeline.events.event import Event, EventKind
from jalin.pipeline.events.listing import EventChoice, choose_events, list_events
from jalin.pipeline.events.quoting import EventView, view_events
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.changes import Change, DealChange, compare_deals
from jalin.pipeline.show.views import DealSummary, Quote
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.parameters import parse_day

_USUAL = dt.timedelta(days=90)
# Of each list so many are shown; the lists of deals, sorted by news, have the others.
MOST_SHOWN = 40
_PRESET_DAYS = (7, 30, 90, 365)
# A change of how many documents tell a deal says nothing of the deal.
_COUNTED = "documents"
_MOVES = frozenset({"stage", "reached"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Two days that are often compared: the last so many days, or, without a number, this year."""

    days: int | None
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDeal:
    """A deal that is otherwise, and the sentence that tells how it moved, where it did."""

    deal: DealSummary
    changes: tuple[Change, ...]
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """What became of a promise, or a contradiction: its words, and the deal that it is about."""

    view: EventView
    deal: DealSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comparison:
    """What is otherwise, whole, without sentences."""

    new: tuple[DealSummary, ...]
    moved: tuple[DealChange, ...]
    faring: tuple[DealChange, ...]
    retold: tuple[DealChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareContent:
    """What is otherwise on the last day than on the first; each `n_` counts the whole list."""

    first: dt.date
    last: dt.date
    presets: tuple[Preset, ...]
    new: tuple[DealSummary, ...]
    n_new: int
    moved: tuple[ChangedDeal, ...]
    n_moved: int
    faring: tuple[ChangedDeal, ...]
    n_faring: int
    retold: tuple[ChangedDeal, ...]
    n_retold: int
    promises: tuple[ToldEvent, ...]
    n_promises: int
    quarrels: tuple[ToldEvent, ...]
    n_quarrels: int

    @property
    def is_same(self) -> bool:
        """Tell whether nothing is otherwise."""
        counts = (self.n_new, self.n_moved, self.n_faring, self.n_retold)
        return not any((*counts, self.n_promises, self.n_quarrels))


def build_compare_page(visit: Visit, frame: Frame) -> Page:
    """Build the comparison; without days, of the last 90. Raises QuestionError."""
    last = parse_day(frame.asked, "to", visit.moment.day)
    first = parse_day(frame.asked, "from", _go_back(last, _USUAL))
    # Whoever names the later day first means the same two days.
    first, last = min(first, last), max(first, last)
    return Page(
        template="compare.html",
        title=frame.wording.say("Compare two days"),
        section=Section.OTHER,
        content=_view_comparison(visit, first, last),
        styles=("compare",),
    )


@get("/compare", sync_to_thread=True)
def show_compare(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the comparison of two days."""
    return responder.respond(request, build_compare_page)


HANDLERS = (show_compare,)


def _view_comparison(visit: Visit, first: dt.date, last: dt.date) -> CompareContent:
    then = visit.on(last)
    found = then.recall("compared", first, lambda: _compare(visit.on(first), then))
    quotes = _quote_moves(then, first, (it.deal.id for it in found.moved[:MOST_SHOWN]))
    promises = _find_events(then, first, EventKind.SETTLED, EventKind.OVERDUE)
    quarrels = _find_events(then, first, EventKind.CONTRADICTED)
    return CompareContent(
        first=first,
        last=last,
        presets=_list_presets(visit.moment.day),
        new=found.new[:MOST_SHOWN],
        n_new=len(found.new),
        moved=_view_changes(found.moved, quotes),
        n_moved=len(found.moved),
        faring=_view_changes(found.faring, {}),
        n_faring=len(found.faring),
        retold=_view_changes(found.retold, {}),
        n_retold=len(found.retold),
        promises=_view_events(then, promises[:MOST_SHOWN]),
        n_promises=len(promises),
        quarrels=_view_events(then, quarrels[:MOST_SHOWN]),
        n_quarrels=len(quarrels),
    )


def _compare(before: Visit, after: Visit) -> _Comparison:
    """Sort what is otherwise: another rung goes before another state, that before the rest."""
    moved, faring, retold = [], [], []
    for it in compare_deals(before.catalogue.summaries, after.catalogue.summaries):
        fields = {change.field for change in it.changes} - {_COUNTED}
        if fields & _MOVES:
            moved.append(it)
        elif "state" in fields:
            faring.append(it)
        elif fields:
            retold.append(it)
    new = [it for it in after.catalogue.summaries if before.catalogue.place_of(it.id) is None]
    return _Comparison(
        new=tuple(sorted(new, key=_tell_newest, reverse=True)),
        moved=_sort(moved),
        faring=_sort(faring),
        retold=_sort(retold),
    )


def _sort(changes: Iterable[DealChange]) -> tuple[DealChange, ...]:
    return tuple(sorted(changes, key=lambda it: _tell_newest(it.deal), reverse=True))


def _tell_newest(deal: DealSummary) -> tuple[str, str]:
    return (str(deal.news or ""), deal.id)


def _view_changes(
    changes: tuple[DealChange, ...], quotes: Mapping[str, Quote | None]
) -> tuple[ChangedDeal, ...]:
    return tuple(
        ChangedDeal(
            deal=it.deal,
            changes=tuple(each for each in it.changes if each.field != _COUNTED),
            quote=quotes.get(it.deal.id),
        )
        for it in changes[:MOST_SHOWN]
    )


def _quote_moves(
    visit: Visit, first: dt.date, deal_ids: Iterable[str]
) -> Mapping[str, Quote | None]:
    """Quote for each deal the sentence that told its last move in the time."""
    wanted = frozenset(deal_ids)
    choice = EventChoice(
        kinds=frozenset({EventKind.MOVED}), deal_ids=wanted, since=first + dt.timedelta(days=1)
    )
    newest = {it.subject: it for it in reversed(tuple(choose_events(list_events(visit), choice)))}
    views = view_events(visit.register, newest.values(), visit.insight.lexicon)
    return {view.event.subject: view.quote for view in views}


def _find_events(visit: Visit, first: dt.date, *kinds: EventKind) -> tuple[Event, ...]:
    choice = EventChoice(
        kinds=frozenset(kinds), since=first + dt.timedelta(days=1), until=visit.moment.day
    )
    return tuple(choose_events(list_events(visit), choice))


def _view_events(visit: Visit, events: Iterable[Event]) -> tuple[ToldEvent, ...]:
    views = view_events(visit.register, events, visit.insight.lexicon)
    return tuple(ToldEvent(view=it, deal=_find_deal(visit, it.event.deal_ids)) for it in views)


def _find_deal(visit: Visit, deal_ids: Iterable[str]) -> DealSummary | None:
    """Find the first of some deals that is known on the day."""
    places = (visit.catalogue.place_of(deal_id) for deal_id in deal_ids)
    return next((visit.catalogue.summaries[it] for it in places if it is not None), None)


def _list_presets(day: dt.date) -> tuple[Preset, ...]:
    recent = (
        Preset(days=days, first=_go_back(day, dt.timedelta(days=days)), last=day)
        for days in _PRESET_DAYS
    )
    new_year = day.replace(month=1, day=1)
    return (*recent, Preset(days=None, first=_go_back(new_year, dt.timedelta(days=1)), last=day))


def _go_back(day: dt.date, time: dt.timedelta) -> dt.date:
    """Give the day so long before; the calendar has a first day."""
    return max(dt.date.min + time, day) - time
