"""An article before it is a document: its fields, its dateline, its publication date."""

from jalin.source.article.datelines import find_footer_outlet, read_dateline
from jalin.source.article.dates import find_publication_date
from jalin.source.article.document import RawArticle, build_document
from jalin.source.article.plain import parse_plain_text

__all__ = [
    "RawArticle",
    "build_document",
    "find_footer_outlet",
    "find_publication_date",
    "parse_plain_text",
    "read_dateline",
]
