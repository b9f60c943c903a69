"""Headers are read without trust."""

from collections.abc import Mapping

import pytest

from jalin.source.fetching.wire.headers import (
    is_sendable,
    parse_content_type,
    parse_retry_after,
    read_location,
)


@pytest.mark.parametrize(
    ("value", "media_type", "charset"),
    [
        (None, None, None),
        ("", None, None),
        ("text/html", "text/html", None),
        ("Text/HTML ; Charset=UTF-8", "text/html", "utf-8"),
        ('application/rss+xml; a=b; charset="iso-8859-1"', "application/rss+xml", "iso-8859-1"),
        ("text/html; charset='utf-8'", "text/html", "utf-8"),
        ("text/html; charset=", "text/html", None),
        ("html", None, None),
        ("text/html, text/html", None, None),
        ("text/é", None, None),
    ],
)
def test_content_type(value: str | None, media_type: str | None, charset: str | None) -> None:
    """Media type and charset are read in small letters; what is broken counts as not said."""
    assert parse_content_type(value) == (media_type, charset)


_DATE = "Wed, 04 Feb 2026 14:05:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "120"}, 120.0),
        ({"retry-after": " 0 "}, 0.0),
        ({"retry-after": "999999999"}, 604_800.0),
        ({"retry-after": "9" * 5000}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "1.5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Wed, 04 Feb 2026 14:06:30 GMT", "date": _DATE}, 90.0),
        ({"retry-after": "Wed, 04 Feb 2026 21:06:30 +0700", "date": _DATE}, 90.0),
        ({"retry-after": "Wed, 04 Feb 2026 14:06:30 -0000", "date": _DATE}, 90.0),
        ({"retry-after": "Tue, 03 Feb 2026 14:06:30 GMT", "date": _DATE}, 0.0),
        ({"retry-after": "Wed, 04 Feb 2099 14:06:30 GMT", "date": _DATE}, 604_800.0),
        ({"retry-after": "Wed, 04 Feb 2026 14:06:30 GMT"}, None),
        ({"retry-after": "Wed, 99 Feb 2026 14:06:30 GMT", "date": _DATE}, None),
    ],
)
def test_retry_after(headers: Mapping[str, str], seconds: float | None) -> None:
    """Seconds or a time of day, measured by the server's own clock and a week at most."""
    assert parse_retry_after(headers) == seconds


@pytest.mark.parametrize(
    ("value", "sendable"),
    [
        ('W/"abc"', True),
        ("Wed, 04 Feb 2026 14:05:00 GMT", True),
        ("", False),
        ("a\r\nCookie: b", False),
        ("é", False),
        ("a" * 501, False),
    ],
)
def test_what_a_header_can_carry(value: str, *, sendable: bool) -> None:
    """Only a short line of plain characters is ever sent back."""
    assert is_sendable(value) is sendable


@pytest.mark.parametrize(
    ("sent", "read"),
    [("/kerja", "/kerja"), ("/é".encode().decode("latin-1"), "/é"), ("/\xe9", "/é"), ("/…", "/…")],
)
def test_location_in_utf8(sent: str, read: str) -> None:
    """A redirect written in UTF-8 is read as that."""
    assert read_location(sent) == read
