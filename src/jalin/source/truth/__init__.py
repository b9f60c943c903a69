"""The truth of a register comes in, as `jalin.export.truth` writes it, every id checked."""
