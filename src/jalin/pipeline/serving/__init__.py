"""A register for faces that answer many questions at once: pages, the API, assistants."""
