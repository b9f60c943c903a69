"""Deal cards: a picture of one deal that can be cited, as SVG and PNG."""
