"""Mentions become register parties and deals, each link with its reason."""
