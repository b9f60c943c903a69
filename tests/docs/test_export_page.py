"""The page of exports tells of every table, column and format."""

import re

import pytest

from handbook import list_first_column, read_page
from jalin.export.dataset.columns import Column, list_columns
from jalin.export.dataset.dataset import TableName
from jalin.export.dataset.descriptions import TABLES
from jalin.pipeline.exporting.formats import FORMATS, TableFormat

PAGE = read_page("docs/reference/exports.md")


def write_line(column: Column) -> str:
    """Write the line of a column."""
    holds = f"{column.kind} or nothing" if column.may_lack else column.kind
    return f"| `{column.name}` | {holds} | {column.description} |"


@pytest.mark.parametrize("table", TableName)
def test_a_table_is_told_as_its_rows_are(table: TableName) -> None:
    """Each column in its order, with what it holds and says."""
    section = re.split(
        r"^#+ ", PAGE.split(f"### {table.capitalize()}\n", 1)[1], flags=re.MULTILINE
    )[0]
    assert TABLES[table] in section
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    assert lines == [write_line(column) for column in list_columns(table)]


def test_formats_of_tables_are_listed() -> None:
    """All that write tables, and the workbook."""
    listed = list_first_column(PAGE, "Formats of tables")
    formats = {it.name for it in FORMATS if isinstance(it, TableFormat)} | {"xlsx"}
    assert formats <= set(listed)


def test_every_format_is_told() -> None:
    """None is left out, of whatever kind."""
    assert [it.name for it in FORMATS if f"`{it.name}`" not in PAGE] == []
