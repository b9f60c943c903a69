"""The article in a page: where it is kept, and its text laid out."""

from jalin.source.html.body.choice import extract_body, list_classes

__all__ = ["extract_body", "list_classes"]
