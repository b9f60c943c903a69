"""The sources: who was listened to and when, what is copied, what was skipped, what is watched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.model import Skipped
from jalin.pipeline.serving.visit import Visit
from jalin.store.coverage import CopyGroup, CopyTotals, SkippedCount
from jalin.store.headings import Heading
from jalin.store.index_rows import CopyRow
from jalin.store.watching import FeedState, PageState
from jalin.web.choosing.paging import Paging, read_page
from jalin.web.drawing.listening import ListeningRecord, draw_listening
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section

_EXAMPLES_SHOWN = 5
# Groups of copies on a page, and on all pages: the largest.
_COPIES_SHOWN = 10
_MOST_GROUPS = 2000
_MEMBERS_SHOWN = 6
_FEEDS_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedReason:
    """A reason for which sources gave no document, with some of them."""

    count: SkippedCount
    examples: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedText:
    """Copies of one text, the first published first; some of them where there are many."""

    group: CopyGroup
    documents: tuple[Heading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFeed:
    """A feed and what became of the pages that it listed."""

    state: FeedState
    pages: tuple[tuple[PageState, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesContent:
    """All that the page lists. `skipped_total` and `n_feeds` count the whole."""

    record: ListeningRecord
    copies: CopyTotals
    copied: tuple[CopiedText, ...]
    paging: Paging
    skipped: tuple[SkippedReason, ...]
    skipped_total: int
    feeds: tuple[WatchedFeed, ...]
    n_feeds: int


def build_sources_page(visit: Visit, frame: Frame) -> Page:
    """Build the page. Raises QuestionError."""
    copies = visit.keep("copy totals", visit.register.copy_totals)
    groups = visit.keep("copy groups", lambda: visit.register.copy_groups(_MOST_GROUPS))
    size = _COPIES_SHOWN if frame.is_live else _MOST_GROUPS
    paging = Paging.of(read_page(frame.asked), len(groups), size, lambda page: _link(frame, page))
    skipped = visit.keep("skipped reasons", lambda: _list_skipped(visit))
    feeds = visit.keep("watched feeds", lambda: _list_feeds(visit))
    return Page(
        template="sources.html",
        title=frame.wording.say("Sources"),
        section=Section.SOURCES,
        content=SourcesContent(
            record=visit.keep("listening record", lambda: _draw_record(visit)),
            copies=copies,
            copied=_view_copied(visit, groups[paging.start : paging.start + size]),
            paging=paging,
            skipped=skipped,
            skipped_total=sum(it.count.count for it in skipped),
            feeds=feeds[:_FEEDS_SHOWN],
            n_feeds=len(feeds),
        ),
        styles=("sources",),
    )


@get("/sources", sync_to_thread=True)
def show_sources(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the sources."""
    return responder.respond(request, build_sources_page)


HANDLERS = (show_sources,)


def _link(frame: Frame, page: int) -> str | None:
    address = frame.links.sources(page=page if page > 1 else None)
    return None if address is None else f"{address}#copies"


def _draw_record(visit: Visit) -> ListeningRecord:
    register, moment = visit.register, visit.moment
    until = moment.day if moment.is_past else None
    return draw_listening(
        register.outlet_spans(until),
        register.kept_by_month(until),
        register.heard_by_month(moment.day),
        moment.day,
    )


def _view_copied(visit: Visit, groups: Sequence[CopyGroup]) -> tuple[CopiedText, ...]:
    """View groups of copies, each with the first of its documents."""
    rows = visit.register.find_any(CopyRow, "source_id", {it.source_id for it in groups})
    ids_by_group: dict[str, list[str]] = {}
    for row in rows:
        ids_by_group.setdefault(row.source_id, []).append(row.document_id)
    headings = visit.register.headings(row.document_id for row in rows)
    return tuple(
        CopiedText(
            group=group,
            documents=tuple(
                sorted((headings[it] for it in ids_by_group[group.source_id]), key=_order_heading)[
                    :_MEMBERS_SHOWN
                ]
            ),
        )
        for group in groups
    )


def _order_heading(heading: Heading) -> tuple[bool, str, str]:
    return (heading.published is None, str(heading.published or ""), heading.id)


def _list_skipped(visit: Visit) -> tuple[SkippedReason, ...]:
    return tuple(
        SkippedReason(count=it, examples=visit.register.skipped_of(it.reason, _EXAMPLES_SHOWN))
        for it in visit.register.skipped_counts()
    )


def _list_feeds(visit: Visit) -> tuple[WatchedFeed, ...]:
    pages: dict[str, list[tuple[PageState, int]]] = {}
    for it in visit.register.page_counts():
        pages.setdefault(it.feed, []).append((it.state, it.count))
    return tuple(
        WatchedFeed(state=state, pages=tuple(pages.get(state.url, ())))
        for state in visit.register.feed_states()
    )
