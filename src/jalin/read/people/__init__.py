"""Persons, their offices and the organisations behind them."""

from jalin.read.people.people import find_people

__all__ = ["find_people"]
