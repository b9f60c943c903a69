"""The form of the truth of a register: its tables, their columns, and entries as rows.

`jalin.source.truth` reads what is written here. A change of the form that older programs cannot
read raises `FORMAT`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from jalin.model import Document, Heard
from jalin.model.truth import KeptDocument, KeptJudgement, TruthEntry

FORMAT = 1
# What the first line, or the manifest, says that it is.
PURPOSE = "jalin_truth"

Row = dict[str, str | int | None]

_DOCUMENT_FIELDS = tuple(each.name for each in fields(Document))
# The columns of each table; `documents` of `heard` is a number, all else text.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": ("id", *_DOCUMENT_FIELDS),
    "readings": ("document_id", "reader", "json"),
    "judgements": ("id", "made", "json"),
    "skipped": ("source", "reason", "detail"),
    "heard": ("outlet", "day", "source", "documents"),
}
NUMBERS = frozenset({("heard", "documents")})


def list_rows(entry: TruthEntry) -> Iterator[tuple[str, Row]]:
    """Give an entry as rows, each with its table: a document, then its readings in their order."""
    if isinstance(entry, KeptDocument):
        document = entry.document
        said = {name: _write(getattr(document, name)) for name in _DOCUMENT_FIELDS}
        yield "documents", {"id": document.id, **said}
        for each in entry.readings:
            yield "readings", {"document_id": document.id, "reader": each.reader, "json": each.json}
    elif isinstance(entry, KeptJudgement):
        yield "judgements", {"id": entry.id, "made": entry.made, "json": entry.json}
    elif isinstance(entry, Heard):
        yield (
            "heard",
            {
                "outlet": entry.outlet,
                "day": entry.day.isoformat(),
                "source": entry.source,
                "documents": entry.documents,
            },
        )
    else:
        yield (
            "skipped",
            {"source": entry.source, "reason": entry.reason, "detail": entry.detail},
        )


def _write(value: Any) -> str | None:  # noqa: ANN401 (any field of a document)
    return None if value is None else str(value)
