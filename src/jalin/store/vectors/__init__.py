"""The vectors of documents: what they mean, as numbers, on either engine."""
