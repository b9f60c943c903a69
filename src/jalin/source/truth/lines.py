"""The truth of a register as JSON Lines, read and checked."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from jalin.model import AbortError, FormatError, SkipError
from jalin.model.truth import TruthCounts, TruthEntry
from jalin.source.files import Stream, inflate, open_file
from jalin.source.records import ByteLines
from jalin.source.truth.entries import (
    FORMAT,
    PURPOSE,
    EntryError,
    Shelf,
    build_document,
    build_heard,
    build_judgement,
    build_reading,
    build_skipped,
)

# A reading with all its quotes is several times as long as its document.
_MOST_LINE_BYTES = 100_000_000
_END = "end"
_TABLES = {
    "document": "documents",
    "reading": "readings",
    "judgement": "judgements",
    "skipped": "skipped",
    "heard": "heard",
}
_ALONE: Mapping[str, Callable[[Mapping[str, Any]], TruthEntry]] = {
    "judgement": build_judgement,
    "skipped": build_skipped,
    "heard": build_heard,
}


class _Line(msgspec.Struct, kw_only=True):
    """A line of any kind; what is kept as JSON stays as it is written."""

    kind: str
    reading: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    judgement: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


_KIND = msgspec.json.Decoder(_Line)


def is_truth_lines(path: Path) -> bool:
    """Tell whether the first line of a file says that it holds truth. Raises AbortError."""
    with _open(path) as stream:
        first = stream.head.partition(b"\n")[0]
    try:
        return _KIND.decode(first).kind == PURPOSE
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def check_truth_lines(path: Path) -> TruthCounts:
    """Check that a file is whole and as it was written; give what it counts.

    Raises AbortError where it is cut off, altered, or written by a newer Jalin. Of a file that was
    altered the first line is named that is not what it says.
    """
    digest, last = hashlib.sha256(), b""
    with _lines_of(path) as lines:
        for number, line in enumerate(lines, start=1):
            if number == 1:
                _check_head(path, line)
            digest.update(last)
            last = line
    end = _read_end(last)
    if end is None:
        raise AbortError(_tell_cut_off(path))
    if end.pop("sha256", None) == digest.hexdigest():
        return _build_counts(path, end)
    for _ in read_truth_lines(path):
        pass
    raise AbortError(f"{path}: was altered: its bytes are not those that its last line tells of")


def read_truth_lines(path: Path) -> Iterator[TruthEntry]:
    """Read the entries of a file, lazily, each checked.

    Raises FormatError with the line that is not what it says, AbortError for the whole file.
    """
    shelf, counts, kind = Shelf(), Counter[str](), PURPOSE
    with _lines_of(path) as lines:
        for number, content in enumerate(lines, start=1):
            with _faults(path, number):
                row = _read_row(content)
                kind = row.pop("kind")
                if kind in _TABLES:
                    counts[_TABLES[kind]] += 1
                if kind == "reading":
                    shelf.add(*build_reading(row))
                elif kind == "document":
                    yield from shelf.put(build_document(row))
                elif kind in _ALONE:
                    yield from shelf.clear()
                    yield _ALONE[kind](row)
                elif kind == _END:
                    yield from shelf.clear()
                    _check_counts(row, counts)
                elif kind != PURPOSE:
                    raise EntryError(f"no such kind of line: {kind!r}")
    if kind != _END:
        raise AbortError(_tell_cut_off(path))


def _tell_cut_off(path: Path) -> str:
    return f"{path}: is cut off: its last line is missing; copy it again"


def _read_row(content: bytes) -> dict[str, Any]:
    """Read a line as the row of a table; what is kept as JSON becomes the column of that name."""
    try:
        row = msgspec.json.decode(content)
        line = _KIND.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as err:
        raise EntryError(f"no line of truth: {err}") from err
    raw = {"reading": line.reading, "judgement": line.judgement}.get(line.kind, msgspec.UNSET)
    if isinstance(raw, msgspec.Raw):
        del row[line.kind]
        row["json"] = bytes(raw).decode()
    return dict(row)


def _check_head(path: Path, content: bytes) -> None:
    with _faults(path, 1):
        head = _read_row(content)
        if head["kind"] != PURPOSE:
            raise EntryError("the first line does not say that this is the truth of a register")
        check_format(head)


def check_format(head: Mapping[str, Any]) -> None:
    """Raise EntryError for a form that is not known, as a newer Jalin might write it."""
    known = head.get("format")
    if not isinstance(known, int) or isinstance(known, bool) or not 1 <= known <= FORMAT:
        fault = f"has form {known!r}, this Jalin knows {FORMAT}; use Jalin {head.get('jalin')!r}"
        raise EntryError(fault)


def _read_end(content: bytes) -> dict[str, Any] | None:
    try:
        row = _read_row(content)
    except EntryError:
        return None
    return row if row.pop("kind") == _END else None


def _build_counts(path: Path, told: Mapping[str, Any]) -> TruthCounts:
    try:
        return msgspec.convert(told, TruthCounts)
    except msgspec.ValidationError as err:
        raise AbortError(f"{path}: its last line tells no counts: {err}") from err


def _check_counts(told: Mapping[str, Any], counts: Counter[str]) -> None:
    wrong = [name for name in _TABLES.values() if told.get(name) != counts[name]]
    if wrong:
        raise EntryError(f"the counts of {', '.join(wrong)} are not those of the lines")


@contextmanager
def _lines_of(path: Path) -> Iterator[Iterator[bytes]]:
    """Open the lines of a file, compressed or not. Raises AbortError for one that breaks off."""
    with _open(path) as stream:
        yield iter(ByteLines(stream.file, source=stream.source, limit=_MOST_LINE_BYTES))


@contextmanager
def _open(path: Path) -> Iterator[Stream]:
    try:
        with open_file(path) as stream:
            yield inflate(stream)
    except OSError as err:
        raise AbortError(f"{path}: cannot be read ({err.strerror or err})") from err
    except SkipError as err:
        raise AbortError(f"{path}: cannot be read ({err.detail or err.reason})") from err


@contextmanager
def _faults(path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except EntryError as err:
        raise FormatError(str(path), number, str(err)) from err
