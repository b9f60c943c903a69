"""Strings become documents, sentences, names, amounts and dates."""
