"""Jalin reads news about cooperation and keeps a register of what became of it."""
