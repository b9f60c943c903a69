"""The fields and words of the query language, and how what is written for a field is read."""
