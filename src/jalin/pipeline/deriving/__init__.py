"""Deriving the register from readings and judgements, only as far as new documents touch it."""
