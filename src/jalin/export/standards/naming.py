"""What the exchange formats call things: stable ids, and short names for people.

Ids follow from the ids of the register alone: the same thing has the same id in every export.
"""

import hashlib
from urllib.parse import quote, urlsplit

from jalin.export.atom import clean_text
from jalin.export.dataset.rows import ExportedDeal

# A name of our own for what has no address, as RFC 4151 has it: it needs no server.
TAG = "tag:jalin.invalid,2026"
_GAP = " – "
_WEB = ("http", "https")


def write_iri(kind: str, *keys: str) -> str:
    """Write the name of a thing as an absolute IRI."""
    return f"{TAG}:{kind}/{'/'.join(quote(key, safe='') for key in keys)}"


def write_hash(kind: str, *keys: str) -> str:
    """Write the id of a thing where only letters and digits are safe."""
    told = "\x1f".join((kind, *keys))
    return f"jalin-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def name_deal(deal: ExportedDeal) -> str:
    """Name a deal by its parties and what it is about."""
    parties = _GAP.join(deal.parties) or deal.id
    return clean_text(f"{parties}: {', '.join(deal.objects)}" if deal.objects else parties)


def cut(text: str, length: int) -> str:
    """Keep the start of a text that is too long, and show that it goes on."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def find_address(address: str | None) -> str | None:
    """Give an address where it leads to a page of the web, and nothing that runs or hides."""
    if address is None or clean_text(address) != address or " " in address:
        return None
    try:
        parts = urlsplit(address)
        # Asking for the port checks it.
        fits = parts.scheme in _WEB and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return address if fits else None
