"""Cells of tables as spreadsheets read them: which of them would be computed."""

import csv
import io
import re
from collections.abc import Iterator

_STARTS = "=+-@＝＋－＠"
# What programs pass over before they look whether a cell is a formula.
_PASSED = re.compile(
    r"[\s\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+"
)
# Where a program of other settings, or another one, ends a cell.
_PARTS = re.compile(r"[;\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?%?")


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet might compute a cell, or a part of it that it takes for one."""
    return cell[:1] in set("\t\r\n") or any(map(_starts_formula, _PARTS.split(cell)))


def check_csv(content: bytes) -> Iterator[str]:
    """Check a table: no cell is a formula, and every row has the columns of the first."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    yield from (f"formula {cell!r}" for row in rows for cell in row if is_formula(cell))
    yield from (f"{len(row)} cells" for row in rows if len(row) != len(rows[0]))


def _starts_formula(cell: str) -> bool:
    seen = _PASSED.sub("", cell[:200]).lstrip('"')
    return seen[:1] != "" and seen[0] in _STARTS and not _PLAIN_NUMBER.fullmatch(cell)
