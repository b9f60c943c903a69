"""What keeps pages from being misused by others: headers of answers, and checks of forms."""

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

from jalin.pipeline.accounts import Visitor

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CSRF_FIELD = "csrf"


def write_csrf(visitor: Visitor) -> str:
    """Write what forms of a session send back: only who has the session can know it."""
    if visitor.secret is None:
        return ""
    return hashlib.sha256(f"form:{visitor.secret}".encode()).hexdigest()


def is_own_form(visitor: Visitor, told: str | None) -> bool:
    """Tell whether a form was sent from a page that this visitor was shown."""
    return bool(visitor.secret) and hmac.compare_digest(
        write_csrf(visitor).encode(), (told or "").encode("utf-8", "replace")
    )


def is_own_origin(headers: Mapping[str, str], scheme: str = "http") -> bool:
    """Tell whether a form comes from these pages and not from those of another host.

    Browsers say so themselves, the older ones by the page that sends it; what says nothing is no
    browser, and carries no cookies unawares.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    told = headers.get("origin", headers.get("referer"))
    return told is None or _is_here(told, headers.get("host"), scheme)


def _is_here(address: str, host: str | None, scheme: str) -> bool:
    """Tell whether an address is of this host, and was not sent in the clear to what is guarded."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.netloc == host and (scheme != "https" or parts.scheme == "https")
