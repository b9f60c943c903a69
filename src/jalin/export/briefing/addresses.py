"""The addresses of sources: of what strangers wrote, only what leads to the web becomes a link."""

import re
from urllib.parse import urlsplit

_WEB = frozenset({"http", "https"})
# What an address consists of (RFC 3986) but for what forms read otherwise: quotes and brackets.
_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&()*+,;=%]+")
_LONGEST = 2000


def find_web_address(url: str | None) -> str | None:
    """Give an address back if it leads to a page of the web, None for anything else."""
    if url is None or len(url) > _LONGEST or not _ADDRESS.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in _WEB and parts.hostname else None
