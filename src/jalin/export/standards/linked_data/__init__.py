"""A dataset as linked data."""
