"""How much one document may hold: what is derived of a reading grows faster than the reading.

Deals of one document are compared with each other, and parties of one deal in pairs. The bounds are
ten times what any article has been seen to hold, and more; a document beyond them is left out and
told, for a register that took in a part of it would say what no document says.
"""

from jalin.model import Reading

MOST_DEALS = 200
MOST_PARTIES = 100


def find_excess(reading: Reading) -> str | None:
    """Tell of what a reading holds too much; None where it keeps to the bounds."""
    if len(reading.deals) > MOST_DEALS:
        return f"over {MOST_DEALS} deals"
    if any(len(deal.parties) > MOST_PARTIES for deal in reading.deals):
        return f"a deal of over {MOST_PARTIES} parties"
    return None
