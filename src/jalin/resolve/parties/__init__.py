"""Which party mentions are one register party."""
