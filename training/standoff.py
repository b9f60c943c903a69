"""Annotations without the annotated text: every phrase is kept as its place.

    standoff.py pack DOCUMENTS READINGS OUT      readings with text in, places out
    standoff.py unpack DOCUMENTS PACKED OUT      and back, given the documents

A phrase is `[start, end]` in the document's text, `["title", start, end]` in its title. What stands
in neither, a country named by its people, stays as it is. DOCUMENTS are JSON Lines with `id`,
`title` and `text`, plain or gzipped.
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

_PHRASES = {
    "name", "aliases", "objects", "place", "text", "trigger", "evidence", "role", "organisation",
    "subject", "object", "who",
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Pack or unpack. Gives 2 where the call is wrong."""
    if len(arguments) != 4 or arguments[0] not in {"pack", "unpack"}:
        print(__doc__, file=sys.stderr)
        return 2
    documents = {record["id"]: record for record in read_lines(Path(arguments[1]))}
    turn = pack if arguments[0] == "pack" else unpack
    readings = [
        turn(reading, documents[reading["doc_id"]])
        for reading in read_lines(Path(arguments[2]))
        if reading["doc_id"] in documents
    ]
    write_lines(Path(arguments[3]), readings)
    return 0


def pack(reading: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """Turn every phrase of a reading into its place."""
    text, title = document["text"], document["title"] or ""

    def place(phrase: str) -> list[Any] | str:
        if phrase and (at := text.find(phrase)) >= 0:
            return [at, at + len(phrase)]
        if phrase and (at := title.find(phrase)) >= 0:
            return ["title", at, at + len(phrase)]
        return phrase

    return _turn(reading, lambda value: place(value) if isinstance(value, str) else value)


def unpack(packed: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """Turn places back into phrases."""
    text, title = document["text"], document["title"] or ""

    def read(value: Any) -> Any:
        if isinstance(value, list) and len(value) == 2 and isinstance(value[0], int):
            return text[value[0] : value[1]]
        if isinstance(value, list) and len(value) == 3 and value[0] == "title":
            return title[value[1] : value[2]]
        return value

    return _turn(packed, read)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON Lines, gzipped where the name says so."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip())


def write_lines(path: Path, records: list[dict[str, Any]]) -> None:
    """Write JSON Lines, gzipped where the name says so, the same bytes every time."""
    lines = "".join(
        json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records
    ).encode("utf-8")
    path.write_bytes(gzip.compress(lines, mtime=0) if path.suffix == ".gz" else lines)


def _turn(value: Any, phrase: Callable[[Any], Any], key: str = "") -> Any:
    """Apply `phrase` to every value under a key that holds phrases."""
    if isinstance(value, Mapping):
        return {name: _turn(each, phrase, name) for name, each in value.items()}
    if key in _PHRASES:
        if key in {"aliases", "objects"}:
            return [phrase(each) for each in value]
        return phrase(value)
    if isinstance(value, list):
        return [_turn(each, phrase, key) for each in value]
    return value


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
