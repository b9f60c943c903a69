"""One document's telling of a deal, and the place of its sentences in the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from jalin.model import DealMention, Document, Evidence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A deal mention with the document that tells it."""

    document: Document
    mention: DealMention

    @property
    def age(self) -> tuple[bool, str, str]:
        """Give the order of publication: undated documents last, ties by document."""
        published = self.document.published
        return (published is None, str(published or ""), self.document.id)


def sort_tellings(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """Sort tellings by publication, so that nothing depends on the order in which they came."""
    return tuple(sorted(tellings, key=lambda telling: telling.age))


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
