"""Meaning: vectors of documents, the search by what a question means, and what is alike."""
