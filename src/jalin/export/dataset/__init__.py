"""A part of the register to be written out: rows of five tables, in no format yet."""
