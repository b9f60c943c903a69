"""The list of deals: narrowed by facets and words, sorted, page by page; the address says how."""

from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Fault, Filter, QuestionError, parse_filter
from jalin.pipeline.exporting.formats import FORMATS, ExportFormat, TableFormat
from jalin.pipeline.searching.conditions.names import Correction
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import DealSummary
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.deals.deal_facets import ChosenValue, FacetView, view_chosen, view_facets
from jalin.web.pages.parameters import parse_choice, parse_number, parse_size

SIZES = (25, 50, 100)
_MISUNDERSTOOD = 400
FEEDS = ("new.atom", "moved.atom", "contradicted.atom", "overdue.atom", "promises.ics")


@dataclass(frozen=True, slots=True, kw_only=True)
class DealsContent:
    """A page of the list. `asked` is the filter as it stands in the address.

    `faults` tell why its words cannot be understood; then no deal is shown. `corrections` are names
    in them that were read otherwise.
    """

    asked: Filter
    sort: Sort
    page: int
    size: int
    total: int
    all_deals: int
    deals: tuple[DealSummary, ...]
    facets: tuple[FacetView, ...]
    chosen: tuple[ChosenValue, ...]
    corrections: tuple[Correction, ...] = ()
    faults: tuple[Fault, ...] = ()
    sizes: tuple[int, ...] = SIZES
    formats: tuple[ExportFormat | TableFormat, ...] = FORMATS

    @property
    def pages(self) -> int:
        """Count the pages; an empty list has one."""
        return count_pages(self.total, self.size)

    @property
    def first(self) -> int:
        """Give the number of the first deal of the page."""
        return (self.page - 1) * self.size + 1

    @property
    def link_size(self) -> int | None:
        """Give the size of a page for an address; the usual one is left out."""
        return None if self.size == SIZES[0] else self.size

    @property
    def link_sort(self) -> Sort | None:
        """Give the order for an address; the usual one is left out."""
        return None if self.sort is Sort.DATE else self.sort


def count_pages(total: int, size: int) -> int:
    """Count the pages of a list; an empty one has one."""
    return max(1, -(-total // size))


def build_deals_page(visit: Visit, frame: Frame) -> Page:
    """Build a page of the list of deals; in a snapshot all of them.

    Words that are not understood are told on it. Raises QuestionError for other parameters.
    """
    asked = parse_filter(frame.asked)
    sort = parse_choice(frame.asked, "sort", Sort.DATE)
    try:
        selection = visit.select(asked, sort)
    except QuestionError as err:
        return _build_misunderstood(visit, frame, asked, err)
    total = selection.total
    size = parse_size(frame.asked, SIZES) if frame.is_live else max(1, total)
    page = min(parse_number(frame.asked, "page", 1), count_pages(total, size))
    content = DealsContent(
        asked=asked,
        sort=sort,
        page=page,
        size=size,
        total=total,
        all_deals=visit.catalogue.size,
        deals=selection.page((page - 1) * size, size),
        facets=view_facets(visit, selection, asked, frame.wording) if frame.is_live else (),
        chosen=view_chosen(visit, asked, frame.wording),
        corrections=visit.list_corrections(asked),
    )
    return _build_page(frame, content)


def _build_misunderstood(visit: Visit, frame: Frame, asked: Filter, error: QuestionError) -> Page:
    """Build the page of a question that cannot be understood: what is wrong, and no deals."""
    content = DealsContent(
        asked=asked,
        sort=parse_choice(frame.asked, "sort", Sort.DATE),
        page=1,
        size=parse_size(frame.asked, SIZES),
        total=0,
        all_deals=visit.catalogue.size,
        deals=(),
        facets=(),
        chosen=view_chosen(visit, asked, frame.wording),
        faults=error.faults,
    )
    return _build_page(frame, content)


def _build_page(frame: Frame, content: DealsContent) -> Page:
    return Page(
        template="deals.html",
        title=frame.wording.say("Deals"),
        section=Section.DEALS,
        content=content,
        styles=("deals",),
        status=_MISUNDERSTOOD if content.faults else 200,
    )


@get("/deals", sync_to_thread=True)
def show_deals(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with a page of the list of deals."""
    return responder.respond(request, build_deals_page)


HANDLERS = (show_deals,)
