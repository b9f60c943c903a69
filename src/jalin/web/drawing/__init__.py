"""Drawings: values become SVG that is safe to put into a page, with classes and no styles."""
