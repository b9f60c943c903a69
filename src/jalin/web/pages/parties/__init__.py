"""Parties: the list, one party, who is tied to whom, what became of deals, and where they are."""
