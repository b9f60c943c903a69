"""What sort of content a file holds: by its ending, else by how it begins."""

import re
from enum import StrEnum

import msgspec

from jalin.source.decoding import decode_head


class Kind(StrEnum):
    """A form in which documents come."""

    TEXT = "text"
    PAGE = "page"
    JSON = "json"
    JSON_LINES = "json_lines"
    TABLE = "table"


ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
}
# A comment ends at the first mark of its end and nowhere else: were there a choice, the time would
# double with each comment.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_LIST = re.compile(r"\s*\[\s*\{")


def find_kind(head: bytes, ending: str) -> Kind:
    """Tell the kind of a file from its ending and its first bytes.

    A `.json` file that holds one object a line is JSON Lines; a file of unknown ending is what its
    beginning looks like, else plain text.
    """
    known = ENDINGS.get(ending.lower())
    if known is not None and known is not Kind.JSON:
        return known
    text = decode_head(head)
    if text.lstrip().startswith("{"):
        return _tell_json(text)
    if known is Kind.JSON or _JSON_LIST.match(text):
        return Kind.JSON
    return Kind.PAGE if _PAGE.match(text) else Kind.TEXT


def _tell_json(text: str) -> Kind:
    """Tell lines of objects from one object laid out over several lines."""
    first, line_break, _ = text.lstrip().partition("\n")
    if not line_break:
        return Kind.JSON_LINES
    try:
        msgspec.json.decode(first)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return Kind.JSON
    return Kind.JSON_LINES
