"""Feeds of what changes, for readers of news and calendars."""
