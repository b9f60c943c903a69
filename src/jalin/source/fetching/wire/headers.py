"""Headers of an answer, read without trust."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}", re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,9}")
# A server that asks for more is asked again after a week.
_MAX_WAIT_S = 7 * 86_400.0
_MAX_SENDABLE = 500


def parse_content_type(value: str | None) -> tuple[str | None, str | None]:
    """Read media type and charset, in small letters; None for what is not said or not readable.

    >>> parse_content_type('Text/HTML; charset="UTF-8"')
    ('text/html', 'utf-8')
    """
    if value is None:
        return None, None
    media_type = value.partition(";")[0].strip().lower()
    charset = _CHARSET.search(value)
    return (
        media_type if _MEDIA_TYPE.fullmatch(media_type) else None,
        charset[1].lower() if charset else None,
    )


def parse_retry_after(headers: Mapping[str, str]) -> float | None:
    """Read for how many seconds the server asks to be left alone; None where it does not say.

    A time of day is compared with the server's own clock, its `Date`: ours may differ.
    """
    value = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return min(float(value), _MAX_WAIT_S)
    until, now = _parse_date(value), _parse_date(headers.get("date", ""))
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), _MAX_WAIT_S)


def is_sendable(value: str) -> bool:
    """Tell whether a header can carry a value that a server once gave us."""
    return 0 < len(value) <= _MAX_SENDABLE and value.isascii() and value.isprintable()


def read_location(value: str) -> str:
    """Read the URL of a redirect, which servers write in UTF-8 although headers are Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _parse_date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
