"""The truth of a register as JSON Lines.

The first line says what the file is; the last one counts what stands between, and has the SHA-256
of every byte before it, so that a file which is cut off or altered is known.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from jalin.export.truth.rows import COLUMNS, FORMAT, PURPOSE, Row, list_rows
from jalin.model.truth import TruthEntry

# What a line of a table calls itself.
KINDS = {
    "documents": "document",
    "readings": "reading",
    "judgements": "judgement",
    "skipped": "skipped",
    "heard": "heard",
}
# What is kept as JSON stands in its line as it is, under the name of its kind.
_JSON = "json"
# Bytes that are given at once.
_PIECE = 262_144


def write_truth_lines(entries: Iterable[TruthEntry], version: str) -> Iterator[bytes]:
    """Write entries, piece by piece. `version` is that of Jalin."""
    digest = hashlib.sha256()
    counts = Counter(dict.fromkeys(COLUMNS, 0))
    piece = bytearray(_encode({"kind": PURPOSE, "format": FORMAT, "jalin": version}))
    for entry in entries:
        for table, row in list_rows(entry):
            counts[table] += 1
            piece += _encode(_describe(table, row))
        if len(piece) >= _PIECE:
            digest.update(piece)
            yield bytes(piece)
            piece.clear()
    digest.update(piece)
    yield bytes(piece) + _encode({"kind": "end", **counts, "sha256": digest.hexdigest()})


def _describe(table: str, row: Row) -> dict[str, Any]:
    kind = KINDS[table]
    said = {name: value for name, value in row.items() if value is not None and name != _JSON}
    if _JSON in row:
        return {"kind": kind, **said, kind: msgspec.Raw(str(row[_JSON]).encode())}
    return {"kind": kind, **said}


def _encode(line: dict[str, Any]) -> bytes:
    return msgspec.json.encode(line) + b"\n"
