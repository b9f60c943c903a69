"""Many documents in one file: JSON, JSON Lines and tables."""

from jalin.source.records.columns import Columns
from jalin.source.records.json_records import read_json, read_json_lines
from jalin.source.records.row import Row, as_skipped, open_lines
from jalin.source.records.tables import read_table

__all__ = [
    "Columns",
    "Row",
    "as_skipped",
    "open_lines",
    "read_json",
    "read_json_lines",
    "read_table",
]
