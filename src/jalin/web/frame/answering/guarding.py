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
        write_csrf(visitor).encode(), (told or "").encode()
    )


def is_own_origin(headers: Mapping[str, str]) -> bool:
    """Tell whether a form comes from these pages and not from those of another host.

    Browsers say so themselves; what says nothing is no browser, and carries no cookies unawares.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False
