"""Choosing on pages: deals by the common filter, and a page of a list."""
