"""Many documents in one file: JSON, JSON Lines and tables."""

from jalin.source.records.byte_lines import ByteLines
from jalin.source.records.columns import Columns, Glance, fold_column
from jalin.source.records.json_records import (
    decode_record,
    split_json,
    split_json_lines,
    split_lines,
)
from jalin.source.records.tables import split_table
from jalin.source.records.text_lines import as_skipped, open_lines

__all__ = [
    "ByteLines",
    "Columns",
    "Glance",
    "as_skipped",
    "decode_record",
    "fold_column",
    "open_lines",
    "split_json",
    "split_json_lines",
    "split_lines",
    "split_table",
]
