"""The trained encoder: a document's pieces and what the network says of them."""
