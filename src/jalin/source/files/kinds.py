"""What sort of content a file holds: by its ending, else by how it begins."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

import msgspec

from jalin.source.files.decoding import decode_head


class Kind(StrEnum):
    """A form in which documents come."""

    TEXT = "text"
    PAGE = "page"
    JSON = "json"
    JSON_LINES = "json_lines"
    TABLE = "table"
    SHEETS = "sheets"
    PARQUET = "parquet"
    WARC = "warc"
    MAILBOX = "mailbox"
    MAIL = "mail"
    PDF = "pdf"
    ZIP = "zip"


ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".xlsx": Kind.SHEETS,
    ".parquet": Kind.PARQUET,
    ".warc": Kind.WARC,
    ".mbox": Kind.MAILBOX,
    ".eml": Kind.MAIL,
    ".pdf": Kind.PDF,
    ".zip": Kind.ZIP,
}
# What stands behind the ending of a file that is compressed as a whole.
COMPRESSIONS = frozenset({".gz", ".zst"})

_SIGNATURES = (
    (b"WARC/", Kind.WARC),
    (b"%PDF-", Kind.PDF),
    (b"PAR1", Kind.PARQUET),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
)
_WORKBOOK = b"xl/"
# The line before a mail in a box: sender and time, as clocks of Unix write it.
_MAILBOX = re.compile(rb"From \S.{0,200}\d\d:\d\d.{0,40}\d{4}")
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z-]{1,40}):[ \t]", re.MULTILINE)
_MAIL_HEADERS = frozenset(
    {b"from", b"to", b"date", b"subject", b"message-id", b"received", b"mime-version"}
)
_FEWEST_MAIL_HEADERS = 3
# A comment ends at the first mark of its end and nowhere else: were there a choice, the time would
# double with each comment.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|"
    r"article|main|section|div|p|h[1-6]|figure|blockquote|ul|ol|table|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_LIST = re.compile(r"\s*\[\s*\{")


def split_name(name: str) -> tuple[str, str]:
    """Part the name of a file into its stem and its ending, without that of a compression.

    >>> split_name("berita.jsonl.gz")
    ('berita', '.jsonl')
    """
    path = PurePosixPath(name)
    if path.suffix.lower() in COMPRESSIONS:
        path = PurePosixPath(path.stem)
    return path.stem, path.suffix


def is_known(name: str) -> bool:
    """Tell whether a file of this name is read inside a directory or an archive."""
    return split_name(name)[1].lower() in ENDINGS


def is_page(text: str) -> bool:
    """Tell whether a text begins as a page does, or as a part of one."""
    return _PAGE.match(text) is not None


def find_kind(head: bytes, ending: str) -> Kind:
    """Tell the kind of a file from its ending and its first bytes.

    A `.json` file that holds one object a line is JSON Lines; a file of unknown ending is what its
    beginning looks like, else plain text.
    """
    known = ENDINGS.get(ending.lower())
    if known is not None and known is not Kind.JSON:
        return known
    signed = None if known else _find_signed(head)
    if signed is not None:
        return signed
    text = decode_head(head)
    if text.lstrip().startswith("{"):
        return _tell_json(text)
    if known is Kind.JSON or _JSON_LIST.match(text):
        return Kind.JSON
    return Kind.PAGE if is_page(text) else Kind.TEXT


def _find_signed(head: bytes) -> Kind | None:
    kind = next((kind for sign, kind in _SIGNATURES if head.startswith(sign)), None)
    if kind is Kind.ZIP and _WORKBOOK in head:
        return Kind.SHEETS
    if kind is None and _MAILBOX.match(head):
        return Kind.MAILBOX
    return Kind.MAIL if kind is None and _is_mail(head) else kind


def _is_mail(head: bytes) -> bool:
    headers = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = {name.lower() for name in _HEADER.findall(headers)}
    first = _HEADER.match(headers)
    return first is not None and len(names & _MAIL_HEADERS) >= _FEWEST_MAIL_HEADERS


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
