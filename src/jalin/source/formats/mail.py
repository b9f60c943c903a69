"""Newsletters: a mail becomes an article, read from its page, else from its plain text."""

import binascii
import dataclasses
import email
import email.header
import itertools
import quopri
import re
from collections.abc import Iterator
from email.errors import HeaderParseError, MessageError
from email.message import Message

from jalin.model import DateEvidence, DatePlace, SkipError
from jalin.source.article import RawArticle, find_publication_date, parse_plain_text
from jalin.source.files.decoding import decode_text, find_safe_encoding
from jalin.source.html import parse_digest
from jalin.text.lexicon import Lexicon

# Real mails nest some five deep and have a few hundred short headers.
_MAX_DEPTH = 20
_MAX_PARTS = 500
_MAX_HEAD_BYTES = 262_144
_MAX_HEADER = 2_000
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_ADDRESS = re.compile(r"https?://[^\s<>]{1,2000}", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of a mail without parts of its own; `content` is still as it was sent."""

    kind: str
    content: bytes
    transfer: str
    charset: str | None


def parse_mail(
    content: bytes, *, name: str, source: str, lexicon: Lexicon, encoding: str | None = None
) -> RawArticle:
    """Read a mail: title of its subject, outlet of its sender's name, date of its Date header.

    The body is the first page in it, else its first plain text. Attachments are not read.
    `encoding` is that of parts that name none.
    Raises SkipError "no_text" where it has neither, "broken" for a head that is too long or parts
    that nest too deep, and what reading its body raises.
    """
    head, body = _part_head(content, source)
    parts = [
        dataclasses.replace(part, charset=part.charset or encoding)
        for part in _list_parts(head, body, source)
    ]
    article = _read_body(parts, name=name, source=source, lexicon=lexicon)
    date = _read_header(head, "Date")
    published = find_publication_date(date, lexicon) if date else None
    evidence = DateEvidence(place=DatePlace.MAIL, quote=date) if date and published else None
    sender = (_read_header(head, "From") or "").partition("<")[0].strip("\"' ")
    address = _ADDRESS.search(_read_header(head, "Archived-At") or "")
    return dataclasses.replace(
        article,
        title=_read_header(head, "Subject") or article.title,
        outlet=sender if sender and "@" not in sender else article.outlet,
        published=published or article.published,
        evidence=evidence or article.evidence,
        url=address[0] if address else article.url,
    )


def _read_body(parts: list[_Part], *, name: str, source: str, lexicon: Lexicon) -> RawArticle:
    page = next((part for part in parts if part.kind == "text/html"), None)
    plain = next((part for part in parts if part.kind == "text/plain"), None)
    if page is not None:
        try:
            text = _decode(page, source)
            return parse_digest(text, name=name, source=source, lexicon=lexicon)
        except SkipError:
            if plain is None:
                raise
    if plain is None:
        raise SkipError(source, "no_text", "a mail without text; attachments are not read")
    text = _decode(plain, source)
    article = parse_plain_text(text, name=name, source=source, lexicon=lexicon)
    # The title of a mail is its subject: what looks like one is the first line of the text.
    return article if article.title is None else dataclasses.replace(article, text=text)


def _list_parts(head: Message, body: bytes, source: str) -> Iterator[_Part]:
    """Give the parts that are no attachments, in order, outer before inner."""
    todo = [(head, body, 0)]
    seen = 0
    while todo:
        head, body, depth = todo.pop()
        seen += 1
        if depth > _MAX_DEPTH or seen > _MAX_PARTS:
            detail = f"parts over {_MAX_DEPTH} deep or over {_MAX_PARTS} in number"
            raise SkipError(source, "broken", detail)
        boundary = head.get_boundary()
        if head.get_content_maintype() == "multipart" and boundary:
            contents = itertools.islice(_split(body, boundary), _MAX_PARTS)
            inner = [_part_head(part, source) for part in contents]
            todo.extend((*part, depth + 1) for part in reversed(inner))
        elif head.get_content_disposition() != "attachment":
            yield _Part(
                kind=head.get_content_type(),
                content=body,
                transfer=str(head.get("Content-Transfer-Encoding", "")).strip().casefold(),
                charset=find_safe_encoding(head.get_content_charset()),
            )


def _split(body: bytes, boundary: str) -> Iterator[bytes]:
    """Give what stands between the marks: the text before the first and after the last is none."""
    mark = re.escape(b"--" + boundary.encode("utf-8", "surrogateescape"))
    start = None
    for match in re.finditer(rb"(?:\A|\r?\n)" + mark + rb"(--)?[ \t]*(?=\r?\n|\Z)", body):
        if start is not None:
            yield body[start : match.start()].lstrip(b"\r").removeprefix(b"\n")
        if match[1]:
            return
        start = match.end()
    if start is not None:
        yield body[start:].lstrip(b"\r").removeprefix(b"\n")


def _part_head(content: bytes, source: str) -> tuple[Message, bytes]:
    """Part headers from body. Raises SkipError "broken" for headers of unheard-of length."""
    if content.startswith((b"\n", b"\r\n")):
        return Message(), content
    end = _HEAD_END.search(content, 0, _MAX_HEAD_BYTES)
    if end is None and len(content) > _MAX_HEAD_BYTES:
        raise SkipError(source, "broken", f"headers of over {_MAX_HEAD_BYTES} bytes")
    head = content if end is None else content[: end.start()]
    parsed = email.message_from_bytes(head + b"\n\n")
    for header in ("Content-Type", "Content-Disposition"):
        if len(str(parsed.get(header, ""))) > _MAX_HEADER:
            raise SkipError(source, "broken", f"a header {header} of over {_MAX_HEADER} characters")
    return parsed, b"" if end is None else content[end.end() :]


def _read_header(head: Message, name: str) -> str | None:
    value = str(head.get(name, ""))[:_MAX_HEADER]
    try:
        value = str(email.header.make_header(email.header.decode_header(value)))
    except (HeaderParseError, MessageError, LookupError, ValueError):
        # As it was sent, then: it is more than nothing.
        value = " ".join(value.split())
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None


def _decode(part: _Part, source: str) -> str:
    content = part.content
    if part.transfer == "base64":
        try:
            content = binascii.a2b_base64(content)
        except binascii.Error as err:
            raise SkipError(source, "broken", f"text that is no base64: {err}") from err
    elif part.transfer == "quoted-printable":
        content = quopri.decodestring(content)
    return decode_text(content, source, declared=part.charset)
