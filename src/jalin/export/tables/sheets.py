"""The sheets of a workbook of Office Open XML, written row by row.

Texts are written as texts, never as what they look like: none becomes a formula, a number, markup
or a link. A date is a date only where its day is said; a month or a year stays the text that it
is. What the form has no room for is counted, so that the file can tell.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Self

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from jalin.export.tables.table import Cell, Link, TableColumn
from jalin.model import PartialDate

_LONGEST_TITLE = 31
_FACT_WIDTHS = (24, 80)
# The form knows no earlier day, and counts days from this one.
_FIRST_DAY = dt.date(1900, 3, 1)
_DAY_0 = dt.date(1899, 12, 30).toordinal()
# An address of the web without signs that have no place in one, and none in the form either.
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\"<>\ufffe\uffff]+")
# What the library gives for a text that it had to cut.
_CUT = -2
# The moment of writing says nothing about the register.
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """A text that leads to a row of another sheet of the book; the row of headings is 0."""

    text: str
    sheet: str
    row: int


SheetCell = Cell | Jump


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What the form has room for: rows and links of a sheet, characters of an address."""

    rows: int = 1_048_576
    links: int = 65_530
    address: int = 2_079


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What a sheet had no room for: rows, links that are texts now, texts that were cut."""

    rows: int
    links: int
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looks:
    head: Format
    day: Format
    link: Format


_ROOM = Room()


class Book:
    """A workbook that is written to a file. A context manager: leaving it finishes the file.

    With a `folder` rows are put there as they come, and little is held in memory. The same cells
    give the same bytes. Raises OSError where it cannot be written.
    """

    def __init__(
        self, file: BinaryIO, title: str, *, folder: str | None = None, room: Room = _ROOM
    ) -> None:
        way = {"in_memory": True} if folder is None else {"constant_memory": True, "tmpdir": folder}
        self._book = Workbook(file, {**way, "use_zip64": True})
        self._book.set_properties({"title": title, "created": _CREATED})
        self._room = room
        self._looks = _Looks(
            head=self._book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            day=self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            link=self._book.get_default_url_format(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._book.close()
        except FileCreateError as err:
            # To whoever writes files a full disk is one, whatever the library makes of it.
            raise OSError(*err.args) from err

    def add_sheet(self, title: str, columns: Sequence[TableColumn]) -> "Sheet":
        """Add a sheet with its headings, which stay in sight and filter."""
        sheet = Sheet(self._book.add_worksheet(title[:_LONGEST_TITLE]), self._looks, self._room)
        sheet.put_headings(columns)
        return sheet

    def add_facts(self, title: str, facts: Iterable[tuple[str, Cell]]) -> None:
        """Add a sheet that tells what the book is: a heading and what it says in each row."""
        opened = self._book.add_worksheet(title[:_LONGEST_TITLE])
        for place, width in enumerate(_FACT_WIDTHS):
            opened.set_column(place, place, width)
        sheet = Sheet(opened, self._looks, self._room)
        for number, (heading, value) in enumerate(facts):
            opened.write_string(number, 0, heading, self._looks.head)
            sheet.put_cell(number, 1, value)


class Sheet:
    """A sheet of a book. Rows are written in their order; rows of several sheets by turns."""

    def __init__(self, sheet: Worksheet, looks: _Looks, room: Room) -> None:
        self._sheet = sheet
        self._looks = looks
        self._room = room
        self._links = 0
        self._unlinked = 0
        self._cut = 0
        self._width = 0

    def put_headings(self, columns: Sequence[TableColumn]) -> None:
        """Write the headings, as wide as the columns are."""
        self._width = len(columns)
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.heading, self._looks.head)
        self._sheet.freeze_panes(1, 1)

    def write_rows(self, rows: Iterable[Sequence[SheetCell]]) -> LeftOut:
        """Write all rows, and tell what there was no room for."""
        number, most = 0, self._room.rows - 1
        for number, row in enumerate(rows, 1):
            if number <= most:
                for place, cell in enumerate(row):
                    self.put_cell(number, place, cell)
        self._sheet.autofilter(0, 0, min(number, most), self._width - 1)
        return LeftOut(rows=max(0, number - most), links=self._unlinked, texts=self._cut)

    def put_cell(self, row: int, place: int, cell: SheetCell) -> None:
        """Write a cell as what it is."""
        if cell is None:
            return
        if isinstance(cell, str):
            self._put_text(row, place, cell)
        elif isinstance(cell, bool):
            self._sheet.write_boolean(row, place, cell)
        elif isinstance(cell, int):
            self._sheet.write_number(row, place, cell)
        elif isinstance(cell, PartialDate):
            self._put_date(row, place, cell)
        else:
            self._put_link(row, place, cell)

    def _put_text(self, row: int, place: int, text: str) -> None:
        if text and self._sheet.write_string(row, place, _make_plain(text)) == _CUT:
            self._cut += 1

    def _put_date(self, row: int, place: int, date: PartialDate) -> None:
        if date.full is None or date.full < _FIRST_DAY:
            self._put_text(row, place, str(date))
        else:
            self._sheet.write_number(row, place, date.full.toordinal() - _DAY_0, self._looks.day)

    def _put_link(self, row: int, place: int, link: Link | Jump) -> None:
        address = self._find_address(link)
        if self._links >= self._room.links or address is None:
            self._unlinked += 1
            self._put_text(row, place, link.text)
            return
        self._links += 1
        self._sheet.write_url(row, place, address, self._looks.link, _make_plain(link.text))

    def _find_address(self, link: Link | Jump) -> str | None:
        """Find where a link leads: a row of the book, or a page of the web that it can name."""
        if isinstance(link, Jump):
            return f"internal:'{link.sheet}'!A{link.row + 1}"
        fits = len(link.address) <= self._room.address and _ADDRESS.fullmatch(link.address)
        return link.address if fits else None


def _make_plain(text: str) -> str:
    """Part a text by a blank from what the library takes for markup of its own."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
