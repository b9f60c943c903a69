"""Mentions of one organisation come together as a party of the document."""

from jalin.read.parties.parties import group_parties

__all__ = ["group_parties"]
