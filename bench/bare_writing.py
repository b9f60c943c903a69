"""The same rows written by the libraries alone, as a program without Jalin would write them.

What is compared with must do no work of ours: dates are texts or days already, several texts are
one already, and what is a link is known.
"""

import dataclasses
import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from jalin.export.dataset.columns import list_cells, list_columns
from jalin.export.dataset.dataset import TableName
from jalin.export.dataset.rows import ExportedRow
from jalin.model import PartialDate

_LINKS = 65_530
_ENCODER = msgspec.json.Encoder()


class Address(NamedTuple):
    """A text that is a link to itself."""

    url: str


def make_plain(row: ExportedRow) -> object:
    """Give a row whose dates are texts, so that nothing is asked while it is encoded."""
    dates: dict[str, Any] = {}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if isinstance(value, PartialDate):
            dates[field.name] = str(value)
    return dataclasses.replace(row, **dates)


def encode_bare(rows: Iterable[object]) -> int:
    """Encode each row as a line; give the number of bytes."""
    return sum(len(_ENCODER.encode(row) + b"\n") for row in rows)


def list_plain_cells(table: TableName, rows: Iterable[ExportedRow]) -> list[list[object]]:
    """List the cells of rows as plain values; equal rows share theirs."""
    names = [column.name for column in list_columns(table)]
    made: dict[int, list[object]] = {}
    found = []
    for row in rows:
        cells = made.get(id(row))
        if cells is None:
            (values,) = list_cells(table, [row])
            cells = made[id(row)] = list(map(_make_plain_cell, names, values))
        found.append(cells)
    return found


def write_bare_workbook(tables: Mapping[TableName, Sequence[Sequence[object]]]) -> int:
    """Write a workbook of a sheet for each table; give its size."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile(dir=folder) as file:
        with Workbook(file, {"constant_memory": True, "tmpdir": folder}) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for table, rows in tables.items():
                sheet = book.add_worksheet(table)
                for place, column in enumerate(list_columns(table)):
                    sheet.write_string(0, place, column.name)
                _write_rows(sheet, rows, day)
        return file.seek(0, 2)


def _write_rows(sheet: Worksheet, rows: Sequence[Sequence[object]], day: Format) -> None:
    links = 0
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            kind = cell.__class__
            if kind is str:
                sheet.write_string(number, place, cell)
            elif kind is int:
                sheet.write_number(number, place, cell)
            elif kind is bool:
                sheet.write_boolean(number, place, cell)
            elif kind is dt.date:
                sheet.write_datetime(number, place, cell, day)
            elif isinstance(cell, Address):
                links += 1
                if links > _LINKS:
                    sheet.write_string(number, place, cell.url)
                else:
                    sheet.write_url(number, place, cell.url)


def _make_plain_cell(name: str, cell: object) -> object:
    if isinstance(cell, PartialDate):
        return cell.full or str(cell)
    if isinstance(cell, str):
        return Address(cell) if name in ("url", "page") else (str(cell) or None)
    return cell
