"""Documents: the text with its reading, the search in all texts, and what was listened to."""
