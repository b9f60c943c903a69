"""The queue: what waits for a person, the least certain first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get

from jalin.model import Document
from jalin.pipeline.accounts import Act
from jalin.pipeline.catalogue.filter import Filter, parse_filter, write_filter
from jalin.pipeline.reviewing.queue import Queue, Waiting
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.summaries import find_days, summarise
from jalin.pipeline.show.views import DealSummary
from jalin.resolve.deals.candidates import DealPlace
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section

_PAGE_SIZE = 25
QUEUE_PATH = "/review"
JUDGEMENTS_PATH = "/judgements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A mention in the queue with its document and its deal."""

    waiting: Waiting
    document: Document
    deal: DealSummary
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueContent:
    """The first mentions that wait, and how far one has come."""

    wanted: Filter
    queue: Queue
    lines: tuple[Line, ...]
    judgements: str


def find_queue(visit: Visit, wanted: Filter) -> Queue:
    """Find what waits of the deals that a filter wants."""
    queue = visit.keep("review queue", lambda: Queue.of(visit.register))
    return queue if wanted.is_empty else queue.only(visit.select(wanted).deal_ids)


def find_deals(visit: Visit, deal_ids: Iterable[str]) -> Mapping[str, DealSummary]:
    """Find some deals by id, without a look at all others."""
    days = find_days(visit.register, visit.moment, deal_ids)
    found = summarise(visit.register, visit.moment, days, visit.listening)
    return {deal.id: deal for deal in found}


def write_address(place: DealPlace, wanted: Filter, **others: str) -> str:
    """Write the address of the page of a mention; the filter of the queue goes with it."""
    chosen = (*write_filter(wanted), *others.items())
    query = f"?{urlencode(chosen)}" if chosen else ""
    return f"{QUEUE_PATH}/{place.document_id}/{place.deal}{query}"


def build_queue_page(visit: Visit, frame: Frame) -> Page:
    """Build the page of the queue. Raises QuestionError."""
    wanted = parse_filter(frame.asked)
    queue = find_queue(visit, wanted)
    shown = queue.waiting[:_PAGE_SIZE]
    documents = visit.register.documents({it.document_id for it in shown})
    deals = find_deals(visit, {it.deal_id for it in shown})
    lines = (
        Line(
            waiting=it,
            document=documents[it.document_id],
            deal=deals[it.deal_id],
            address=write_address(it.place, wanted),
        )
        for it in shown
    )
    return Page(
        template="review_queue.html",
        title=frame.wording.say("Review"),
        section=Section.REVIEW,
        content=QueueContent(
            wanted=wanted, queue=queue, lines=tuple(lines), judgements=JUDGEMENTS_PATH
        ),
        styles=("review",),
        scripts=("review",),
    )


@get(QUEUE_PATH, sync_to_thread=True)
def show_queue(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the queue."""
    return responder.respond(request, build_queue_page, needs=Act.JUDGE, is_fresh=True)


HANDLERS = (show_queue,)
