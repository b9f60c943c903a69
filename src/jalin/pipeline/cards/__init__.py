"""Deal cards: one deal in a picture that can be cited."""
