"""The server: the pages and the programming interface as one application."""
