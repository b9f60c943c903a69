"""The documents that tell deals, in columns, so that conditions on deals choose documents.

Shapes: `numbers` is (n_documents,) int64, those of the index of words; `documents` and `deals` are
(n_tellings,) int32, places in `ids` and in the catalogue.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.pipeline.catalogue.columns import Codes, Mask
from jalin.pipeline.searching.searched import Searched
from jalin.store.rows import DealMentionRow
from jalin.store.word_index.query import DAY_BITS

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The documents that tell deals, the latest first, then by id, and the deals of each."""

    ids: tuple[str, ...]
    numbers: Numbers
    documents: Codes
    deals: Codes

    def find_documents(self, deals: Mask) -> Mask:
        """Mark the documents that tell one of the marked deals."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[self.documents[deals[self.deals]]] = True
        return found

    def find_deals(self, documents: Mask, size: int) -> Mask:
        """Mark the deals, of so many, that one of the marked documents tells."""
        found = np.zeros(size, dtype=bool)
        found[self.deals[documents[self.documents]]] = True
        return found


def keep_told(visit: Searched) -> Told:
    """Give the documents that tell the deals known at the moment, published by then."""
    return visit.keep("told documents", lambda: _load(visit))


def _load(visit: Searched) -> Told:
    until = visit.moment.day if visit.moment.is_past else None
    numbers = visit.register.list_numbers(until)
    told = [
        (str(document_id), place)
        for deal_id, document_id in visit.register.columns(DealMentionRow, "deal_id", "document_id")
        if document_id in numbers and (place := visit.catalogue.place_of(str(deal_id))) is not None
    ]
    ids = sorted(
        {document_id for document_id, _ in told}, key=lambda it: (-(numbers[it] >> DAY_BITS), it)
    )
    places = {document_id: place for place, document_id in enumerate(ids)}
    return Told(
        ids=tuple(ids),
        numbers=np.array([numbers[it] for it in ids], dtype=np.int64),
        documents=np.array([places[it] for it, _ in told], dtype=np.int32),
        deals=np.array([place for _, place in told], dtype=np.int32),
    )
