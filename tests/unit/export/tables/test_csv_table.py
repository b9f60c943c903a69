"""Tables as CSV."""

import csv
import io

import pytest

from jalin.export.tables.csv_table import write_csv
from jalin.export.tables.table import Cell, Link, Table, TableColumn
from jalin.model import PartialDate


def write(*cells: Cell, facts: tuple[tuple[str, Cell], ...] = ()) -> list[list[str]]:
    """Write one row and read all back."""
    columns = tuple(TableColumn(heading=f"c{index}") for index in range(len(cells)))
    table = Table(title="t", facts_title="f", columns=columns, rows=[cells], facts=facts)
    text = b"".join(write_csv(table)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1"])
def test_no_text_is_a_formula(start: str) -> None:
    """A spreadsheet that opens the file runs nothing that an article says."""
    assert write(start)[1] == [f"'{start}"]


@pytest.mark.parametrize("before", [" ", "\u00a0", "\u200b", "\ufeff", "\u202e", '"', '""', ' "'])
def test_no_text_is_a_formula_behind_what_is_not_seen(before: str) -> None:
    """Nor one that programs find behind blanks, unseen signs and quotation marks."""
    assert write(f"{before}=1+1")[1] == [f"'{before}=1+1"]


@pytest.mark.parametrize("gap", [";", "; ", "\t", "\n", "\r\n"])
def test_no_text_is_a_formula_where_cells_are_parted_otherwise(gap: str) -> None:
    """A program that parts cells by semicolons or tabs finds none inside of a cell, either."""
    parted, blank = gap.rstrip(" "), " " if gap.endswith(" ") else ""
    assert write(f"x{gap}=1+1")[1] == [f"x{parted}'{blank}=1+1"]
    assert write(f"x{gap}y - 1")[1] == [f"x{gap}y - 1"]


def test_cells_are_written_as_they_are_meant() -> None:
    """A date stays at its precision, a link is its address, and nothing is empty."""
    cells = (
        None,
        3,
        PartialDate.parse("2026-02"),
        Link(text="a", address="http://h/a"),
        'a "b", c',
    )
    assert write(*cells)[1] == ["", "3", "2026-02", "http://h/a", 'a "b", c']


def test_the_facts_stand_in_every_row() -> None:
    """A row that is taken out of the file still tells of which day it is."""
    day = PartialDate.parse("2026-06-30")
    assert write("a", facts=(("As of", day),)) == [["c0", "As of"], ["a", "2026-06-30"]]


def test_a_long_table_comes_piece_by_piece() -> None:
    """No table is held in memory as a whole."""
    rows = [("a",)] * 1200
    table = Table(title="t", facts_title="f", columns=(TableColumn(heading="c"),), rows=iter(rows))
    pieces = list(write_csv(table))
    assert len(pieces) == 4
    assert b"".join(pieces).count(b"\r\n") == 1201
