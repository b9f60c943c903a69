"""What the page of a deal shows: then and now, its values with their rivals, its sources."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jalin.pipeline.cards.forms import CardForm, list_card_forms
from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.show.then_now import Now, Then, find_now, find_then
from jalin.pipeline.show.views import DealSummary, DealView, LinkView, TellingView, ValueView
from jalin.web.drawing.timeline import Timeline, draw_timeline
from jalin.web.pages.deals.deal_joins import JoinLine

# In the order in which they are read; who the parties are stands in a section of its own.
FIELDS = (
    *("stage", "instrument", "date", "place", "amounts", "objects"),
    *("activities", "sectors"),
)


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
    """All that the page of a deal shows. `cards` are the forms in which its card can be drawn.

    `alike` are deals that are told like it, none where they are not shown.
    """

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
    cards: tuple[CardForm, ...]
    alike: tuple[DealSummary, ...] = ()


def view_content(
    view: DealView, catalogue: Catalogue, day: dt.date, joins: tuple[JoinLine, ...] = ()
) -> DealContent:
    """Arrange what is known of a deal as its page shows it. `joins` tell why it is one deal."""
    sure = [it.confidence for it in view.tellings if it.confidence is not None]
    return DealContent(
        view=view,
        then=find_then(view),
        now=find_now(view, day),
        timeline=draw_timeline(view.steps, view.promises, day, view.silence),
        fields=tuple(_list_fields(view.values)),
        groups=tuple(_group_sources(view.tellings)),
        linked=tuple(_find_linked(view.links, catalogue)),
        joins=joins,
        least_sure=min(sure, default=None),
        most_sure=max(sure, default=None),
        cards=list_card_forms(),
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
