"""What is checked of a feed before it is parsed: its size unpacked, and its entities.

An entity is a word that stands for a text, and a text of entities may stand for gigabytes, or for
a file. No feed of news needs to declare one.
"""

import io
import re
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from jalin.model import SkipError
from jalin.source.files.inflating import inflate
from jalin.source.files.stream import begin_stream

_PIECE = 65_536
_ENTITIES = "it declares entities"
_DECLARES_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


class HostileXmlError(SkipError):
    """A document declares entities, or nests deeper than any feed."""

    def __init__(self, source: str, detail: str) -> None:
        super().__init__(source, "hostile_xml", detail)


def unpack(content: bytes, source: str, *, limit: int) -> Iterator[bytes]:
    """Give the content of a feed piece by piece, unpacked where it is packed.

    Raises SkipError "too_large" beyond the limit of bytes, without holding more than a piece, and
    "broken", "truncated" or "bomb" where it cannot be unpacked.
    """
    stream = inflate(begin_stream(io.BytesIO(content), source=source, stem="", ending=""))
    total = 0
    while piece := stream.file.read(_PIECE):
        total += len(piece)
        if total > limit:
            raise SkipError(source, "too_large", f"over {limit} bytes")
        yield piece


def refuse_entities(content: bytes, source: str) -> None:
    """Raise HostileXmlError for a document in UTF-8 that declares entities.

    Declarations stand before the first element: what looks like one later is text.
    """
    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = EntityRefusal(source)
    parser.StartElementHandler = _stop
    try:
        parser.Parse(content, True)  # noqa: FBT003 (positional only)
    except _FoundElement:
        return
    except expat.ExpatError:
        # What no parser can read up to its first element may yet be read by a lenient one.
        if _DECLARES_ENTITY.search(content):
            raise HostileXmlError(source, _ENTITIES) from None


class EntityRefusal:
    """What a parser calls when it meets the declaration of an entity. Raises HostileXmlError."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __call__(self, *_: object) -> NoReturn:
        """Refuse the document."""
        raise HostileXmlError(self._source, _ENTITIES)


class _FoundElement(Exception):  # noqa: N818 (no error: it ends the search)
    pass


def _stop(_name: str, _attributes: object) -> None:
    raise _FoundElement
