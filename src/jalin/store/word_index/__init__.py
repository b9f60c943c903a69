"""The index of words: which documents tell them, on either engine."""
