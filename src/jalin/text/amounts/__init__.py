"""Sums of money, capacities, counts and durations."""

from jalin.text.amounts.amounts import find_amounts

__all__ = ["find_amounts"]
