"""A table as a spreadsheet of Office Open XML: one sheet of rows, one of facts."""

import io

from jalin.export.tables.sheets import Book
from jalin.export.tables.table import Table


def write_xlsx(table: Table) -> bytes:
    """Write a table whole. The same table gives the same bytes."""
    written = io.BytesIO()
    with Book(written, table.title) as book:
        book.add_sheet(table.title, table.columns).write_rows(table.rows)
        book.add_facts(table.facts_title, table.facts)
    return written.getvalue()
