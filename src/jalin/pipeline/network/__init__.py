"""Who works with whom: a graph of parties, bounded and laid out the same way every time."""
