"""What keeps others from misusing the pages."""

import pytest

from jalin.pipeline.accounts import NOBODY, How, UserRole, Visitor
from jalin.web.frame.answering.guarding import (
    SECURITY_HEADERS,
    is_own_form,
    is_own_origin,
    write_csrf,
)


def visitor(secret: str) -> Visitor:
    """Build somebody who signed in."""
    return Visitor(how=How.SESSION, name="rina", role=UserRole.REVIEWER, secret=secret)


def test_a_form_of_a_session_is_known_again() -> None:
    """Who was shown a form may send it; the secret of the session does not stand in it."""
    told = write_csrf(visitor("s3cret"))
    assert is_own_form(visitor("s3cret"), told)
    assert "s3cret" not in told


@pytest.mark.parametrize("told", ["", None, "x", write_csrf(visitor("another")), "é"])
def test_any_other_form_is_not(told: str | None) -> None:
    """A form without the right word was not sent from a page of this session."""
    assert not is_own_form(visitor("s3cret"), told)


@pytest.mark.parametrize("told", ["", None, write_csrf(NOBODY)])
def test_nobody_has_no_form(told: str | None) -> None:
    """Who has not signed in cannot send a form that needs it, least of all with an empty word."""
    assert not is_own_form(NOBODY, told)


@pytest.mark.parametrize(
    ("headers", "is_own"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site", "origin": "http://a:1", "host": "a:1"}, False),
        ({"origin": "http://a:1", "host": "a:1"}, True),
        ({"origin": "http://b:1", "host": "a:1"}, False),
        ({"origin": "null", "host": "a:1"}, False),
        ({"host": "a:1"}, True),
    ],
)
def test_forms_of_other_hosts_are_told_apart(headers: dict[str, str], *, is_own: bool) -> None:
    """A browser says from which pages a form comes; a program without cookies need not."""
    assert is_own_origin(headers) is is_own


def test_pages_run_nothing_that_is_not_theirs() -> None:
    """No inline script or style, no other host, no frame around the pages."""
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    ("headers", "scheme", "is_own"),
    [
        ({"referer": "http://a:1/page", "host": "a:1"}, "http", True),
        ({"referer": "http://b:1/a:1", "host": "a:1"}, "http", False),
        ({"referer": "", "host": "a:1"}, "http", False),
        ({"origin": "http://a", "host": "a"}, "https", False),
        ({"origin": "https://a", "host": "a"}, "https", True),
        ({"origin": "https://a", "host": "a"}, "http", True),
    ],
)
def test_older_browsers_tell_the_page(
    headers: dict[str, str], scheme: str, *, is_own: bool
) -> None:
    """And one that came in the clear is not ours where we are guarded; a proxy may guard us."""
    assert is_own_origin(headers, scheme) is is_own
