"""What the trained network says of a document, in the terms of its analysis."""
