"""What comes in: cleaned texts, and what was left out."""

import functools
import hashlib
from dataclasses import dataclass

from jalin.model.partial_date import PartialDate
from jalin.model.span import Evidence, Span


# Every piece of evidence names its document: without the cache a long text is hashed for each.
@functools.lru_cache(maxsize=256)
def _hash_content(parts: tuple[object, ...]) -> str:
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article, cleaned.

    `text` is the kept body; every offset in Jalin counts its characters. `name` is what the source
    calls the document (a JSON `id`, a file name without its ending). `id` is a hash of content:
    the same article read twice is one document. `published` is None unless the source says it.
    """

    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    source: str | None = None

    @property
    def id(self) -> str:
        """Give the content hash: 16 hexadecimal digits of text, title, outlet, address and date.

        The name and the place of reading are left out, so that a moved file stays the same.
        """
        return _hash_content((self.text, self.title, self.outlet, self.url, self.published))

    def quote(self, span: Span) -> Evidence:
        """Cut a span out of the text as evidence."""
        return Evidence(document_id=self.id, span=span, quote=span.slice(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A source that gave no document, and why. `reason` is a short stable word."""

    source: str
    reason: str
    detail: str = ""
