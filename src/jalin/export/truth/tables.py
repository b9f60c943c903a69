"""The truth of a register as Parquet: a file for each table, and a manifest with their hashes."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from jalin.export.arrow import import_arrow, import_parquet
from jalin.export.truth.rows import COLUMNS, FORMAT, NUMBERS, PURPOSE, Row, list_rows
from jalin.model.truth import TruthEntry

MANIFEST = "truth.json"
SUFFIX = ".parquet"
FILES = (*(f"{table}{SUFFIX}" for table in COLUMNS), MANIFEST)
# Rows and characters that are written at once: what is held in memory.
_MOST_ROWS = 1_000
_MOST_CHARACTERS = 8_000_000


def write_truth_tables(entries: Iterable[TruthEntry], folder: Path, version: str) -> None:
    """Write entries as files into a folder, the manifest last. `version` is that of Jalin.

    Raises AbortError without pyarrow, and OSError.
    """
    tables = {name: _TableFile(name, folder / f"{name}{SUFFIX}") for name in COLUMNS}
    try:
        for entry in entries:
            for name, row in list_rows(entry):
                tables[name].add(row)
    finally:
        for table in tables.values():
            table.close()
    described = {
        name: {"rows": table.n_rows, "sha256": _digest(table.path)}
        for name, table in tables.items()
    }
    manifest = {"kind": PURPOSE, "format": FORMAT, "jalin": version, "tables": described}
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")


class _TableFile:
    """A Parquet file that is being written."""

    def __init__(self, name: str, path: Path) -> None:
        self.path = path
        self.n_rows = 0
        self._schema = _build_schema(name)
        self._waiting: dict[str, list[str | int | None]] = defaultdict(list)
        self._characters = 0
        self._writer = import_parquet().ParquetWriter(path, self._schema, compression="zstd")

    def add(self, row: Row) -> None:
        """Add a row; many are written at once."""
        self.n_rows += 1
        for name, value in row.items():
            self._waiting[name].append(value)
            self._characters += len(value) if isinstance(value, str) else 0
        if self.n_rows % _MOST_ROWS == 0 or self._characters > _MOST_CHARACTERS:
            self._write()

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        if self._waiting:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        batch = import_arrow().RecordBatch.from_pydict(dict(self._waiting), schema=self._schema)
        self._writer.write_batch(batch)
        self._waiting.clear()
        self._characters = 0


def _build_schema(table: str) -> Any:  # noqa: ANN401 (of a library that need not be there)
    arrow = import_arrow()
    return arrow.schema(
        [
            (name, arrow.int64() if (table, name) in NUMBERS else arrow.string())
            for name in COLUMNS[table]
        ]
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
