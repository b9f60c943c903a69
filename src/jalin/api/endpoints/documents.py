"""Documents, what was read in them, and what they quote."""

from collections.abc import Iterator
from dataclasses import dataclass

from jalin.api.answering.cursors import Order, cut, read_cursor, read_place, write_cursor
from jalin.api.answering.endpoint import Endpoint, Listing, describe_listing
from jalin.api.answering.faults import NothingHereError
from jalin.api.answering.parameters import PAGED, Question, day, text
from jalin.model import Document, Reading
from jalin.pipeline.serving.visit import Visit
from jalin.store.headings import Heading, HeadingQuestion
from jalin.store.rows import DealMentionRow
from jalin.store.saying_rows import StatementRow

DOCUMENT_ID = text("document_id", "The id of a document.", example="0a1b2c3d4e5f6071")
OUTLET = text("outlet", "An outlet, by its whole name.")
SINCE = day("since", "Published on this day or later.")
UNTIL = day("until", "Published on this day or earlier, by the last day its date can mean.")
OF_DOCUMENT = text("document", "The id of a document.")
OF_DEAL = text("deal", "The id of a deal, or how it starts.")
_NEWEST_FALLING = (True, False)
_FIRST_FALLING = (False, False)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResponse:
    """A document with its text, its current reading, and the deals that it tells."""

    id: str
    document: Document
    reading: Reading
    deal_ids: tuple[str, ...]


def list_documents(visit: Visit, question: Question) -> Listing[Heading]:
    """List documents, those published last first, the undated last."""
    after = None
    told = question.one("cursor")
    if told is not None:
        key = read_cursor(told, question.purpose, _NEWEST_FALLING)
        after = (str(key[0]), str(key[1]))
    until = question.day("until")
    if visit.moment.is_past:
        until = min(until or visit.moment.day, visit.moment.day)
    since = question.day("since")
    wanted = HeadingQuestion(
        outlet=question.one("outlet"),
        since=None if since is None else since.isoformat(),
        until=None if until is None else until.isoformat(),
        after=after,
        limit=question.limit + 1,
    )
    found = visit.register.list_headings(wanted)
    shown = found[: question.limit]
    following = None
    if len(found) > len(shown):
        key = (str(shown[-1].published or ""), shown[-1].id)
        following = write_cursor(key, question.purpose)
    total = visit.register.count_headings(wanted)
    return Listing(day=visit.moment.day, items=shown, total=total, next=following)


def show_document(visit: Visit, question: Question) -> DocumentResponse:
    """Show a document with what was read in it. Raises NothingHereError."""
    asked = question.path["document_id"]
    check_known(visit, asked)
    document, reading = visit.register.current_of([asked])[asked]
    told = visit.register.find(DealMentionRow, document_id=asked)
    return DocumentResponse(
        id=asked,
        document=document,
        reading=reading,
        deal_ids=tuple(sorted({row.deal_id for row in told})),
    )


def list_statements(visit: Visit, question: Question) -> Listing[StatementRow]:
    """List the quotations of a document, of the documents of a deal, or of all."""
    document, deal = question.one("document"), question.one("deal")
    register = visit.register
    if document is not None:
        check_known(visit, document)
        rows = register.find(StatementRow, document_id=document)
    elif deal is not None:
        told = {telling.source.document_id for telling in visit.deal(deal).tellings}
        rows = register.find_any(StatementRow, "document_id", told)
    else:
        return _list_all_statements(visit, question)
    shown, following = cut(rows, _BY_PLACE, question)
    return Listing(day=visit.moment.day, items=shown, total=len(rows), next=following)


def check_known(visit: Visit, document_id: str) -> None:
    """Raise NothingHereError for a document that is not there, or was not at the moment."""
    found = visit.register.publications([document_id])
    if document_id not in found:
        raise NothingHereError("document", document_id)
    published = found[document_id]
    if not visit.moment.knows(None if published is None else published.last.isoformat()):
        raise NothingHereError("document", document_id)


def _list_all_statements(visit: Visit, question: Question) -> Listing[StatementRow]:
    """List the quotations of all documents that were known, as few at a time as are asked for.

    As of a day they are not counted: only those that are given are looked at.
    """
    told = question.one("cursor")
    after: tuple[str, int] | None = None
    if told is not None:
        document_id, position = read_cursor(told, question.purpose, _FIRST_FALLING)
        after = (str(document_id), read_place(position))
    found: list[StatementRow] = []
    while len(found) <= question.limit:
        rows = visit.register.rows_after(StatementRow, after, _AT_ONCE)
        found += _keep_known(visit, rows)
        if len(rows) < _AT_ONCE:
            break
        after = (rows[-1].document_id, rows[-1].position)
    shown = tuple(found[: question.limit])
    is_last = len(found) <= question.limit
    following = None if is_last else write_cursor(_BY_PLACE.key(shown[-1]), question.purpose)
    total = None if visit.moment.is_past else visit.register.count_rows(StatementRow)
    return Listing(day=visit.moment.day, items=shown, total=total, next=following)


def _keep_known(visit: Visit, rows: tuple[StatementRow, ...]) -> Iterator[StatementRow]:
    published = visit.register.publications(row.document_id for row in rows)
    for row in rows:
        date = published[row.document_id]
        if visit.moment.knows(None if date is None else date.last.isoformat()):
            yield row


_BY_PLACE: Order[StatementRow] = Order(
    key=lambda row: (row.document_id, row.position), falling=_FIRST_FALLING
)
ENDPOINTS = (
    Endpoint(
        path="/documents",
        name="listDocuments",
        tag="documents",
        summary="List documents",
        what="Documents without their text, those published last first.",
        answer=describe_listing("DocumentListing", Heading),
        build=list_documents,
        parameters=(OUTLET, SINCE, UNTIL, *PAGED),
    ),
    Endpoint(
        path="/documents/{document_id:str}",
        name="showDocument",
        tag="documents",
        summary="Show a document",
        what="A document with its text and its reading. Spans are half-open characters of `text`.",
        answer=DocumentResponse,
        build=show_document,
        within=(DOCUMENT_ID,),
    ),
    Endpoint(
        path="/statements",
        name="listStatements",
        tag="documents",
        summary="List statements",
        what="Quotations, direct and indirect, with who said them.",
        answer=describe_listing("StatementListing", StatementRow),
        build=list_statements,
        parameters=(OF_DOCUMENT, OF_DEAL, *PAGED),
    ),
)
