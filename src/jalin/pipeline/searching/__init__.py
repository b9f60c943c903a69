"""Full-text search: documents and deals by the words that tell them."""
