"""Evidence ids, and quotes as evidence.

An evidence id is the id of a document and the half-open characters of the words in its text:
`be3f866539cf4658:61-168`. A document's id is a hash of its content and its text never changes, so
that an id means the same words for ever.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jalin.api.mcp.answering.answers import Cited
from jalin.model import PartialDate
from jalin.pipeline.show.views import Quote

_LONGEST_QUOTE = 600
_ID = re.compile(r"([0-9a-f]{16}):(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePlace:
    """Where a piece of evidence stands: half-open characters of a document's text."""

    document_id: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.document_id}:{self.start}-{self.end}"


def parse_evidence_id(text: str) -> EvidencePlace | None:
    """Read an evidence id; None for anything else.

    >>> str(parse_evidence_id("be3f866539cf4658:61-168"))
    'be3f866539cf4658:61-168'
    """
    found = _ID.fullmatch(text.strip())
    if found is None:
        return None
    place = EvidencePlace(document_id=found[1], start=int(found[2]), end=int(found[3]))
    return place if place.start < place.end else None


def cite(quote: Quote) -> Cited:
    """Give a quote as evidence with an id. Very long words are cut, and end in a sign of that."""
    source = quote.source
    place = EvidencePlace(document_id=source.document_id, start=quote.start, end=quote.end)
    return Cited(
        evidence_id=str(place),
        quote=shorten(quote.text),
        sentence=shorten(quote.sentence),
        outlet=source.outlet,
        published=write_date(source.published),
        url=source.url,
        title=source.title,
        document_id=source.document_id,
    )


def cite_some(quotes: Iterable[Quote], most: int) -> tuple[Cited, ...]:
    """Give the first of some quotes as evidence."""
    return tuple(cite(quote) for quote in tuple(quotes)[:most])


def write_date(date: PartialDate | None) -> str | None:
    """Write a date with the precision that it has."""
    return None if date is None else str(date)


def shorten(text: str, most: int = _LONGEST_QUOTE) -> str:
    """Cut a text that is too long."""
    return text if len(text) <= most else text[: most - 1] + "…"
