"""The cookies of signing in: the session, and before it the mark of the form."""

import hashlib
import hmac
import secrets

from litestar.datastructures import Cookie

from jalin.pipeline.accounts import SESSION_COOKIE, name_cookie
from jalin.pipeline.accounts.sessions import LONGEST
from jalin.web.frame.answering.responding import PageRequest

BEFORE_COOKIE = "jalin_before"
_BEFORE_S = 60 * 60
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def build_session_cookie(request: PageRequest, secret: str) -> Cookie:
    """Build the cookie that holds the secret of a session."""
    return _build(request, SESSION_COOKIE, secret, round(LONGEST.total_seconds()))


def drop_session_cookie(request: PageRequest) -> Cookie:
    """Build the cookie that makes a browser forget its session."""
    return _build(request, SESSION_COOKIE, "", 0)


def build_before_cookie(request: PageRequest, mark: str) -> Cookie:
    """Build the cookie that shows that a form for signing in was shown to this browser."""
    return _build(request, BEFORE_COOKIE, mark, _BEFORE_S)


def choose_mark(request: PageRequest) -> str:
    """Choose the mark of the form: that of the browser, or else a new one."""
    return _find_mark(request) or secrets.token_urlsafe(32)


def write_form_token(mark: str) -> str:
    """Write what the form for signing in sends back: only who has the cookie can know it."""
    return hashlib.sha256(f"sign-in:{mark}".encode()).hexdigest()


def is_shown_form(request: PageRequest, told: str | None) -> bool:
    """Tell whether a form for signing in was shown to the browser that sends it."""
    mark = _find_mark(request)
    return bool(mark) and hmac.compare_digest(
        write_form_token(mark or "").encode(), (told or "").encode("utf-8", "replace")
    )


def _find_mark(request: PageRequest) -> str | None:
    name = name_cookie(BEFORE_COOKIE, is_secret=_needs_secrecy(request))
    return request.cookies.get(name)


def _build(request: PageRequest, name: str, value: str, lasts_s: int) -> Cookie:
    is_secret = _needs_secrecy(request)
    return Cookie(
        key=name_cookie(name, is_secret=is_secret),
        value=value,
        max_age=lasts_s,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_secret,
    )


def _needs_secrecy(request: PageRequest) -> bool:
    """Tell whether the cookie may only travel encrypted: always, but on this machine itself."""
    is_plain = request.url.scheme == "http"
    return not (is_plain and request.url.hostname in _LOOPBACK)
