"""When claims on a deal cannot both be true, one file for each kind of value."""
