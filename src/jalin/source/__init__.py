"""Documents and readings come in from files, tables, saved pages and standard input."""

from jalin.source.finding import Found, find_sources
from jalin.source.reading import SourceOptions, read_documents
from jalin.source.readings import decode_reading, read_readings

__all__ = [
    "Found",
    "SourceOptions",
    "decode_reading",
    "find_sources",
    "read_documents",
    "read_readings",
]
