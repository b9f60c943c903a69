"""Deals of a register, one by one and as a list, and what they rest on."""
