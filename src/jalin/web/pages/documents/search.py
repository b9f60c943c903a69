"""Full-text search: documents with the passage that answers, the deals that they tell, parties."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.model import Span
from jalin.pipeline.catalogue.filter import Fault, Filter, QuestionError, parse_filter
from jalin.pipeline.meaning.answering import By, search_by
from jalin.pipeline.searching.asking.fields import Field, list_fields
from jalin.pipeline.searching.search import Found, Hit
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.deals.deals import count_pages
from jalin.web.pages.parameters import parse_number

SIZE = 20
# Deals beside a document; a long survey tells dozens.
MOST_DEALS = 3
_MISUNDERSTOOD = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a title or a passage. `is_found`: it is what was asked for."""

    text: str
    is_found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHit:
    """A document that answers, cut into pieces. `place` is where in its text the answer begins."""

    hit: Hit
    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    place: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchContent:
    """What was asked and found; `found` is None where nothing was asked, or not understood.

    `fields` are those that a question can have. `by` is by what it was searched, and `n_lacking`
    documents were not compared, as they have no vector yet.
    """

    words: str
    faults: tuple[Fault, ...]
    page: int
    found: Found | None
    hits: tuple[ShownHit, ...]
    wanted: Filter
    fields: tuple[Field, ...] = ()
    most_deals: int = MOST_DEALS
    by: By = By.WORDS
    n_lacking: int = 0
    choices: tuple[By, ...] = tuple(By)

    @property
    def pages(self) -> int:
        """Count the pages."""
        return count_pages(0 if self.found is None else self.found.total, SIZE)

    @property
    def first(self) -> int:
        """Give the number of the first document of the page."""
        return (self.page - 1) * SIZE + 1


def build_search_page(visit: Visit, frame: Frame) -> Page:
    """Build a page of what a search finds. Words that are not understood are told on it."""
    page = parse_number(frame.asked, "page", 1)
    found: Found | None = None
    n_lacking = 0
    faults: tuple[Fault, ...] = ()
    by = _parse_by(frame)
    words = " ".join(frame.asked.get("q", ())).strip()
    try:
        words = parse_filter({"q": (words,)}).words or ""
        if words:
            answer = search_by(visit, words, by, (page - 1) * SIZE, SIZE)
            found, n_lacking = answer.found, answer.n_lacking
    except QuestionError as err:
        faults = err.faults
    content = SearchContent(
        words=words,
        faults=faults,
        page=page,
        found=found,
        hits=tuple(_show(hit) for hit in found.hits) if found else (),
        wanted=Filter(words=words or None),
        fields=list_fields(),
        by=by,
        n_lacking=n_lacking,
    )
    return Page(
        template="search.html",
        title=frame.wording.say("Search"),
        section=Section.SEARCH,
        content=content,
        styles=("search",),
        status=_MISUNDERSTOOD if faults else 200,
    )


@get("/search", sync_to_thread=True)
def show_search(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with what a search finds."""
    return responder.respond(request, build_search_page)


HANDLERS = (show_search,)


def _parse_by(frame: Frame) -> By:
    """Read by what is searched. Raises QuestionError for what is none of the ways."""
    told = frame.asked.get("by", (By.WORDS,))[-1]
    if told not in tuple(By):
        raise QuestionError([Fault(where="by", what=f"not one of {', '.join(By)}: {told!r}")])
    return By(told)


def _show(hit: Hit) -> ShownHit:
    passage = hit.passage
    title = hit.source.title or hit.source.name
    title_spans = hit.title_spans if hit.source.title else ()
    shifted = (
        Span(start=it.start - passage.start, end=it.end - passage.start) for it in passage.spans
    )
    return ShownHit(
        hit=hit,
        title=tuple(_cut(title, title_spans)),
        passage=tuple(_cut(passage.text, tuple(shifted))),
        place=passage.spans[0] if passage.spans else None,
    )


def _cut(text: str, spans: tuple[Span, ...]) -> Iterator[Piece]:
    """Cut a text where what was found begins and ends."""
    end = 0
    for span in spans:
        if end < span.start:
            yield Piece(text=text[end : span.start], is_found=False)
        yield Piece(text=span.slice(text), is_found=True)
        end = span.end
    if end < len(text):
        yield Piece(text=text[end:], is_found=False)
