"""All pages, as one router. A page is added by its handlers, in the order of the navigation."""

from litestar import Router
from litestar.di import Provide

from jalin.web.frame.answering.guarding import SECURITY_HEADERS
from jalin.web.frame.answering.responding import Responder
from jalin.web.pages.deals import compare, deal, deal_card, deal_facet, deal_files, deals
from jalin.web.pages.documents import document, search, sources
from jalin.web.pages.front import about, overview, preferences, static_files
from jalin.web.pages.ledgers import contradictions, promise_files, promises
from jalin.web.pages.parties import map as map_page
from jalin.web.pages.parties import network, parties, party, party_briefing, statistics
from jalin.web.reference import api_reference
from jalin.web.review import acting, judgements_page, queue_page
from jalin.web.signing import account, signing_in, users
from jalin.web.signing.posting import build_post_guard

HANDLERS = (
    *overview.HANDLERS,
    *deals.HANDLERS,
    *deal_facet.HANDLERS,
    *deal_files.HANDLERS,
    *search.HANDLERS,
    *compare.HANDLERS,
    *parties.HANDLERS,
    *party.HANDLERS,
    *party_briefing.HANDLERS,
    *network.HANDLERS,
    *statistics.HANDLERS,
    *deal.HANDLERS,
    *deal_card.HANDLERS,
    *document.HANDLERS,
    *promises.HANDLERS,
    *promise_files.HANDLERS,
    *map_page.HANDLERS,
    *sources.HANDLERS,
    *contradictions.HANDLERS,
    *about.HANDLERS,
    *api_reference.HANDLERS,
    *queue_page.HANDLERS,
    *acting.HANDLERS,
    *judgements_page.HANDLERS,
    *signing_in.HANDLERS,
    *account.HANDLERS,
    *users.HANDLERS,
    *preferences.HANDLERS,
    *static_files.HANDLERS,
)


def create_web_router(responder: Responder) -> Router:
    """Create the router of all pages, which one responder answers."""
    return Router(
        path="/",
        route_handlers=list(HANDLERS),
        dependencies={"responder": Provide(lambda: responder, sync_to_thread=False)},
        guards=[build_post_guard()],
        response_headers=dict(SECURITY_HEADERS),
        include_in_schema=False,
    )
