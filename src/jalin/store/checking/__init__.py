"""What a doctor asks of a database that may be damaged, and copies of one that is at work."""
