"""All values of one facet, to choose among more than fit beside the list of deals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jalin.pipeline.catalogue.catalogue import FacetCount
from jalin.pipeline.catalogue.filter import Facet, Filter, parse_filter
from jalin.pipeline.serving.visit import Visit
from jalin.text.words.fold import fold
from jalin.web.choosing.filters import write_value
from jalin.web.frame.answering.errors import NothingHereError
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.deals.deal_facets import FacetEntry, view_entries

# Who looks for one among thousands names it.
_VALUES_SHOWN = 300
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFacetContent:
    """The values of a facet beside what else is chosen, or those called like `find`.

    `total` counts them; `entries` are those that most deals have.
    """

    facet: Facet
    asked: Filter
    find: str
    total: int
    entries: tuple[FacetEntry, ...]


def build_deal_facet_page(visit: Visit, frame: Frame, name: str) -> Page:
    """Build the page of a facet. Raises NothingHereError, QuestionError."""
    if name not in set(Facet):
        raise NothingHereError("facet", name)
    facet, asked = Facet(name), parse_filter(frame.asked)
    find = " ".join(frame.asked.get("find", ()))[:_LONGEST_NAME]
    counts = tuple(_find_counts(visit, frame, facet, find))
    shown = counts[:_VALUES_SHOWN]
    content = DealFacetContent(
        facet=facet,
        asked=asked,
        find=find,
        total=len(counts),
        entries=view_entries(visit, facet, shown, asked, frame.wording),
    )
    return Page(
        template="deal_facet.html",
        title=frame.wording.say("Deals by %(facet)s", facet=frame.wording.word(name, "facet")),
        section=Section.DEALS,
        content=content,
        styles=("deals",),
    )


@get("/deals/facets/{name:str}", sync_to_thread=True)
def show_deal_facet(
    request: PageRequest, responder: GivenResponder, name: FromPath[str]
) -> Response[Any]:
    """Answer with all values of a facet."""
    return responder.respond(
        request, lambda visit, frame: build_deal_facet_page(visit, frame, name)
    )


HANDLERS = (show_deal_facet,)


def _find_counts(visit: Visit, frame: Frame, facet: Facet, find: str) -> Iterator[FacetCount]:
    """Find the values of which a word starts like this; without such a word all."""
    counts = visit.select(parse_filter(frame.asked)).count(facet)
    if not fold(find):
        yield from counts
        return
    called = visit.party_names.find(find) if facet is Facet.PARTY else frozenset()
    for it in counts:
        label = write_value(facet, it.value, frame.wording)
        if it.value in called or (
            facet is not Facet.PARTY and f" {fold(find)}" in f" {fold(label)}"
        ):
            yield it
