"""Saved web pages: what they say of themselves, and the article in them."""

from jalin.source.html.page import parse_digest, parse_page

__all__ = ["parse_digest", "parse_page"]
