"""What the command prints, laid out for people."""
