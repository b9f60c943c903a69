"""Taking a part of the register out of it, as a dataset and as files."""
