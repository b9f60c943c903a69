"""The page of a document: its text with what was read of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jalin.model import Span
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.meaning.similar import Alike, find_alike_documents
from jalin.pipeline.serving.visit import Visit
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.documents.document_content import view_document

# More characters than any document has.
_MOST_DIGITS = 9
# More are not read below a text; the search by meaning gives them.
_MOST_ALIKE = 5


def build_document_page(
    visit: Visit,
    frame: Frame,
    document_id: str,
    cited: Iterable[Span] = (),
    alike: Alike | None = None,
) -> Page:
    """Build the page of a document, the words from `start` to `end` marked where they are asked.

    `cited` are words that the other pages of a snapshot lead to; `alike` is what is like it, where
    that is shown.
    Raises NothingHereError, and QuestionError where the words are asked for wrongly.
    """
    content = view_document(visit, document_id, _parse_asked(frame), cited)
    if alike is not None:
        content = replace(content, alike=alike)
    return Page(
        template="document.html",
        title=content.source.title or content.source.name,
        section=Section.SOURCES,
        content=content,
        styles=("document",),
    )


@get("/documents/{document_id:str}", sync_to_thread=True)
def show_document(
    request: PageRequest, responder: GivenResponder, document_id: FromPath[str]
) -> Response[Any]:
    """Answer with the page of a document."""
    return responder.respond(
        request,
        lambda visit, frame: build_document_page(
            visit, frame, document_id, alike=find_alike_documents(visit, document_id, _MOST_ALIKE)
        ),
    )


HANDLERS = (show_document,)


def _parse_asked(frame: Frame) -> Span | None:
    told = {name: frame.asked.get(name, ("",))[-1] for name in ("start", "end")}
    if not any(told.values()):
        return None
    faults = [
        Fault(where=name, what=f"not the number of a character: {text!r}")
        for name, text in told.items()
        if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS)
    ]
    if not faults and not int(told["start"]) < int(told["end"]):
        faults.append(Fault(where="end", what="not after the start"))
    if faults:
        raise QuestionError(faults)
    return Span(start=int(told["start"]), end=int(told["end"]))
