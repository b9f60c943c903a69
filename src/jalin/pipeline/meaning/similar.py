"""What is alike: documents whose vectors are nearest to that of one, deals that are told alike."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.meaning.answering import Compared, mark_known
from jalin.pipeline.meaning.space import Floats
from jalin.pipeline.searching.search import list_deals
from jalin.pipeline.show.citing import cite_document
from jalin.pipeline.show.views import DealSummary, Source
from jalin.store.index_rows import CopyRow
from jalin.store.rows import DealMentionRow

# Documents that are looked at for each deal that is wanted: several may tell the same one.
_DOCUMENTS_FOR_A_DEAL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeDocument:
    """A document that is like another one, and the deals that it tells."""

    source: Source
    deals: tuple[DealSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What is like a document or a deal, the most alike first.

    `is_compared` is false where it has no vector itself yet; `n_lacking` documents have none and
    were not compared. Of a document `documents` are given, of a deal `deals`.
    """

    is_compared: bool
    n_lacking: int
    documents: tuple[AlikeDocument, ...] = ()
    deals: tuple[DealSummary, ...] = ()


def find_alike(visit: Compared, prefix: str, count: int = 10) -> Alike:
    """Find what is like the document or the deal whose id starts so.

    Raises TargetNotFoundError where none is known at the moment, or several are.
    """
    documents = _find_documents(visit, prefix)
    deals = tuple(it.id for it in visit.catalogue.summaries if it.id.startswith(prefix))
    named = (*documents, *deals)
    if len(named) != 1:
        raise TargetNotFoundError("a document or deal", prefix, named)
    if documents:
        return find_alike_documents(visit, documents[0], count)
    return find_alike_deals(visit, deals[0], count)


def find_alike_documents(visit: Compared, document_id: str, count: int) -> Alike:
    """Find the documents that are like one: not itself, and no copy of its text."""
    space = visit.space
    vector = space.find_vector(document_id)
    if vector is None:
        return Alike(is_compared=False, n_lacking=space.n_lacking)
    allowed = mark_known(visit) & ~space.mark([document_id, *_list_copies(visit, document_id)])
    near = space.find_nearest(vector, allowed, count)
    documents = visit.register.documents(near)
    deals = list_deals(visit, near, None)
    return Alike(
        is_compared=True,
        n_lacking=space.n_lacking,
        documents=tuple(
            AlikeDocument(source=cite_document(it, documents[it]), deals=deals.get(it, ()))
            for it in near
        ),
    )


def find_alike_deals(visit: Compared, deal_id: str, count: int) -> Alike:
    """Find the deals that are told like one: by the documents nearest to all that tell it.

    Raises DealNotFoundError where the deal is not known at the moment.
    """
    if visit.catalogue.place_of(deal_id) is None:
        raise DealNotFoundError(deal_id, ())
    space = visit.space
    own = [row.document_id for row in visit.register.find(DealMentionRow, deal_id=deal_id)]
    known = mark_known(visit)
    tellings = np.flatnonzero(space.mark(own) & known)
    if not len(tellings):
        return Alike(is_compared=False, n_lacking=space.n_lacking)
    vector = _average(space.vectors[tellings] * space.scales[tellings][:, None])
    near = space.find_nearest(vector, known & ~space.mark(own), count * _DOCUMENTS_FOR_A_DEAL)
    told = list_deals(visit, near, None)
    deals = {deal.id: deal for it in near for deal in told.get(it, ()) if deal.id != deal_id}
    return Alike(is_compared=True, n_lacking=space.n_lacking, deals=tuple(deals.values())[:count])


def _find_documents(visit: Compared, prefix: str) -> tuple[str, ...]:
    """Find the documents whose id starts so and that were published at the moment: two at most."""
    found = visit.register.find_document_ids(prefix)
    published = visit.register.publications(found)
    return tuple(
        it
        for it in found
        if visit.moment.knows(None if (day := published[it]) is None else day.last.isoformat())
    )


def _average(vectors: Floats) -> Floats:
    mean: Floats = vectors.mean(0)
    return mean / np.linalg.norm(mean)


def _list_copies(visit: Compared, document_id: str) -> Iterable[str]:
    for row in visit.register.find(CopyRow, document_id=document_id):
        for other in visit.register.find(CopyRow, source_id=row.source_id):
            yield other.document_id
