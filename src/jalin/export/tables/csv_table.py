"""A table as CSV: UTF-8 with a mark that spreadsheets know it by, commas, and lines as in RFC 4180.

The facts stand in columns of their own behind the others, the same in every row: whoever takes one
row out of the file still sees of which day it is.
"""

import csv
import io
import re
from collections.abc import Iterator

from jalin.export.tables.table import Cell, Link, Table

_BATCH_SIZE = 500
# What spreadsheets pass over before they look at a cell: blanks, quotation marks, unseen signs.
_PASSED = (
    '[ "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f'
    "\u205f-\u206f\u3000\ufeff]"
)
# A spreadsheet that opens CSV takes what begins like this for a formula. Where it parts cells by
# semicolons, as those of Indonesia do, or by tabs, it sees such beginnings inside of cells, too.
_FORMULA = re.compile(f"(?:^|(?<=[;\t\r\n]))(?={_PASSED}*[=+\\-@＝＋－＠])|^(?=[\t\r\n])")


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
    return _FORMULA.sub("'", cell)


def _take(written: io.StringIO) -> bytes:
    text = written.getvalue()
    written.seek(0)
    written.truncate()
    return text.encode()
