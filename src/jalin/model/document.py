"""What comes in: cleaned texts, and what was left out."""

import datetime as dt
import functools
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from jalin.model.partial_date import PartialDate
from jalin.model.span import Evidence, Span


# Every piece of evidence names its document: without the cache a long text is hashed for each.
@functools.lru_cache(maxsize=256)
def _hash_content(parts: tuple[object, ...]) -> str:
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class DatePlace(StrEnum):
    """Where a document says when it was published, the surest first."""

    RECORD = "record"
    MAIL = "mail"
    JSON_LD = "json_ld"
    META = "meta"
    TIME = "time"
    DATELINE = "dateline"
    FEED = "feed"
    URL = "url"
    COPYRIGHT = "copyright"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """What says when a document was published: its place, and what stands there as written.

    >>> str(DateEvidence(place=DatePlace.META, quote="2026/02/04 14:05"))
    'meta: 2026/02/04 14:05'
    """

    place: DatePlace
    quote: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` writes. Raises ValueError for anything else."""
        place, _, quote = text.partition(": ")
        return cls(place=DatePlace(place), quote=quote)

    def __str__(self) -> str:
        return f"{self.place}: {self.quote}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article, cleaned.

    `text` is the kept body; every offset in Jalin counts its characters. `name` is what the source
    calls the document (a JSON `id`, a file name without its ending). `id` is a hash of content:
    the same article read twice is one document. `published` is None unless the source says it;
    `evidence` is what says it.
    """

    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    source: str | None = None
    evidence: DateEvidence | None = None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """That an outlet was listened to: so many of its documents of a day were seen in a source.

    None of them need be kept; a feed that worked and told nothing is heard with none. `source` is
    the address of a feed, or the name of an archive.
    """

    outlet: str
    day: dt.date
    source: str
    documents: int
