"""What a feed lists: addresses of pages, and what it says of each."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from jalin.model import PartialDate, SkipError, Skipped

# No browser and few servers take longer ones; an index of the register takes no longer keys.
_LONGEST_ADDRESS = 2000
# A headline is far shorter; what is longer is something else.
_LONGEST_TEXT = 500
_SHOWN = 100
# What is written at length may be an address once its blanks are out; no honest one is so long.
_LONGEST_WRITTEN = 4 * _LONGEST_ADDRESS
_LINE_BREAK = re.compile(r"[\r\n]")
# Signs that mean something in an address, and what is written as `%` already.
_KEPT = "%/:=&?~+!$,;'@()*[]|"


class FeedKind(StrEnum):
    """The forms in which sites list their pages."""

    FEED = "feed"
    SITEMAP = "sitemap"
    URLS = "urls"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One page that a feed lists.

    `published` is when the feed says that it was published, `stated` the words that say so.
    `changed` is when it was last changed, which tells what is new but no date of publication.
    """

    url: str
    title: str | None = None
    published: PartialDate | None = None
    stated: str | None = None
    changed: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one visit of a feed gave.

    `maps` are the sitemaps that an index of them lists, the latest first. `fault` tells that the
    feed is broken, or longer than what is read of it: `entries` is then what could be read.
    `skipped` are entries whose address is none.
    """

    kind: FeedKind
    entries: tuple[FeedEntry, ...]
    maps: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    fault: str | None = None


def build_address(link: str, base: str, source: str) -> str:
    """Complete the address of a page, without the part behind `#`.

    What browsers correct is corrected: line breaks, blanks, letters beyond ASCII.
    Raises SkipError "bad_address" for what is no address of the web.
    """
    if len(link) > _LONGEST_WRITTEN:
        raise _tell_length(link, source)
    written = "".join(part.strip() for part in _LINE_BREAK.split(link))
    shown = repr(written[:_SHOWN])
    try:
        parts = urlsplit(urljoin(base, written))
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not written or not is_web or not written.isprintable():
        raise SkipError(source, "bad_address", f"an entry links to {shown}")
    path, query = (quote(part, safe=_KEPT) for part in (parts.path, parts.query))
    address = urlunsplit((parts.scheme, parts.netloc, path, query, ""))
    if len(address) > _LONGEST_ADDRESS:
        raise _tell_length(address, source)
    return address


def _tell_length(link: str, source: str) -> SkipError:
    detail = f"over {_LONGEST_ADDRESS} characters: {link[:_SHOWN]!r}"
    return SkipError(source, "bad_address", detail)


def shorten(text: str | None) -> str | None:
    """Put a title or a date on one line of some length; None where it says nothing."""
    return " ".join((text or "").split())[:_LONGEST_TEXT] or None
