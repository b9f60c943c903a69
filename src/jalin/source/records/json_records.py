"""Records in JSON: one object a line, a list of objects, or a single object."""

import codecs
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import msgspec

from jalin.model import SkipError, Skipped
from jalin.source.files.decoding import decode_text
from jalin.source.files.stream import Stream
from jalin.source.options import SourceOptions
from jalin.source.raw import Form, RawItem
from jalin.source.records.byte_lines import ByteLines
from jalin.source.records.text_lines import as_skipped, open_lines

_BROKEN = (msgspec.DecodeError, UnicodeError, RecursionError)


class Lines(Protocol):
    """Lines of bytes, or of decoded text, with the number and the place of the last one."""

    number: int

    def __next__(self) -> bytes | str:
        """Give the next line. Raises SkipError for one that cannot be taken."""

    @property
    def place(self) -> str:
        """Name the line given last."""


def split_json_lines(stream: Stream, *, encoding: str, limit: int) -> Iterator[RawItem | Skipped]:
    """Cut off one object a line. A line that cannot be taken is a Skipped with its number."""
    if codecs.lookup(encoding).name in {"utf-8", "utf-8-sig"}:
        yield from split_lines(ByteLines(stream.file, source=stream.source, limit=limit), stream)
        return
    with open_lines(stream.file, encoding=encoding, source=stream.source, limit=limit) as lines:
        yield from split_lines(lines, stream)


def split_lines(lines: Lines, stream: Stream) -> Iterator[RawItem | Skipped]:
    """Make an item of every line that is not blank."""
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except SkipError as err:
            yield as_skipped(err)
            continue
        content = line.lstrip("\ufeff").encode() if isinstance(line, str) else line
        if not content.isspace():
            name = f"{stream.stem}:{lines.number}"
            yield RawItem(form=Form.RECORD, source=lines.place, name=name, content=content)


def split_json(stream: Stream, options: SourceOptions) -> Iterator[RawItem | Skipped]:
    """Cut up a list of objects, or take one object as a list of one."""
    text = decode_text(
        stream.read(options.max_json_bytes), stream.source, declared=options.encoding
    )
    content = text.lstrip("\ufeff").encode()
    if not content.lstrip().startswith(b"["):
        yield _build_item(stream, 1, content)
        return
    try:
        items = msgspec.json.decode(content, type=list[msgspec.Raw])
    except _BROKEN as err:
        yield Skipped(source=stream.source, reason="bad_json", detail=str(err))
        return
    for number, item in enumerate(items, start=1):
        if len(bytes(item)) > options.max_document_bytes:
            place, detail = f"{stream.source}:{number}", f"over {options.max_document_bytes} bytes"
            yield Skipped(source=place, reason="too_large", detail=detail)
            continue
        yield _build_item(stream, number, bytes(item))


def decode_record(content: bytes, place: str) -> Mapping[str, Any]:
    """Read one JSON object. Raises SkipError "bad_json", "bad_row" or "encoding"."""
    try:
        values = msgspec.json.decode(content)
    except _BROKEN as err:
        if not _is_utf8(content):
            detail = "bytes that are not in the file's encoding"
            raise SkipError(place, "encoding", detail) from err
        raise SkipError(place, "bad_json", str(err)) from err
    if not isinstance(values, dict):
        raise SkipError(place, "bad_row", "not an object of fields")
    return values


def _build_item(stream: Stream, number: int, content: bytes) -> RawItem:
    return RawItem(
        form=Form.RECORD,
        source=f"{stream.source}:{number}",
        name=f"{stream.stem}:{number}",
        content=content,
    )


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
