"""The page of a deal."""

from dataclasses import replace
from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jalin.pipeline.meaning.similar import find_alike_deals
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.deals.deal_content import view_content
from jalin.web.pages.deals.deal_joins import list_joins

_NAMES_IN_TITLE = 3
_MOST_ALIKE = 4


def build_deal_page(visit: Visit, frame: Frame, deal_id: str, *, with_alike: bool = False) -> Page:
    """Build the page of the deal whose id starts so. Raises DealNotFoundError.

    `with_alike`: the deals that are told like it are shown as well.
    """
    view = visit.deal(deal_id)
    content = view_content(
        view, visit.catalogue, visit.moment.day, list_joins(visit, view, frame.wording)
    )
    if with_alike:
        alike = find_alike_deals(visit, view.deal.id, _MOST_ALIKE)
        content = replace(content, alike=alike.deals)
    names = [party.name for party in view.deal.parties]
    title = " – ".join(names[:_NAMES_IN_TITLE])
    if len(names) > _NAMES_IN_TITLE:
        title += " …"
    return Page(
        template="deal.html",
        title=title or frame.wording.say("A deal without named parties"),
        section=Section.DEALS,
        content=content,
        styles=("deal",),
    )


@get("/deals/{deal_id:str}", sync_to_thread=True)
def show_deal_page(
    request: PageRequest, responder: GivenResponder, deal_id: FromPath[str]
) -> Response[Any]:
    """Answer with the page of a deal."""
    return responder.respond(
        request, lambda visit, frame: build_deal_page(visit, frame, deal_id, with_alike=True)
    )


HANDLERS = (show_deal_page,)
