"""Questions to a register, at present or as of a day: deals, promises, contradictions, parties."""
