"""The web pages: what the register shows, for people, rendered on the server."""
