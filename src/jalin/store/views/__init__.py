"""Views of a register for other programs: the present state under plain names."""
