"""Bytes become text, only where the encoding is certain."""

import codecs
import re

from jalin.model import SkipError

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BZh")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_DECLARED_WITHIN = 4096
# Browsers read these names as Windows-1252, and pages are made for browsers.
_WESTERN = frozenset({"iso8859-1", "ascii"})
# Encodings that say ASCII letters with other bytes, or other letters with ASCII bytes: a page may
# not ask for them.
_UNSAFE = ("utf-7", "iso2022", "hz", "idna", "punycode", "unicode-escape", "raw-unicode-escape")
_WIDE = ("utf-16", "utf-32")
# A few encodings decode to halves of characters, which no text may hold.
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_SOMETHING = re.compile("[^\ufeff\x00 \t\r\n]")


def find_encoding(head: bytes, declared: str | None = None) -> str:
    """Find the encoding of a file from its first bytes: its mark, what is declared, else UTF-8."""
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    return marked or declared or "utf-8"


def check_not_binary(head: bytes, source: str, declared: str | None = None) -> None:
    """Raise SkipError "binary" where the first bytes are not those of a text.

    Zeros are part of a text only in the wide encodings: behind their mark, or where one is
    declared.
    """
    is_wide = _is_wide(declared) or any(head.startswith(mark) for mark, _ in _MARKS)
    if head.startswith(_SIGNATURES) or (b"\x00" in head and not is_wide):
        raise SkipError(source, "binary", "the file holds no text")


def decode_text(content: bytes, source: str, *, declared: str | None = None) -> str:
    """Decode a whole text or page.

    In order: a byte order mark; UTF-8, which no other encoding's letters look like by chance, but
    those of wide ones, all zeros and ASCII; the encoding that the user or the carrier declares; the
    one that the page declares.
    Raises SkipError "empty", "binary" or "encoding". Never replaces or guesses a letter.
    """
    check_not_binary(content, source, declared)
    for encoding in _candidates(content, declared):
        try:
            text = content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        # UTF-8 itself refuses halves, and nearly everything is UTF-8.
        if encoding != "utf-8" and _HALF_CHARACTERS.search(text):
            continue
        if _SOMETHING.search(text) is None:
            raise SkipError(source, "empty", "the file holds nothing but blanks")
        return text
    raise SkipError(source, "encoding", "not UTF-8, and no other encoding is declared that fits")


def find_safe_encoding(name: str | None) -> str | None:
    """Find the encoding that a page, a server or a mail names; None for one it may not ask for.

    >>> find_safe_encoding("ISO-8859-1")
    'cp1252'
    """
    try:
        codec = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    if codec.startswith(_UNSAFE):
        return None
    return "cp1252" if codec in _WESTERN else codec


def decode_head(head: bytes) -> str:
    """Decode the beginning of a file for a look at it; what cannot be read is left out."""
    return head.decode(find_encoding(head), "ignore")


def _candidates(content: bytes, declared: str | None) -> tuple[str, ...]:
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if marked is not None:
        return (marked,)
    if declared is not None and _is_wide(declared) and b"\x00" in content:
        return (declared,)
    match = _DECLARED.search(content[:_DECLARED_WITHIN])
    own = find_safe_encoding(match[1].decode("ascii", "ignore")) if match else None
    return ("utf-8", *(name for name in (declared, own) if name is not None))


def _is_wide(encoding: str | None) -> bool:
    try:
        return codecs.lookup(encoding or "").name.startswith(_WIDE)
    except LookupError:
        return False
