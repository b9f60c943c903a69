"""Watching feeds: round after round, what outlets publish comes into a register."""
