"""A table as a spreadsheet of Office Open XML: one sheet of rows, one of facts.

Texts are written as texts, never as what they look like: none becomes a formula, a number or a
link. A date is a date only where its day is said; a month or a year stays the text that it is.
"""

import datetime as dt
import io

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from jalin.export.tables.table import Cell, Link, Table
from jalin.model import PartialDate

# The form knows no longer text, no more links of a sheet and no earlier day.
_LONGEST_TEXT = 32_767
_MOST_LINKS = 65_000
_FIRST_DAY = dt.date(1900, 3, 1)
_LONGEST_TITLE = 31
_FACT_WIDTHS = (24, 80)


def write_xlsx(table: Table) -> bytes:
    """Write a table whole. The same table gives the same bytes."""
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        # The moment of writing says nothing about the register.
        book.set_properties(
            {"title": table.title, "created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)}
        )
        _Sheets(book).write(table)
    return written.getvalue()


class _Sheets:
    """The sheets of a book, with the formats of their cells."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._link: Format = book.get_default_url_format()
        self._links = 0

    def write(self, table: Table) -> None:
        """Write the rows, then the facts."""
        sheet = self._book.add_worksheet(table.title[:_LONGEST_TITLE])
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.heading, self._head)
        last = 0
        for last, row in enumerate(table.rows, 1):
            for place, cell in enumerate(row):
                self._write_cell(sheet, last, place, cell)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)
        self._write_facts(table)

    def _write_facts(self, table: Table) -> None:
        sheet = self._book.add_worksheet(table.facts_title[:_LONGEST_TITLE])
        for place, width in enumerate(_FACT_WIDTHS):
            sheet.set_column(place, place, width)
        for number, (heading, value) in enumerate(table.facts):
            sheet.write_string(number, 0, heading, self._head)
            self._write_cell(sheet, number, 1, value)

    def _write_cell(self, sheet: Worksheet, row: int, place: int, cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, int):
            sheet.write_number(row, place, cell)
        elif isinstance(cell, PartialDate):
            self._write_date(sheet, row, place, cell)
        elif isinstance(cell, Link):
            self._write_link(sheet, row, place, cell)
        else:
            sheet.write_string(row, place, cell[:_LONGEST_TEXT])

    def _write_date(self, sheet: Worksheet, row: int, place: int, date: PartialDate) -> None:
        if date.full is None or date.full < _FIRST_DAY:
            sheet.write_string(row, place, str(date))
        else:
            moment = dt.datetime.combine(date.full, dt.time())
            sheet.write_datetime(row, place, moment, self._day)

    def _write_link(self, sheet: Worksheet, row: int, place: int, link: Link) -> None:
        self._links += 1
        if self._links > _MOST_LINKS:
            sheet.write_string(row, place, link.text[:_LONGEST_TEXT])
        else:
            sheet.write_url(row, place, link.address, self._link, link.text[:_LONGEST_TEXT])
