"""Web archives: the pages, PDF files and texts that a crawl kept, as items."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from jalin.model import SkipError, Skipped
from jalin.source.files.decoding import find_safe_encoding
from jalin.source.files.finding import show_path
from jalin.source.files.kinds import Kind, find_kind
from jalin.source.files.stream import Stream
from jalin.source.formats.payload import decode_payload
from jalin.source.options import SourceOptions
from jalin.source.raw import Form, RawItem, Told
from jalin.source.records import as_skipped

_FORMS = {
    "text/html": Form.PAGE,
    "application/xhtml+xml": Form.PAGE,
    "text/plain": Form.TEXT,
    "application/pdf": Form.PDF,
}
_HELD = WarcRecordType.response | WarcRecordType.resource
_FOUND = 200
# A type is what a server likes to call it: of so many the number is told each for itself.
_MOST_TOLD = 12
_LONGEST_TYPE = 40


def split_warc(stream: Stream, options: SourceOptions) -> Iterator[RawItem | Skipped]:
    """Cut an archive into its pages, PDF files and texts.

    An item is named by the number of its record among all records of the archive. Only responses
    of status 200 and resources are taken. What else was answered, and what is of another type, is
    told at the end with its number, each as one Skipped; requests and other notes of the crawler
    are no content and are passed over. A record that cannot be read as one ends the archive.
    """
    splitter = _Splitter(stream, options)
    yield from splitter.split()
    yield from splitter.tell_passed()


class _Splitter:
    """One archive being cut up, and the count of what was passed over."""

    def __init__(self, stream: Stream, options: SourceOptions) -> None:
        self._stream = stream
        self._options = options
        self._number = 0
        self._statuses: Counter[str] = Counter()
        self._types: Counter[str] = Counter()

    def split(self) -> Iterator[RawItem | Skipped]:
        blocks = _Blocks(self._stream.file)
        records = iter(_open(blocks))
        while not blocks.is_over:
            try:
                record = next(records, None)
                if record is None:
                    return
                self._number += 1
                item = self._take(record) if record.record_type & _HELD else None
                if item is not None:
                    yield item
            except SkipError as err:
                yield as_skipped(err)
            except OSError as err:
                if err.errno is not None:
                    raise
                place = f"{self._stream.source}:{self._number + 1}"
                detail = f"{err}; the rest of the archive is passed over"
                yield Skipped(source=place, reason="broken", detail=detail)
                return

    def tell_passed(self) -> Iterator[Skipped]:
        for reason, counts in (("http_status", self._statuses), ("unsupported", self._types)):
            if counts:
                # What a server calls its type may hold anything.
                detail = show_path(f"{counts.total()} records: {_list_counts(counts)}")
                yield Skipped(source=self._stream.source, reason=reason, detail=detail)

    def _take(self, record: WarcRecord) -> RawItem | None:
        place = f"{self._stream.source}:{self._number}"
        kind = self._find_kind(record, place)
        if kind is None:
            return None
        form = _FORMS.get(kind)
        content = self._read(record, place) if form or not kind else b""
        form = form or _sense(content)
        if form is None:
            self._types[kind[:_LONGEST_TYPE] or "no type"] += 1
            return None
        return RawItem(
            form=form,
            source=place,
            name=f"{self._stream.stem}:{self._number}",
            content=content,
            told=Told(url=_find_address(record)),
            encoding=find_safe_encoding(record.http_charset) or self._options.encoding,
        )

    def _find_kind(self, record: WarcRecord, place: str) -> str | None:
        """Tell the type of content; None for an answer that is none."""
        if record.headers.get("Content-Length") is None:
            raise SkipError(place, "truncated", "a record without its length")
        try:
            record.parse_http()
        except OSError as err:
            raise SkipError(place, "broken", str(err)) from err
        headers = record.http_headers
        if headers is not None and headers.status_code != _FOUND:
            self._statuses[str(headers.status_code or "no status")] += 1
            return None
        kind = (
            record.http_content_type if headers is not None else record.headers.get("Content-Type")
        )
        return (kind or "").partition(";")[0].strip().casefold()

    def _read(self, record: WarcRecord, place: str) -> bytes:
        limit = self._options.max_document_bytes
        size = record.content_length
        if size > limit:
            raise SkipError(place, "too_large", f"{size} bytes")
        content = b"" if record.reader is None else record.reader.read(size)
        if len(content) < size:
            raise SkipError(place, "truncated", f"{len(content)} of {size} bytes")
        headers = record.http_headers
        if headers is None:
            return content
        return decode_payload(
            content,
            transfer=headers.get("Transfer-Encoding") or "",
            encoding=headers.get("Content-Encoding") or "",
            source=place,
            limit=limit,
        )


class _Blocks:
    """A file as the reader of archives asks for it: one block a call, so that no fault costs it."""

    def __init__(self, file: Any) -> None:  # noqa: ANN401 (any buffered reader)
        self._file = file
        self._count = 0
        self.is_over = False

    def read(self, size: int = -1, /) -> bytes:
        """Give the next block. Raises SkipError for a fault of the file, behind which is none."""
        try:
            content: bytes = self._file.read1(size)
        except SkipError:
            self.is_over = True
            raise
        self._count += len(content)
        return content

    def tell(self) -> int:
        """Tell the place, counted from the beginning."""
        return self._count


def _open(blocks: Any) -> ArchiveIterator:  # noqa: ANN401
    # Any object with `read` and `tell` does; the declared types know fewer.
    return ArchiveIterator(blocks, parse_http=False, stream_detect=False, fsspec_args=False)


def _sense(content: bytes) -> Form | None:
    kind = find_kind(content[:4096], "")
    return {Kind.PAGE: Form.PAGE, Kind.PDF: Form.PDF}.get(kind)


def _find_address(record: WarcRecord) -> str | None:
    address = record.headers.get("WARC-Target-URI")
    return address.strip("<> ") or None if address else None


def _list_counts(counts: Counter[str]) -> str:
    common = counts.most_common(_MOST_TOLD)
    told = ", ".join(f"{count} of {name}" for name, count in common)
    rest = counts.total() - sum(count for _, count in common)
    return f"{told}, {rest} of others" if rest else told
