"""Records in JSON: one object a line, a list of objects, or a single object."""

from collections.abc import Iterator
from typing import Any

import msgspec

from jalin.model import SkipError, Skipped
from jalin.source.records.row import BoundedLines, Row, as_skipped

_BROKEN = (msgspec.DecodeError, UnicodeError, RecursionError)


def read_json_lines(lines: BoundedLines) -> Iterator[Row | Skipped]:
    """Read one object a line. A broken line is a Skipped with its number; the next one is read."""
    while True:
        try:
            line = next(lines)
            if line.strip("\ufeff \t\r\n"):
                values = _decode(line.lstrip("\ufeff").encode(), lines.place)
                yield Row(line=lines.number, values=values)
        except StopIteration:
            return
        except SkipError as err:
            yield as_skipped(err)


def read_json(text: str, *, source: str, limit: int) -> Iterator[Row | Skipped]:
    """Read a list of objects, or one object as a list of one; `limit` bounds each one's bytes."""
    try:
        content = text.lstrip("\ufeff").encode()
        if not content.lstrip().startswith(b"["):
            yield Row(line=1, values=_decode(content, source))
            return
        items = msgspec.json.decode(content, type=list[msgspec.Raw])
    except SkipError as err:
        yield as_skipped(err)
        return
    except _BROKEN as err:
        yield Skipped(source=source, reason="bad_json", detail=str(err))
        return
    for number, item in enumerate(items, start=1):
        place = f"{source}:{number}"
        if len(bytes(item)) > limit:
            yield Skipped(source=place, reason="too_large", detail=f"over {limit} bytes")
            continue
        try:
            yield Row(line=number, values=_decode(bytes(item), place))
        except SkipError as err:
            yield as_skipped(err)


def _decode(content: bytes, place: str) -> dict[str, Any]:
    try:
        values = msgspec.json.decode(content)
    except _BROKEN as err:
        raise SkipError(place, "bad_json", str(err)) from err
    if not isinstance(values, dict):
        raise SkipError(place, "bad_row", "not an object of fields")
    return values
