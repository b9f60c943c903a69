"""The pages of a snapshot: the same builders as those of a server, each with its file.

It begins with the pages that there is one of. Whatever a page links to is built after it, so that
no link leads nowhere.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from jalin.model import Span
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.frame import Frame
from jalin.web.frame.links.site import SiteLinks
from jalin.web.frame.page import Page
from jalin.web.pages.deals.deal import build_deal_page
from jalin.web.pages.deals.deals import build_deals_page
from jalin.web.pages.documents.document import build_document_page
from jalin.web.pages.documents.sources import build_sources_page
from jalin.web.pages.front.about import build_about_page
from jalin.web.pages.front.overview import build_overview_page
from jalin.web.pages.ledgers.contradictions import build_contradictions_page
from jalin.web.pages.ledgers.promises import build_promises_page
from jalin.web.pages.parties.map import build_map_page
from jalin.web.pages.parties.network import build_network_page
from jalin.web.pages.parties.parties import build_parties_page
from jalin.web.pages.parties.party import build_party_page
from jalin.web.pages.parties.statistics import build_statistics_page

BuildPage = Callable[[Visit, Frame], Page]

# The pages that there is one of, by the paths of their files.
SINGLE_PAGES: Mapping[str, BuildPage] = {
    "index.html": build_overview_page,
    "about.html": build_about_page,
    "contradictions.html": build_contradictions_page,
    "deals.html": build_deals_page,
    "map.html": build_map_page,
    "network.html": build_network_page,
    "parties.html": build_parties_page,
    "statistics.html": build_statistics_page,
    "promises.html": build_promises_page,
    "sources.html": build_sources_page,
}


@dataclass(slots=True)
class Route:
    """Which pages are to be built still: documents at last, when it is known what is cited of them.

    What is cited of a document that was built already has it built again.
    """

    waiting: dict[str, BuildPage] = field(default_factory=lambda: dict(SINGLE_PAGES))
    documents: dict[str, str] = field(default_factory=dict)
    cited: dict[str, dict[Span, None]] = field(default_factory=lambda: defaultdict(dict))
    done: set[str] = field(default_factory=set)

    def take(self) -> tuple[str, BuildPage] | None:
        """Take the next page, None where there is none left."""
        if self.waiting:
            path = min(self.waiting)
            self.done.add(path)
            return path, self.waiting.pop(path)
        if not self.documents:
            return None
        path = min(self.documents)
        self.done.add(path)
        document_id = self.documents.pop(path)
        cited = tuple(sorted(self.cited[document_id]))
        return path, partial(build_document_page, document_id=document_id, cited=cited)

    def lead(self, path: str, build: BuildPage) -> None:
        """Note that a page is led to."""
        if path not in self.done:
            self.waiting[path] = build

    def lead_to_document(self, path: str, document_id: str, span: Span | None) -> None:
        """Note that a document is led to, and at which words."""
        is_new = span is not None and span not in self.cited[document_id]
        if span is not None:
            self.cited[document_id][span] = None
        if is_new or path not in self.done:
            self.documents[path] = document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedLinks(SiteLinks):
    """Links that tell a route which pages they lead to."""

    route: Route

    def deal(self, deal_id: str, anchor: str | None = None) -> str:
        """Link to a deal."""
        build = partial(build_deal_page, deal_id=deal_id)
        self.route.lead(SiteLinks().deal(deal_id), build)
        return SiteLinks.deal(self, deal_id, anchor)

    def party(self, party_id: str, anchor: str | None = None) -> str:
        """Link to a party."""
        self.route.lead(SiteLinks().party(party_id), partial(build_party_page, asked=party_id))
        return SiteLinks.party(self, party_id, anchor)

    def document(self, document_id: str, start: int | None = None, end: int | None = None) -> str:
        """Link to a document, at the words from `start` to `end` where they are given."""
        span = None if start is None or end is None else Span(start=start, end=end)
        self.route.lead_to_document(SiteLinks().document(document_id), document_id, span)
        return SiteLinks.document(self, document_id, start, end)
