"""The truth of a register as Parquet files in a folder, read and checked."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from jalin.model import AbortError, FormatError
from jalin.model.truth import KeptText, TruthCounts, TruthEntry
from jalin.source.truth.entries import (
    PURPOSE,
    EntryError,
    Shelf,
    build_document,
    build_heard,
    build_judgement,
    build_reading,
    build_skipped,
)
from jalin.source.truth.lines import check_format

MANIFEST = "truth.json"
_SUFFIX = ".parquet"
_ROWS_AT_ONCE = 200
_ALONE: Mapping[str, Callable[[Mapping[str, Any]], TruthEntry]] = {
    "judgements": build_judgement,
    "skipped": build_skipped,
    "heard": build_heard,
}

_Row = dict[str, Any]


class _Told(msgspec.Struct, kw_only=True):
    """What the manifest says of a file."""

    rows: int
    sha256: str


class _Manifest(msgspec.Struct, kw_only=True):
    kind: str
    format: int
    jalin: str
    tables: dict[str, _Told]


def is_truth_folder(path: Path) -> bool:
    """Tell whether a folder has the manifest of truth.

    Raises AbortError where only that is missing: it is written last.
    """
    if (path / MANIFEST).is_file():
        return True
    if all((path / f"{table}{_SUFFIX}").is_file() for table in ("documents", "readings")):
        raise AbortError(f"{path}: is unfinished: {MANIFEST} is missing; write or copy it again")
    return False


def check_truth_folder(path: Path) -> TruthCounts:
    """Check that every file of a folder is whole and as it was written; give the counts.

    Raises AbortError where one is missing, cut off or altered, or of a newer Jalin.
    """
    manifest = _read_manifest(path)
    counts: dict[str, int] = {}
    for table in (each.name for each in fields(TruthCounts)):
        told = manifest.tables.get(table)
        if told is None:
            raise AbortError(f"{path / MANIFEST}: tells of no table {table}")
        file = path / f"{table}{_SUFFIX}"
        if _digest(file) != told.sha256:
            raise AbortError(f"{file}: is cut off or was altered; copy it again")
        counts[table] = _count_rows(file)
        if counts[table] != told.rows:
            fault = f"tells of {told.rows} rows of {table}, there are {counts[table]}"
            raise AbortError(f"{path / MANIFEST}: {fault}")
    return TruthCounts(**counts)


def read_truth_folder(path: Path) -> Iterator[TruthEntry]:
    """Read the entries of a folder, lazily, each checked.

    Raises FormatError with file and row that is not what it says, AbortError for a whole file.
    """
    yield from _read_documents(path)
    for table, build in _ALONE.items():
        file = path / f"{table}{_SUFFIX}"
        for number, row in _read_rows(file):
            with _faults(file, number):
                yield build(row)


def _read_documents(path: Path) -> Iterator[TruthEntry]:
    """Bring documents and readings together: both are in the order of document ids."""
    file, other = path / f"documents{_SUFFIX}", path / f"readings{_SUFFIX}"
    shelf, readings = Shelf(), _Readings(other)
    for number, row in _read_rows(file):
        with _faults(file, number):
            document = build_document(row)
            yield from shelf.put(document)
        for at, document_id, told in readings.take(document.id):
            with _faults(other, at):
                shelf.add(document_id, told)
        with _faults(file, number):
            yield from shelf.clear()
    readings.check_end()


class _Readings:
    """The readings of a file, given document by document."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found = self._read()
        self._next = next(self._found, None)

    def take(self, document_id: str) -> Iterator[tuple[int, str, KeptText]]:
        """Give the next readings, as long as they are of a document, each with its row."""
        while self._next is not None and self._next[1] == document_id:
            yield self._next
            self._next = next(self._found, None)

    def check_end(self) -> None:
        """Raise FormatError where readings are left that no document took."""
        if self._next is not None:
            number, document_id, _ = self._next
            fault = f"reading of {document_id!r} does not follow its document"
            raise FormatError(str(self._path), number, fault)

    def _read(self) -> Iterator[tuple[int, str, KeptText]]:
        for number, row in _read_rows(self._path):
            with _faults(self._path, number):
                document_id, told = build_reading(row)
            yield number, document_id, told


def _read_rows(path: Path) -> Iterator[tuple[int, _Row]]:
    """Read the rows of a file, each with its number from 1. Raises AbortError."""
    with _open_parquet(path) as opened:
        number = 0
        for batch in opened.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield number, row


def _count_rows(path: Path) -> int:
    with _open_parquet(path) as opened:
        return int(opened.metadata.num_rows)


@contextmanager
def _open_parquet(path: Path) -> Iterator[Any]:
    """Open a file; faults inside are its own. Raises AbortError."""
    arrow, parquet = _import_arrow()
    try:
        with parquet.ParquetFile(path) as opened:
            yield opened
    # What pyarrow cannot turn into values of Python is a ValueError or an OverflowError.
    except (OSError, ValueError, OverflowError, arrow.ArrowException) as err:
        raise AbortError(f"{path}: cannot be read as Parquet: {err}") from err


def _read_manifest(path: Path) -> _Manifest:
    file = path / MANIFEST
    try:
        content = file.read_bytes()
        with _faults(file, 1):
            head = msgspec.json.decode(content, type=dict[str, Any])
            if head.get("kind") != PURPOSE:
                raise EntryError("does not say that this is the truth of a register")
            check_format(head)
        return msgspec.json.decode(content, type=_Manifest)
    except OSError as err:
        raise AbortError(f"{file}: cannot be read ({err.strerror or err})") from err
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as err:
        raise AbortError(f"{file}: no manifest: {err}") from err


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as err:
        raise AbortError(f"{path}: cannot be read ({err.strerror or err})") from err


def _import_arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
        from pyarrow import parquet  # noqa: PLC0415 (an extra)
    except ImportError as err:
        raise AbortError("Parquet needs pyarrow: pip install 'jalin[parquet]'") from err
    return pa, parquet


@contextmanager
def _faults(path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except EntryError as err:
        raise FormatError(str(path), number, str(err)) from err
