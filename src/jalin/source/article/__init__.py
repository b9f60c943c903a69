"""An article before it is a document: its fields, its dateline, its publication date."""

from jalin.source.article.datelines import Dateline, find_footer_outlet, read_dateline
from jalin.source.article.dates import (
    Publication,
    find_publication,
    find_publication_date,
    find_url_publication,
    quote_publication,
)
from jalin.source.article.document import RawArticle, build_document
from jalin.source.article.plain import parse_plain_text

__all__ = [
    "Dateline",
    "Publication",
    "RawArticle",
    "build_document",
    "find_footer_outlet",
    "find_publication",
    "find_publication_date",
    "find_url_publication",
    "parse_plain_text",
    "quote_publication",
    "read_dateline",
]
