"""Which deals meet the conditions of a question, answered by columns of the catalogue."""
