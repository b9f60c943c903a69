"""What a notebook shows of a value: HTML of one piece, without a script, everything escaped."""
