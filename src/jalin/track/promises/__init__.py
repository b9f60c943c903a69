"""The promise ledger: which promises are one, and what became of each."""
