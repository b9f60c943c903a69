"""Words, and the forms under which spellings meet."""
