"""One document's telling of a deal, and the place of its sentences in the text."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jalin.model import DealMention, Document, Evidence, PartialDate, Reading, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A deal mention with the document that tells it.

    `source` names the source group: the documents that are copies of one text share it, and count
    as one source. `first` is when the first of them was published. Left out, the document is a
    source by itself. `reading` is all that the document says.
    """

    document: Document
    mention: DealMention
    deal: int = 0
    source: str = ""
    first: PartialDate | None = None
    reading: Reading | None = None

    @property
    def source_id(self) -> str:
        """Give the source group, the document's own id where it has no copies."""
        return self.source or self.document.id

    @property
    def known(self) -> PartialDate | None:
        """Give when the telling was first published, in whatever copy."""
        return self.first or self.document.published

    @property
    def age(self) -> tuple[bool, dt.date, str, str, int]:
        """Give the order of publication: undated documents last, ties by document and deal."""
        return (*PartialDate.order_of(self.document.published), self.document.id, self.deal)


def sort_tellings(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """Sort tellings by publication, so that nothing depends on the order in which they came."""
    return tuple(sorted(tellings, key=lambda telling: telling.age))


def find_originals(tellings: Iterable[Telling]) -> Mapping[str, str]:
    """Find for each source group the document that came first; every other is a copy of it.

    A document that tells a deal twice is no copy of itself.
    """
    originals: dict[str, str] = {}
    for telling in sort_tellings(tellings):
        originals.setdefault(telling.source_id, telling.document.id)
    return originals


def find_evidence(document: Document, quote: str | None, span: Span | None) -> Evidence | None:
    """Find where a quote stands in its document; None where it does not.

    The span is trusted only if it cuts out the quote; otherwise the first place of the quote is
    taken. A claim without a place in a source does not exist.
    """
    if not quote:
        return None
    if span is not None and span.slice(document.text) == quote:
        return document.quote(span)
    start = document.text.find(quote)
    return None if start < 0 else document.quote(Span(start=start, end=start + len(quote)))
