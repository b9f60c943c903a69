"""A dataset as one workbook: a sheet for each table, and one that tells what it is.

Rows go to a folder of the system for passing files while they come, so that a large register needs
little memory. What the form has no room for is told on the last sheet.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from jalin.export.dataset.columns import ColumnKind, list_cells, list_columns
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset.descriptions import TABLES
from jalin.export.tables.sheets import Book, Jump, LeftOut, Room, SheetCell
from jalin.export.tables.table import Cell, Link, TableColumn
from jalin.model import PartialDate

_PIECE_BYTES = 1 << 16
_ABOUT = "about"
_WIDTHS = {
    ColumnKind.TEXT: 20,
    ColumnKind.WORD: 16,
    ColumnKind.TEXTS: 32,
    ColumnKind.DATE: 12,
    ColumnKind.NUMBER: 11,
    ColumnKind.TRUTH: 9,
}
_OWN_WIDTHS = {"quote": 80, "title": 44, "parties": 44, "name": 28, "id": 24}
_ADDRESSES = frozenset({"url", "page"})
_ROOM = Room()


def write_workbook(dataset: Dataset, room: Room = _ROOM) -> Iterator[bytes]:
    """Write a dataset piece by piece, once the whole is on disk."""
    with (
        tempfile.TemporaryDirectory(prefix="jalin-") as folder,
        tempfile.TemporaryFile(dir=folder) as file,
    ):
        _fill(file, dataset, folder, room)
        file.seek(0)
        while piece := file.read(_PIECE_BYTES):
            yield piece


def _fill(file: BinaryIO, dataset: Dataset, folder: str, room: Room) -> None:
    title = f"Deals as of {dataset.about.day}"
    with Book(file, title, folder=folder, room=room) as book:
        sheets = {table: book.add_sheet(table, _list_headings(table)) for table in TableName}
        first_rows: dict[str, int] = {}
        left_out: dict[TableName, LeftOut] = {}
        # The evidence comes first: deals lead to their rows in it.
        for table in reversed(TableName):
            rows = _link_addresses(table, list_cells(table, dataset.table(table)))
            if table is TableName.EVIDENCE:
                rows = _note_first_rows(rows, first_rows, room)
            elif table is TableName.DEALS:
                rows = _lead_to_evidence(rows, first_rows)
            left_out[table] = sheets[table].write_rows(rows)
        book.add_facts(_ABOUT, _list_facts(dataset, left_out))


def _list_headings(table: TableName) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(heading=column.name, width=_OWN_WIDTHS.get(column.name, _WIDTHS[column.kind]))
        for column in list_columns(table)
    )


def _link_addresses(table: TableName, rows: Iterable[list[Cell]]) -> Iterator[list[SheetCell]]:
    """Make links of the columns that hold addresses."""
    places = [
        place for place, column in enumerate(list_columns(table)) if column.name in _ADDRESSES
    ]
    for row in rows:
        linked: list[SheetCell] = [*row]
        for place in places:
            address = row[place]
            if isinstance(address, str):
                linked[place] = Link(text=address, address=address)
        yield linked


def _note_first_rows(
    rows: Iterable[list[SheetCell]], first_rows: dict[str, int], room: Room
) -> Iterator[list[SheetCell]]:
    """Note in which row the evidence of each deal begins, as far as there is room."""
    (deal_id,) = (
        place
        for place, column in enumerate(list_columns(TableName.EVIDENCE))
        if column.name == "deal_id"
    )
    for number, row in enumerate(rows, 1):
        if row[deal_id] is not None and number < room.rows:
            first_rows.setdefault(str(row[deal_id]), number)
        yield row


def _lead_to_evidence(
    rows: Iterable[list[SheetCell]], first_rows: Mapping[str, int]
) -> Iterator[list[SheetCell]]:
    """Let the id of each deal, its first cell, lead to its evidence."""
    for row in rows:
        identity = str(row[0])
        if identity in first_rows:
            row[0] = Jump(text=identity, sheet=TableName.EVIDENCE, row=first_rows[identity])
        yield row


def _list_facts(
    dataset: Dataset, left_out: Mapping[TableName, LeftOut]
) -> Iterator[tuple[str, Cell]]:
    about = dataset.about
    yield "day", PartialDate.of(about.day)
    yield "known", "what was known on that day" if about.is_past else "all that the register has"
    yield from about.question or (("question", "all deals"),)
    yield "revision", about.revision
    yield "program", about.program
    for table in TableName:
        yield from _tell_left_out(table, left_out[table])
    for table in TableName:
        yield table, TABLES[table]
        for column in list_columns(table):
            yield f"{table}.{column.name}", column.description


def _tell_left_out(table: TableName, left_out: LeftOut) -> Iterator[tuple[str, Cell]]:
    for count, fault in (
        (left_out.rows, "rows of {} are not in this file: a sheet has no room for them"),
        (left_out.links, "addresses of {} are no links: too many, too long, or none of the web"),
        (left_out.texts, "texts of {} are cut: a cell has no room for them"),
    ):
        if count:
            yield "left out", f"{count} {fault.format(table)}"
