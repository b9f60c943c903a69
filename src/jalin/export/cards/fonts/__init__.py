"""The fonts of a card: where they are found, and how wide their letters are."""
