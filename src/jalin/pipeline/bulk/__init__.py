"""Reading by the million: items go out to workers, outcomes come back in order."""
