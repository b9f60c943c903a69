"""Briefing sheets: what a desk takes into a meeting with a party or a country."""
