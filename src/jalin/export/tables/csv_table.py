"""A table as CSV: UTF-8 with a mark that spreadsheets know it by, commas, and lines as in RFC 4180.

The facts stand in columns of their own behind the others, the same in every row: whoever takes one
row out of the file still sees of which day it is.
"""

import csv
import io
from collections.abc import Iterator

from jalin.export.tables.table import Cell, Link, Table

_BATCH_SIZE = 500
# A spreadsheet that opens CSV takes what begins like this for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(table: Table) -> Iterator[bytes]:
    """Write a table piece by piece."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([column.heading for column in table.columns] + [it[0] for it in table.facts])
    facts = [_write_cell(value) for _, value in table.facts]
    yield "\ufeff".encode()
    for number, row in enumerate(table.rows, 1):
        writer.writerow([_write_cell(cell) for cell in row] + facts)
        if not number % _BATCH_SIZE:
            yield _take(written)
    yield _take(written)


def _write_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Link):
        return cell.address
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    # The apostrophe is what spreadsheets themselves write before a text that is no formula.
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _take(written: io.StringIO) -> bytes:
    text = written.getvalue()
    written.seek(0)
    written.truncate()
    return text.encode()
