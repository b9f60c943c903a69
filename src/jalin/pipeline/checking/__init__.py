"""A register is looked through for what is wrong with it, mended where that is safe, and copied."""
