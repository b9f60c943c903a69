"""One party with its record, and the list of all parties."""
