"""A snapshot of the register as plain files: citable, and to be hosted anywhere or nowhere."""
