"""Tables as spreadsheets."""

import io
import re
import zipfile

import pytest

from jalin.export.tables.table import Cell, Link, Table, TableColumn
from jalin.export.tables.xlsx_table import write_xlsx
from jalin.model import PartialDate


def table(*cells: Cell, facts: tuple[tuple[str, Cell], ...] = ()) -> Table:
    """Build a table of one row."""
    columns = tuple(TableColumn(heading=f"c{index}") for index in range(len(cells)))
    return Table(title="Deals", facts_title="About", columns=columns, rows=[cells], facts=facts)


def read_part(content: bytes, name: str) -> str:
    """Read a part of a spreadsheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read(name).decode()


def read_sheet(*cells: Cell) -> str:
    """Write a table and read its first sheet."""
    return read_part(write_xlsx(table(*cells)), "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "{=A1}", "http://a.b", "mailto:a@b", "12", "+1", "@x"])
def test_a_text_is_a_text_whatever_it_looks_like(text: str) -> None:
    """No cell becomes a formula, a link or a number."""
    sheet = read_sheet(text)
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert re.search(r'<c r="A2"[^>]* t="s"', sheet)


def test_a_day_is_a_date_and_a_month_a_text() -> None:
    """No day is made up for a month."""
    content = write_xlsx(table(PartialDate.parse("2026-02-04"), PartialDate.parse("2026-02")))
    sheet = read_part(content, "xl/worksheets/sheet1.xml")
    assert re.search(r'<c r="A2" s="\d+"><v>46057</v>', sheet)
    assert re.search(r'<c r="B2"[^>]* t="s"', sheet)
    assert "<t>2026-02</t>" in read_part(content, "xl/sharedStrings.xml")


def test_the_header_stays_and_filters() -> None:
    """The first row and column are frozen, and every column can be filtered."""
    sheet = read_sheet("a", "b")
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B2"/>' in sheet


def test_links_lead_to_their_addresses() -> None:
    """A link is a link, with its own text."""
    content = write_xlsx(table(Link(text="a", address="http://h/deals/a")))
    assert "http://h/deals/a" in read_part(content, "xl/worksheets/_rels/sheet1.xml.rels")


def test_the_facts_have_a_sheet_of_their_own() -> None:
    """The file tells of which day and which choice it is."""
    content = write_xlsx(table("a", facts=(("As of", PartialDate.parse("2026-06-30")),)))
    assert "As of" in read_part(content, "xl/sharedStrings.xml")
    assert "<v>46203</v>" in read_part(content, "xl/worksheets/sheet2.xml")
    assert 'name="About"' in read_part(content, "xl/workbook.xml")


def test_equal_tables_are_equal_files() -> None:
    """The moment of writing leaves no trace."""
    assert write_xlsx(table("a")) == write_xlsx(table("a"))


def test_a_text_that_is_too_long_is_cut() -> None:
    """The form has a limit."""
    content = write_xlsx(table("x" * 40_000))
    assert len(read_part(content, "xl/sharedStrings.xml")) < 36_000
