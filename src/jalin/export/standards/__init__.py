"""A dataset in forms that others have agreed on: investigators, linked data, calendars, events."""
