"""Telling others of changes: each event that a subscription wants is sent, signed, until taken."""
