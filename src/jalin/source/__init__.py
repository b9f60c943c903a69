"""Documents and readings come in from files, tables, pages, crawls, mails and feeds."""

from jalin.source.decoder import Decoder
from jalin.source.files import Found, find_sources
from jalin.source.options import SourceOptions
from jalin.source.raw import Form, RawItem, Told
from jalin.source.reading import read_documents
from jalin.source.readings import decode_reading, read_readings
from jalin.source.splitting import split_sources

__all__ = [
    "Decoder",
    "Form",
    "Found",
    "RawItem",
    "SourceOptions",
    "Told",
    "decode_reading",
    "find_sources",
    "read_documents",
    "read_readings",
    "split_sources",
]
