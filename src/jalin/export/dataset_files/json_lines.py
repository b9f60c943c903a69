"""A dataset as JSON Lines: one object a line, its keys as the columns are called.

What is not said is null, a date a text at its precision, several texts a list.
"""

import itertools
from collections.abc import Iterator
from typing import Any

import msgspec

from jalin.export.dataset.columns import Column, ColumnKind, list_columns
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset.descriptions import TABLES
from jalin.export.dataset_files.describing import describe_dataset, indent_json
from jalin.export.schema import DATE_PATTERN, DIALECT
from jalin.model import PartialDate

SCHEMA_FILE = "schema.json"
_BATCH_SIZE = 1_000


def write_json_lines(dataset: Dataset, table: TableName) -> Iterator[bytes]:
    """Write a table piece by piece."""
    rows = iter(dataset.table(table))
    while batch := list(itertools.islice(rows, _BATCH_SIZE)):
        yield _ENCODER.encode_lines(batch)


def describe_json_lines(dataset: Dataset) -> tuple[tuple[str, bytes], ...]:
    """Tell what the dataset is, and describe the objects of each table as JSON Schema."""
    schema = {"$schema": DIALECT, "$defs": {str(it): _describe_table(it) for it in TableName}}
    return (*describe_dataset(dataset), (SCHEMA_FILE, indent_json(schema)))


def _describe_table(table: TableName) -> dict[str, Any]:
    columns = list_columns(table)
    return {
        "type": "object",
        "description": TABLES[table],
        "properties": {column.name: _describe_column(column) for column in columns},
        "required": [column.name for column in columns],
        "additionalProperties": False,
    }


def _describe_column(column: Column) -> dict[str, Any]:
    type_ = _TYPES[column.kind]
    schema: dict[str, Any] = {
        "type": [type_, "null"] if column.may_lack else type_,
        "description": column.description,
    }
    if column.kind is ColumnKind.WORD:
        schema["enum"] = [*column.words, *([None] if column.may_lack else [])]
    elif column.kind is ColumnKind.DATE:
        schema["pattern"] = DATE_PATTERN
    elif column.kind is ColumnKind.TEXTS:
        schema["items"] = {"type": "string"}
    return schema


_TYPES = {
    ColumnKind.TEXT: "string",
    ColumnKind.WORD: "string",
    ColumnKind.TEXTS: "array",
    ColumnKind.DATE: "string",
    ColumnKind.NUMBER: "integer",
    ColumnKind.TRUTH: "boolean",
}
# Rows hold no other type that the encoder does not know.
_ENCODER = msgspec.json.Encoder(enc_hook=PartialDate.__str__)
