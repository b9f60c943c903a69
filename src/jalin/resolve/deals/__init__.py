"""Which deal mentions are one deal."""
