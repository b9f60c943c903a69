"""How sources are read."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from jalin.model import AbortError

# The longest of 12,000 articles has some 100 kilobytes; saved pages carry pictures in them.
_MAX_DOCUMENT_BYTES = 5_000_000
# A JSON list is read whole. Larger sets belong in JSON Lines, which are read line by line.
_MAX_JSON_BYTES = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """How sources are read.

    `mapping` gives the column of a record for a field: text, title, date, outlet, author, url, id.
    `encoding` is that of files without a byte order mark which are not UTF-8.
    """

    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    encoding: str | None = None
    max_document_bytes: int = _MAX_DOCUMENT_BYTES
    max_json_bytes: int = _MAX_JSON_BYTES


def check_encoding(name: str | None) -> None:
    """Raise AbortError for a name that is no encoding of text."""
    try:
        # Of the codecs that Python knows, some are none of text: this refuses them too.
        io.TextIOWrapper(io.BytesIO(), encoding=name or "utf-8")
    except (LookupError, ValueError) as err:
        raise AbortError(f"no such encoding: {name!r}") from err
