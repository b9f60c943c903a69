"""A dataset as Parquet, one file a table. Needs the extra `parquet`.

Words of a closed vocabulary are dictionaries, several texts lists. A date is the text that says it,
and two days beside it, `NAME_first` and `NAME_last`: the first and last that it can mean, so that
engines can compare dates of any precision. The schema carries what the dataset is, and what each
column says.
"""

import itertools
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from jalin.export.arrow import import_arrow, import_parquet
from jalin.export.dataset.columns import Column, ColumnKind, list_columns
from jalin.export.dataset.dataset import About, Dataset, TableName
from jalin.export.dataset.descriptions import TABLES
from jalin.export.dataset_files.describing import encode_about
from jalin.export.dataset_files.pieces import Pieces

# Rows that are together in the file and in memory.
_GROUP_SIZE = 20_000
_FIRST = "first"
_LAST = "last"


def write_parquet(dataset: Dataset, table: TableName) -> Iterator[bytes]:
    """Write a table piece by piece. Raises AbortError where pyarrow is not installed."""
    arrow, parquet = import_arrow(), import_parquet()
    columns = list_columns(table)
    schema = _build_schema(arrow, table, dataset.about)
    written = Pieces()
    rows = iter(dataset.table(table))
    with parquet.ParquetWriter(written, schema, compression="zstd") as writer:
        while batch := list(itertools.islice(rows, _GROUP_SIZE)):
            arrays = [array for column in columns for array in _build(arrow, column, batch)]
            writer.write_batch(arrow.RecordBatch.from_arrays(arrays, schema=schema))
            yield written.take()
    yield written.take()


def _build_schema(arrow: Any, table: TableName, about: About) -> Any:  # noqa: ANN401 (of a library that need not be there)
    fields = [
        arrow.field(name, kind, nullable=column.may_lack, metadata={"description": description})
        for column in list_columns(table)
        for name, kind, description in _declare(arrow, column)
    ]
    return arrow.schema(
        fields, metadata={"description": TABLES[table], "jalin": encode_about(about)}
    )


def _declare(arrow: Any, column: Column) -> Iterator[tuple[str, Any, str]]:  # noqa: ANN401 (the same)
    """Declare the fields of a column: name, type and what it says."""
    types = {
        ColumnKind.TEXT: arrow.string(),
        ColumnKind.WORD: arrow.dictionary(arrow.int8(), arrow.string()),
        ColumnKind.TEXTS: arrow.list_(arrow.field("element", arrow.string(), nullable=False)),
        ColumnKind.DATE: arrow.string(),
        ColumnKind.NUMBER: arrow.int64(),
        ColumnKind.TRUTH: arrow.bool_(),
    }
    yield column.name, types[column.kind], column.description
    if column.kind is ColumnKind.DATE:
        for end in (_FIRST, _LAST):
            yield (
                f"{column.name}_{end}",
                arrow.date32(),
                f"The {end} day that {column.name} can mean.",
            )


def _build(arrow: Any, column: Column, rows: Sequence[object]) -> Iterator[Any]:  # noqa: ANN401 (the same)
    """Build the arrays of a column, in the order of its fields."""
    values = list(map(attrgetter(column.name), rows))
    if column.kind is ColumnKind.DATE:
        yield arrow.array([None if it is None else str(it) for it in values], arrow.string())
        for end in (_FIRST, _LAST):
            days = [None if it is None else getattr(it, end) for it in values]
            yield arrow.array(days, arrow.date32())
    elif column.kind is ColumnKind.WORD:
        places = {word: place for place, word in enumerate(column.words)}
        indices = [None if it is None else places[it] for it in values]
        words = arrow.array(column.words, arrow.string())
        yield arrow.DictionaryArray.from_arrays(arrow.array(indices, arrow.int8()), words)
    else:
        ((_, kind, _),) = _declare(arrow, column)
        yield arrow.array(values, kind)
