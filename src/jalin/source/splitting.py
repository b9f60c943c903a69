"""Sources are cut into undecoded documents: one item after another, bad ones told, never raised.

Nothing is decoded here that need not be: an item costs little more than reading its bytes.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from jalin.model import SkipError, Skipped
from jalin.source.files import (
    STANDARD_INPUT,
    Found,
    Kind,
    Stream,
    find_kind,
    find_sources,
    inflate,
    open_file,
    open_members,
    open_standard_input,
    show_path,
    skip_for,
)
from jalin.source.files.decoding import check_not_binary, find_encoding
from jalin.source.formats import split_mailbox, split_warc
from jalin.source.meter import Meter
from jalin.source.options import SourceOptions, check_encoding
from jalin.source.raw import Form, RawItem
from jalin.source.records import as_skipped, open_lines, split_json, split_json_lines, split_table
from jalin.source.tabular import ParquetOptions, split_parquet, split_sheets

_WHOLE = {
    Kind.TEXT: Form.TEXT,
    Kind.PAGE: Form.PAGE,
    Kind.MAIL: Form.MAIL,
    Kind.PDF: Form.PDF,
}
_OF_TEXT = frozenset({Kind.TEXT, Kind.PAGE, Kind.JSON, Kind.JSON_LINES, Kind.TABLE})


def split_sources(
    paths: Sequence[str | Path],
    *,
    options: SourceOptions,
    stdin: BinaryIO | None = None,
    columns: Collection[str] | None = None,
    meter: Meter | None = None,
) -> Iterator[RawItem | Skipped]:
    """Cut every source of the given paths into items, lazily; "-" is standard input.

    `columns` are those that anything is read of (`Columns.names`): where a form of table allows it
    the others are not touched. The meter follows how far the files are read. What cannot be read
    is a Skipped in its place; the reasons are listed in docs/reference/sources.md. No input raises.
    Raises AbortError, at once, for an encoding that does not exist.
    """
    check_encoding(options.encoding)
    splitter = _Splitter(options=options, columns=columns)
    return splitter.split_all(find_sources(paths), stdin, meter or Meter())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Splitter:
    options: SourceOptions
    columns: Collection[str] | None

    def split_all(
        self, sources: Iterator[Found | Skipped], stdin: BinaryIO | None, meter: Meter
    ) -> Iterator[RawItem | Skipped]:
        for found in sources:
            if isinstance(found, Skipped):
                yield found
                continue
            source = "stdin" if str(found.path) == STANDARD_INPUT else show_path(found.path)
            try:
                if str(found.path) == STANDARD_INPUT:
                    yield from self.split(open_standard_input(stdin))
                else:
                    with open_file(found.path) as stream, meter.follow(stream.file):
                        yield from self.split(stream)
            except OSError as err:
                yield skip_for(err, source)
            except SkipError as err:
                yield as_skipped(err)

    def split(self, stream: Stream, *, is_inside: bool = False) -> Iterator[RawItem | Skipped]:
        if not stream.head:
            raise SkipError(stream.source, "empty", "the file has no bytes")
        opened = inflate(stream)
        kind = find_kind(opened.head, opened.ending)
        if kind is Kind.ZIP:
            if is_inside or opened is not stream:
                raise SkipError(stream.source, "unsupported", "a zip inside another archive")
            yield from self._split_members(opened)
            return
        if kind in _OF_TEXT:
            check_not_binary(opened.head, opened.source, self.options.encoding)
        whole = _WHOLE.get(kind)
        if whole is not None:
            yield self._take_whole(opened, whole)
            return
        is_empty = True
        for item in self._split_records(opened, kind):
            is_empty = False
            yield item
        if is_empty:
            raise SkipError(stream.source, "empty", "the file has no records")

    def _split_members(self, stream: Stream) -> Iterator[RawItem | Skipped]:
        is_empty = True
        for member in open_members(stream, limit=self.options.max_json_bytes):
            is_empty = False
            if isinstance(member, Skipped):
                yield member
                continue
            try:
                yield from self.split(member, is_inside=True)
            except SkipError as err:
                yield as_skipped(err)
        if is_empty:
            raise SkipError(stream.source, "empty", "the archive has no files")

    def _take_whole(self, stream: Stream, form: Form) -> RawItem:
        return RawItem(
            form=form,
            source=stream.source,
            name=stream.stem,
            content=stream.read(self.options.max_document_bytes),
            encoding=self.options.encoding,
        )

    def _split_records(self, stream: Stream, kind: Kind) -> Iterator[RawItem | Skipped]:
        limit = self.options.max_document_bytes
        if kind is Kind.WARC:
            yield from split_warc(stream, self.options)
        elif kind is Kind.MAILBOX:
            yield from split_mailbox(stream, self.options)
        elif kind is Kind.SHEETS:
            yield from split_sheets(stream, self.options, self.columns)
        elif kind is Kind.PARQUET:
            file = stream.open_seekable(self.options.max_json_bytes)
            options = ParquetOptions(limit=limit, columns=self.columns)
            yield from split_parquet(file, source=stream.source, stem=stream.stem, options=options)
        elif kind is Kind.JSON:
            yield from split_json(stream, self.options)
        else:
            yield from self._split_lines(stream, kind)

    def _split_lines(self, stream: Stream, kind: Kind) -> Iterator[RawItem | Skipped]:
        limit = self.options.max_document_bytes
        encoding = find_encoding(stream.head, self.options.encoding)
        if kind is Kind.JSON_LINES:
            yield from split_json_lines(stream, encoding=encoding, limit=limit)
            return
        with open_lines(stream.file, encoding=encoding, source=stream.source, limit=limit) as lines:
            yield from split_table(lines, stem=stream.stem, limit=limit)
