"""Deals: the list with its facets and files, one deal, and two days compared."""
