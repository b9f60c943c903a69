"""What pages of figures are made of: rows, bars and panels with their words and addresses."""
