"""The values of a deal: every claim, and the one that is shown."""
