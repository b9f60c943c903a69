"""Outcomes as columns: one row for each, in Parquet files that any engine reads.

Rows in the order of (`part`, `position`) are in the order of a run on one machine. A document read
has its columns and, in `reading`, its reading as JSON; of a document that was only heard there are
outlet and date; of what was skipped, reason and detail.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jalin.export.arrow import import_arrow, import_parquet
from jalin.export.readings import encode_reading
from jalin.model import AbortError, DateEvidence, Document, PartialDate
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind
from jalin.source import decode_reading

_TEXTS = (
    "kind",
    "source",
    "name",
    "title",
    "text",
    "outlet",
    "author",
    "published",
    "url",
    "evidence",
    "document_id",
    "reader",
    "reading",
    "reason",
    "detail",
)
# The name of each column and its type, as Arrow calls it.
COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(_TEXTS, "string"),
    "relevant": "bool",
    "part": "int32",
    "position": "int64",
}
_ROWS_AT_ONCE = 256
_DIGITS = re.compile(r"(\d+)")


def to_batch(outcomes: Sequence[Outcome], *, part: int = 0, position: int = 0) -> Any:  # noqa: ANN401 (of a library that need not be there)
    """Build a `pyarrow.RecordBatch` of outcomes.

    `position` is that of the first in its part.
    """
    pyarrow = import_arrow()
    rows = [
        {**_list_values(outcome), "part": part, "position": number}
        for number, outcome in enumerate(outcomes, start=position)
    ]
    return pyarrow.RecordBatch.from_pylist(rows, schema=build_schema())


def build_schema() -> Any:  # noqa: ANN401 (the same)
    """Build the `pyarrow.Schema` of `COLUMNS`."""
    pyarrow = import_arrow()
    return pyarrow.schema([(name, pyarrow.type_for_alias(kind)) for name, kind in COLUMNS.items()])


def read_outcomes(path: Path) -> Iterator[Outcome]:
    """Read the outcomes of a Parquet file, or of a folder of part files in order, lazily.

    Raises AbortError for a file or row that holds no outcome, and for a folder of a job that did
    not end.
    """
    parquet = import_parquet()
    arrow_error = import_arrow().ArrowException
    for file in _find_files(path):
        try:
            with parquet.ParquetFile(file) as opened:
                _check_columns(opened.schema_arrow.names, file)
                names = [name for name in opened.schema_arrow.names if name in COLUMNS]
                number = 0
                for batch in opened.iter_batches(batch_size=_ROWS_AT_ONCE, columns=names):
                    for row in batch.to_pylist():
                        number += 1
                        yield _build_outcome(row, file, number)
        except (OSError, arrow_error) as err:
            raise AbortError(f"{file}: no Parquet of a run: {err}") from err


def _list_values(outcome: Outcome) -> dict[str, object]:
    """List the columns of an outcome that say something."""
    values: dict[str, object] = {
        "kind": outcome.kind.value,
        "source": outcome.source,
        "outlet": outcome.outlet,
        "published": _write(outcome.published),
        "reason": outcome.reason,
        "detail": outcome.detail,
    }
    if outcome.document is not None:
        values |= _list_document(outcome.document)
    if outcome.reading is not None:
        values["relevant"] = outcome.reading.relevant
        values["reader"] = outcome.reading.reader
        values["reading"] = encode_reading(outcome.reading).rstrip().decode()
    return values


def _list_document(document: Document) -> dict[str, object]:
    return {
        "name": document.name,
        "title": document.title,
        "text": document.text,
        "outlet": document.outlet,
        "author": document.author,
        "published": _write(document.published),
        "url": document.url,
        "evidence": _write(document.evidence),
        "document_id": document.id,
    }


def _write(value: PartialDate | DateEvidence | None) -> str | None:
    return None if value is None else str(value)


def _find_files(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return (path,)
    if (path / "_temporary").exists():
        raise AbortError(f"{path}: the job that writes here has not ended")
    found = [it for it in path.iterdir() if it.suffix == ".parquet" and it.name[0] not in "._"]
    if not found:
        raise AbortError(f"{path}: no Parquet files in this folder")
    # Numbers of parts have five digits, and more where there are more parts.
    return sorted(found, key=lambda it: ([int(n) for n in _DIGITS.findall(it.name)[:1]], it.name))


def _check_columns(names: Sequence[str], file: Path) -> None:
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise AbortError(f"{file}: no Parquet of a run: no columns {', '.join(missing)}")


def _build_outcome(row: Mapping[str, Any], file: Path, number: int) -> Outcome:
    try:
        kind = OutcomeKind(row["kind"])
        if kind is OutcomeKind.READ:
            return _build_read(row, file, number)
        return Outcome(
            kind=kind,
            source=_require(row, "source"),
            outlet=row["outlet"],
            published=_parse_date(row["published"]),
            reason=row["reason"],
            detail=row["detail"],
        )
    except (ValueError, TypeError) as err:
        raise AbortError(f"{file}, row {number}: no outcome of a run: {err}") from err


def _build_read(row: Mapping[str, Any], file: Path, number: int) -> Outcome:
    evidence = row["evidence"]
    document = Document(
        name=_require(row, "name"),
        text=_require(row, "text"),
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"],
        published=_parse_date(row["published"]),
        url=row["url"],
        source=_require(row, "source"),
        evidence=None if evidence is None else DateEvidence.parse(evidence),
    )
    content = _require(row, "reading").encode()
    return Outcome(
        kind=OutcomeKind.READ,
        source=row["source"],
        document=document,
        reading=decode_reading(content, source=str(file), line=number),
    )


def _require(row: Mapping[str, Any], name: str) -> str:
    value = row[name]
    if not isinstance(value, str):
        raise TypeError(f"column {name} holds {value!r}")
    return value


def _parse_date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)
