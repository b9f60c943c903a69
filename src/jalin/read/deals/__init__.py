"""What is recorded of a deal."""

from jalin.read.deals.deals import find_deals

__all__ = ["find_deals"]
