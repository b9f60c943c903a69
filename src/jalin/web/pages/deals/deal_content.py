"""What the page of a deal shows: then and now, its values with their rivals, its sources."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jalin.model import Factuality, StepKind
from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.show.views import (
    DealSummary,
    DealView,
    LinkView,
    PromiseView,
    Quote,
    Source,
    StepView,
    TellingView,
    ValueView,
)
from jalin.track.promises.promise import PromiseState
from jalin.web.drawing.timeline import Timeline, draw_timeline
from jalin.web.pages.deals.deal_joins import JoinLine

# In the order in which they are read; who the parties are stands in a section of its own.
FIELDS = (
    *("stage", "instrument", "date", "place", "amounts", "objects"),
    *("activities", "sectors"),
)
_PROMISES_SHOWN = 3
_OPEN = frozenset({PromiseState.SCHEDULED, PromiseState.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """How the deal was first told: the source, the step that it told, what was promised then."""

    source: Source
    step: StepView | None
    quote: Quote | None
    promises: tuple[PromiseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What is last known: the step that brought the deal where it stands, and what is still open.

    `later` is the latest step told as fact where that is another one: of a lower rung, it moves
    nothing. `silent` counts the days since the last news, None where nothing tells when it came.
    """

    step: StepView | None
    quote: Quote | None
    later: StepView | None
    open: tuple[PromiseView, ...]
    silent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldContent:
    """The values of a field that stand for the deal, and those that do not."""

    field: str
    shown: tuple[ValueView, ...]
    rivals: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """Copies of one text, the first one before the others: one voice."""

    tellings: tuple[TellingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDeal:
    """Another deal that hangs on this one; None where it is not known on the day asked about."""

    link: LinkView
    deal: DealSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealContent:
    """All that the page of a deal shows."""

    view: DealView
    then: Then | None
    now: Now
    timeline: Timeline
    fields: tuple[FieldContent, ...]
    groups: tuple[SourceGroup, ...]
    linked: tuple[LinkedDeal, ...]
    joins: tuple[JoinLine, ...]
    least_sure: float | None
    most_sure: float | None


def view_content(
    view: DealView, catalogue: Catalogue, day: dt.date, joins: tuple[JoinLine, ...] = ()
) -> DealContent:
    """Arrange what is known of a deal as its page shows it. `joins` tell why it is one deal."""
    sure = [it.confidence for it in view.tellings if it.confidence is not None]
    return DealContent(
        view=view,
        then=_find_then(view),
        now=_find_now(view, day),
        timeline=draw_timeline(view.steps, view.promises, day, view.silence),
        fields=tuple(_list_fields(view.values)),
        groups=tuple(_group_sources(view.tellings)),
        linked=tuple(_find_linked(view.links, catalogue)),
        joins=joins,
        least_sure=min(sure, default=None),
        most_sure=max(sure, default=None),
    )


def _find_then(view: DealView) -> Then | None:
    """Find what the first source told. Tellings come by publication, those without a date last."""
    if not view.tellings:
        return None
    first = view.tellings[0].source
    told = [(step, quote) for step in view.steps if (quote := _quote_of(step, first))]
    told.sort(key=lambda it: it[0].factuality is not Factuality.FACTUAL)
    step, quote = told[0] if told else (None, None)
    made = (it for it in view.promises if it.quote.source.document_id == first.document_id)
    return Then(source=first, step=step, quote=quote, promises=tuple(made)[:_PROMISES_SHOWN])


def _quote_of(step: StepView, source: Source) -> Quote | None:
    own = (it for it in step.quotes if it.source.document_id == source.document_id)
    return next(own, None)


def _find_now(view: DealView, day: dt.date) -> Now:
    """Find the latest steps told as fact; steps come in the order of the history."""
    facts = [
        step
        for step in view.steps
        if step.factuality is Factuality.FACTUAL and step.kind is not StepKind.CEREMONY
    ]
    latest = facts[-1] if facts else None
    there = (it for it in reversed(facts) if it.stage is view.deal.stage)
    step = next(there, latest)
    silence = view.silence
    return Now(
        step=step,
        quote=step.quotes[-1] if step is not None and step.quotes else None,
        later=latest if latest is not step else None,
        open=tuple(it for it in view.promises if it.state in _OPEN)[:_PROMISES_SHOWN],
        silent=None if silence is None else max((day - silence.since).days, 0),
    )


def _list_fields(values: Iterable[ValueView]) -> Iterator[FieldContent]:
    found = {field: list(group) for field, group in groupby(values, key=lambda value: value.field)}
    for field in FIELDS:
        told = found.get(field, [])
        if told:
            yield FieldContent(
                field=field,
                shown=tuple(it for it in told if it.shown),
                rivals=tuple(it for it in told if not it.shown),
            )


def _group_sources(tellings: Sequence[TellingView]) -> Iterator[SourceGroup]:
    """Put copies together; groups come by their first source."""
    groups: dict[str, list[TellingView]] = {}
    for telling in tellings:
        groups.setdefault(telling.group, []).append(telling)
    return (SourceGroup(tellings=tuple(group)) for group in groups.values())


def _find_linked(links: Iterable[LinkView], catalogue: Catalogue) -> Iterator[LinkedDeal]:
    for link in links:
        place = catalogue.place_of(link.other_id)
        deal = None if place is None else catalogue.summaries[place]
        yield LinkedDeal(link=link, deal=deal)
