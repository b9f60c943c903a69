"""Deals: the list, one with everything, and every sentence that tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jalin.api.answering.cursors import Key, Order, check_kinds, read_cursor, write_cursor
from jalin.api.answering.endpoint import (
    AskedListing,
    Endpoint,
    Listing,
    describe_listing,
    list_asked,
)
from jalin.api.answering.parameters import FILTER, PAGED, Question, text, vocabulary
from jalin.model import Stage
from jalin.pipeline.catalogue.catalogue import FacetCount, Selection, Sort
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary, DealView, Quote

DEAL_ID = text("deal_id", "The id of a deal, or how it starts.", example="4f1c")
SORT = vocabulary("sort", "In which order; `date` if not said.", Sort, many=False)
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEvidence:
    """One sentence that tells a part of a deal.

    `id` names the place for ever: document, start and end. `about` is the part (a step, a value, a
    party, a promise, its outcome, a contradiction), `value` what it says of it.
    """

    id: str
    about: str
    value: str
    quote: Quote


def list_deals(visit: Visit, question: Question) -> AskedListing[DealSummary]:
    """List the deals that a filter wants."""
    sort = Sort(question.one("sort") or Sort.DATE)
    selection = visit.select(question.wanted, sort)
    order = _order(selection)
    places = selection.places
    start = 0
    told = question.one("cursor")
    if told is not None:
        key = read_cursor(told, question.purpose, order.falling)
        check_kinds(key, selection.catalogue.summaries, order)
        start = _find_place(selection, order, key)
    shown = selection.page(start, question.limit)
    is_last = start + question.limit >= len(places)
    following = None
    if shown and not is_last:
        following = write_cursor(order.key(shown[-1]), question.purpose)
    return list_asked(visit, question, shown, len(places), following)


def show_deal(visit: Visit, question: Question) -> DealView:
    """Show a deal with everything that is known of it."""
    return visit.deal(question.path["deal_id"])


def list_evidence(visit: Visit, question: Question) -> Listing[DealEvidence]:
    """List every sentence that tells a deal."""
    found = tuple(_find_evidence(visit.deal(question.path["deal_id"])))
    return Listing(day=visit.moment.day, items=found, total=len(found), next=None)


def count_facets(visit: Visit, question: Question) -> Mapping[Facet, tuple[FacetCount, ...]]:
    """Count the deals that a filter wants by every facet."""
    return visit.select(question.wanted).facets(question.limit)


def _find_evidence(deal: DealView) -> Iterator[DealEvidence]:
    for member in deal.members:
        yield from (_write("party", member.party.name, each) for each in member.quotes)
    for step in deal.steps:
        told = f"{step.stage} ({step.factuality})"
        yield from (_write("step", told, each) for each in step.quotes)
    for value in deal.values:
        yield from (_write(value.field, value.value, each) for each in value.quotes)
    for promise in deal.promises:
        yield from (_write("promise", str(promise.due or ""), each) for each in promise.quotes)
        if promise.settled is not None and promise.settled.quote is not None:
            yield _write("outcome", promise.settled.state, promise.settled.quote)
    for quarrel in deal.contradictions:
        for side in quarrel.sides:
            about = f"contradiction.{quarrel.field}"
            yield from (_write(about, side.value, each) for each in side.quotes)


def _write(about: str, value: str, quote: Quote) -> DealEvidence:
    place = f"{quote.source.document_id}:{quote.start}-{quote.end}"
    return DealEvidence(id=place, about=about, value=value, quote=quote)


def _order(selection: Selection) -> Order[DealSummary]:
    """Give the order of a selection: its own part, then the latest step, then the id."""
    catalogue, sort = selection.catalogue, selection.sort

    def find_own(deal: DealSummary) -> Key:
        if sort is Sort.NEWS:
            return (str(deal.news or ""),)
        if sort is Sort.TOLD:
            place = catalogue.place_of(deal.id)
            return ("" if place is None else catalogue.first_told[place],)
        if sort is Sort.STAGE:
            return (_climb(deal.reached or deal.stage), _climb(deal.stage))
        if sort is Sort.SOURCES:
            return (deal.sources,)
        if sort is Sort.PARTY:
            return (deal.parties[0].name.casefold() if deal.parties else _LAST,)
        return ()

    own = {Sort.DATE: (), Sort.STAGE: (True, True), Sort.PARTY: (False,)}.get(sort, (True,))
    return Order(
        key=lambda deal: (*find_own(deal), str(deal.date or ""), deal.id),
        falling=(*own, True, False),
    )


def _climb(stage: Stage) -> int:
    return -1 if stage.rung is None else stage.rung


def _find_place(selection: Selection, order: Order[DealSummary], after: Key) -> int:
    """Find the place after a key, looking at few of the deals."""
    wanted, deals = order.place(after), selection.catalogue.summaries
    places = selection.places
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if wanted < order.place(order.key(deals[places[middle]])):
            high = middle
        else:
            low = middle + 1
    return low


ENDPOINTS = (
    Endpoint(
        path="/deals",
        name="listDeals",
        tag="deals",
        summary="List deals",
        what="The deals that a filter wants. Values of one facet are alternatives, facets add up.",
        answer=describe_listing("DealListing", DealSummary, asked=True),
        build=list_deals,
        parameters=(*FILTER, SORT, *PAGED),
    ),
    Endpoint(
        path="/deals/{deal_id:str}",
        name="showDeal",
        tag="deals",
        summary="Show a deal",
        what="A deal with its steps, values and rival claims, promises, contradictions, sources.",
        answer=DealView,
        build=show_deal,
        within=(DEAL_ID,),
    ),
    Endpoint(
        path="/deals/{deal_id:str}/evidence",
        name="listEvidence",
        tag="deals",
        summary="List the evidence of a deal",
        what="Every sentence that tells a part of a deal, with its place in its document.",
        answer=describe_listing("EvidenceListing", DealEvidence),
        build=list_evidence,
        within=(DEAL_ID,),
    ),
    Endpoint(
        path="/facets",
        name="countFacets",
        tag="figures",
        summary="Count deals by facets",
        what="The values that the deals of a filter have, and how many deals have each.",
        answer=dict[str, tuple[FacetCount, ...]],
        build=count_facets,
        parameters=(*FILTER, PAGED[0]),
    ),
)
