"""The truth of a register goes out, to come into another one as it is."""
