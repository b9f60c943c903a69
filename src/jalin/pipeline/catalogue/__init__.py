"""All deals of a register in columns: filtered, counted by facet, sorted, page by page."""
