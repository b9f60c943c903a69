"""Lists of values as tables of other libraries."""
