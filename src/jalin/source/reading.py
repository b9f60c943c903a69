"""Every document of the given paths, one after another; bad ones told, never raised."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from jalin.model import AbortError, Document, SkipError, Skipped
from jalin.source.article import RawArticle, build_document, parse_plain_text
from jalin.source.decoding import check_not_binary, decode_text, find_encoding
from jalin.source.finding import STANDARD_INPUT, Found, find_sources, show_path, skip_for
from jalin.source.html import parse_page
from jalin.source.kinds import Kind, find_kind
from jalin.source.records import (
    Columns,
    Row,
    as_skipped,
    open_lines,
    read_json,
    read_json_lines,
    read_table,
)
from jalin.source.stream import Stream, open_file, open_standard_input
from jalin.text.lexicon import Lexicon

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


def read_documents(
    paths: Sequence[str | Path],
    *,
    options: SourceOptions,
    lexicon: Lexicon,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Skipped]:
    """Read every document of the given paths, lazily; "-" is standard input.

    What cannot be read is a Skipped in its place; the reasons are listed in
    docs/reference/sources.md. No input raises.
    Raises AbortError, at once, for options that name a field or an encoding that does not exist.
    """
    columns = Columns(options.mapping, lexicon)
    try:
        # Of the codecs that Python knows, some are none of text: this refuses them too.
        io.TextIOWrapper(io.BytesIO(), encoding=options.encoding or "utf-8")
    except (LookupError, ValueError) as err:
        raise AbortError(f"no such encoding: {options.encoding!r}") from err
    method = _Method(options=options, lexicon=lexicon, columns=columns)
    return _read_all(find_sources(paths), method, stdin)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Method:
    """What every step of the reading needs and none changes."""

    options: SourceOptions
    lexicon: Lexicon
    columns: Columns


def _read_all(
    sources: Iterator[Found | Skipped], method: _Method, stdin: BinaryIO | None
) -> Iterator[Document | Skipped]:
    for found in sources:
        if isinstance(found, Skipped):
            yield found
            continue
        source = "stdin" if str(found.path) == STANDARD_INPUT else show_path(found.path)
        try:
            if str(found.path) == STANDARD_INPUT:
                yield from _read_stream(open_standard_input(stdin), method)
            else:
                with open_file(found.path) as stream:
                    yield from _read_stream(stream, method)
        except OSError as err:
            yield skip_for(err, source)
        except SkipError as err:
            yield as_skipped(err)


def _read_stream(stream: Stream, method: _Method) -> Iterator[Document | Skipped]:
    """Read the documents of one source. Raises SkipError where it has none."""
    if not stream.head:
        raise SkipError(stream.source, "empty", "the file has no bytes")
    check_not_binary(stream.head, stream.source)
    kind = find_kind(stream.head, stream.ending)
    if kind is Kind.TEXT or kind is Kind.PAGE:
        yield _read_single(stream, kind, method)
        return
    is_empty = True
    for row in _read_rows(stream, kind, method.options):
        is_empty = False
        yield row if isinstance(row, Skipped) else _read_row(row, stream, method)
    if is_empty:
        raise SkipError(stream.source, "empty", "the file has no records")


def _read_single(stream: Stream, kind: Kind, method: _Method) -> Document:
    content = stream.read(method.options.max_document_bytes)
    text = decode_text(content, stream.source, declared=method.options.encoding)
    parse = parse_page if kind is Kind.PAGE else parse_plain_text
    article = parse(text, name=stream.stem, source=stream.source, lexicon=method.lexicon)
    return build_document(article, method.lexicon)


def _read_rows(stream: Stream, kind: Kind, options: SourceOptions) -> Iterator[Row | Skipped]:
    limit = options.max_document_bytes
    if kind is Kind.JSON:
        content = stream.read(options.max_json_bytes)
        text = decode_text(content, stream.source, declared=options.encoding)
        yield from read_json(text, source=stream.source, limit=limit)
        return
    encoding = find_encoding(stream.head, options.encoding)
    with open_lines(stream.file, encoding=encoding, source=stream.source, limit=limit) as lines:
        table = kind is Kind.TABLE
        yield from read_table(lines, limit=limit) if table else read_json_lines(lines)


def _read_row(row: Row, stream: Stream, method: _Method) -> Document | Skipped:
    try:
        article: RawArticle = method.columns.build_article(
            row, stem=stream.stem, source=stream.source
        )
        return build_document(article, method.lexicon)
    except SkipError as err:
        return as_skipped(err)
