"""Who works with whom, as files that programs for networks open."""
