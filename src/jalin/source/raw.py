"""One document as its source holds it, before anything of it is decoded or parsed.

Whatever a source is, it is cut into such items first. They are cheap to make and can be sent to
other processes, where the costly part is done: see `source/decoder.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What the content of an item is."""

    TEXT = "text"
    PAGE = "page"
    RECORD = "record"
    ROW = "row"
    MAIL = "mail"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the carrier of a document says of it: the address in a crawl, a feed's title and date.

    It counts only where the document itself says nothing. `date` is as written.
    """

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    date: str | None = None


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """One undecoded document.

    `source` is the place that notes name (`news.jsonl:7`), `name` what the document is called if it
    does not name itself. `content` is the values by column in a ROW, else bytes: of a text, a page,
    a JSON object in UTF-8, a mail or a PDF. `encoding` is what the carrier or the user declares.
    """

    form: Form
    source: str
    name: str
    content: bytes | Mapping[str, object]
    told: Told = NOTHING_TOLD
    encoding: str | None = None
