"""The search in the documents, by words or by what they mean, and what is like one of them."""

import datetime as dt
from dataclasses import dataclass

from jalin.api.answering.cursors import read_cursor, read_place, write_cursor
from jalin.api.answering.endpoint import Endpoint
from jalin.api.answering.parameters import LIMIT, PAGED, Question, text, vocabulary
from jalin.api.endpoints.deals import DEAL_ID
from jalin.api.endpoints.documents import DOCUMENT_ID, check_known
from jalin.pipeline.meaning.answering import By, search_by
from jalin.pipeline.meaning.similar import Alike, find_alike_deals, find_alike_documents
from jalin.pipeline.searching.conditions.names import Correction
from jalin.pipeline.searching.search import Hit
from jalin.pipeline.serving.visit import Visit

WORDS = text(
    "q",
    'Words that a document says ("phrases", indus*, -without, one OR other), and fields that a '
    "deal told in it meets (party:pindad stage>=committed since:2023): the query language.",
    example="baterai nikel",
)
BY = vocabulary(
    "by",
    "By what documents are searched: the words of the question, what it means, or both; `words` if "
    "not said.",
    By,
    many=False,
)
# How far a search is paged through; who wants more asks more exactly.
_DEEPEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchListing:
    """A part of the documents that answer a question.

    `day` is the day on which everything is judged, `total` how many documents are found. `next` is
    the cursor of the part after it, None where there is none. `corrections` are the names in `q`
    that were read otherwise than they are written. `not_compared` documents have no vector yet:
    a search by meaning leaves them out.
    """

    day: dt.date
    items: tuple[Hit, ...]
    total: int
    next: str | None
    corrections: tuple[Correction, ...]
    not_compared: int


def search_documents(visit: Visit, question: Question) -> SearchListing:
    """Search the documents, the best first; without words those of the deals, the latest first."""
    words = question.one("q")
    if words is None:
        return SearchListing(
            day=visit.moment.day, items=(), total=0, next=None, corrections=(), not_compared=0
        )
    start = 0
    told = question.one("cursor")
    if told is not None:
        start = read_place(read_cursor(told, question.purpose, (False,))[0])
    by = By(question.one("by") or By.WORDS)
    answer = search_by(visit, words, by, start, question.limit)
    found = answer.found
    end = start + len(found.hits)
    is_last = not found.hits or end >= min(found.total, _DEEPEST)
    return SearchListing(
        day=visit.moment.day,
        items=found.hits,
        total=found.total,
        next=None if is_last else write_cursor((end,), question.purpose),
        corrections=found.corrections,
        not_compared=answer.n_lacking,
    )


def list_alike_documents(visit: Visit, question: Question) -> Alike:
    """List the documents that are like one."""
    asked = question.path["document_id"]
    check_known(visit, asked)
    return find_alike_documents(visit, asked, question.limit)


def list_alike_deals(visit: Visit, question: Question) -> Alike:
    """List the deals that are told like one."""
    deal = visit.deal(question.path["deal_id"]).deal
    return find_alike_deals(visit, deal.id, question.limit)


ENDPOINTS = (
    Endpoint(
        path="/search",
        name="searchDocuments",
        tag="documents",
        summary="Search the texts",
        what="Documents that say the words of a question, by stems in Indonesian and English, or "
        "that are nearest to what it means, and tell a deal that meets its fields. The best first; "
        "without words, the latest.",
        answer=SearchListing,
        build=search_documents,
        parameters=(WORDS, BY, *PAGED),
    ),
    Endpoint(
        path="/documents/{document_id:str}/similar",
        name="listSimilarDocuments",
        tag="documents",
        summary="List documents like one",
        what="The documents whose title and opening mean most nearly the same, copies left out.",
        answer=Alike,
        build=list_alike_documents,
        parameters=(LIMIT,),
        within=(DOCUMENT_ID,),
    ),
    Endpoint(
        path="/deals/{deal_id:str}/similar",
        name="listSimilarDeals",
        tag="deals",
        summary="List deals told like one",
        what="The deals told by the documents nearest to those that tell this one.",
        answer=Alike,
        build=list_alike_deals,
        parameters=(LIMIT,),
        within=(DEAL_ID,),
    ),
)
