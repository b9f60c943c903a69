"""The first page, how pages are read, what stands in the place of a page, and what pages load."""
