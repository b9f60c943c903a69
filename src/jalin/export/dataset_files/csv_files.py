"""A dataset as CSV, one file a table, and a package of data that describes the files.

Several texts stand in one cell, with "; " between them. Dates are as precise as they are told.
"""

from collections.abc import Iterator
from typing import Any

from jalin.export.dataset.columns import GAP, Column, ColumnKind, list_cells, list_columns
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset.descriptions import TABLES
from jalin.export.dataset_files.describing import describe_dataset, indent_json
from jalin.export.schema import DATE_PATTERN
from jalin.export.tables.csv_table import write_csv
from jalin.export.tables.table import Table, TableColumn

SUFFIX = ".csv"
PACKAGE_FILE = "datapackage.json"
_TYPES = {ColumnKind.NUMBER: "integer", ColumnKind.TRUTH: "boolean"}
_KEYS: dict[TableName, str] = {
    TableName.DEALS: "id",
    TableName.PROMISES: "id",
    TableName.PARTIES: "id",
}
# Columns that name a row of another table.
_REFERENCES: dict[TableName, dict[str, TableName]] = {
    TableName.STEPS: {"deal_id": TableName.DEALS},
    TableName.EVIDENCE: {"deal_id": TableName.DEALS},
}


def write_table_csv(dataset: Dataset, table: TableName) -> Iterator[bytes]:
    """Write a table piece by piece."""
    columns = tuple(TableColumn(heading=column.name) for column in list_columns(table))
    rows = map(tuple, list_cells(table, dataset.table(table)))
    return write_csv(Table(title=table, facts_title="", columns=columns, rows=rows))


def describe_csv(dataset: Dataset) -> tuple[tuple[str, bytes], ...]:
    """Tell what the dataset is, and describe its files as a Frictionless data package."""
    package = {
        "name": "jalin",
        "title": f"Deals as of {dataset.about.day}",
        "resources": [_describe_file(table) for table in TableName],
    }
    return (*describe_dataset(dataset), (PACKAGE_FILE, indent_json(package)))


def _describe_file(table: TableName) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_describe_field(it) for it in list_columns(table)]}
    if table in _KEYS:
        schema["primaryKey"] = [_KEYS[table]]
    references = _REFERENCES.get(table, {})
    if references:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": str(other), "fields": [_KEYS[other]]}}
            for name, other in references.items()
        ]
    return {
        "name": str(table),
        "path": f"{table}{SUFFIX}",
        "description": TABLES[table],
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _describe_field(column: Column) -> dict[str, Any]:
    description = column.description
    constraints: dict[str, Any] = {}
    # An empty cell may be a text that is empty.
    if not column.may_lack and column.kind not in (ColumnKind.TEXT, ColumnKind.TEXTS):
        constraints["required"] = True
    if column.kind is ColumnKind.WORD:
        constraints["enum"] = list(column.words)
    elif column.kind is ColumnKind.DATE:
        constraints["pattern"] = DATE_PATTERN
    elif column.kind is ColumnKind.TEXTS:
        description += f" Several have {GAP.strip()!r} and a blank between them."
    field = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": description,
    }
    return {**field, "constraints": constraints} if constraints else field
