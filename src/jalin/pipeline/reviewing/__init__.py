"""Reviewing: which mentions wait for a person, what is judged of one, what a judgement does."""
