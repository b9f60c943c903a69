"""The content of a feed becomes what it lists, whatever the form."""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from jalin.model import PartialDate, SkipError
from jalin.source.feeds.guard import unpack
from jalin.source.feeds.listing import FeedKind, Listing
from jalin.source.feeds.sitemaps import read_sitemap
from jalin.source.feeds.syndication import read_syndication
from jalin.source.feeds.url_lists import read_url_list
from jalin.source.files.decoding import decode_text

# What the protocol of sitemaps allows in one, unpacked.
MOST_BYTES = 52_428_800
# Feeds list some dozens of pages in a few hundred kilobytes. The lenient parser takes some four
# seconds for a hostile megabyte, so that this also bounds the time.
_MOST_JOINED_BYTES = 5_000_000
_ROOT = re.compile(rb"<(?:[A-Za-z]\w*:)?(rss|feed|rdf|urlset|sitemapindex|html)\b", re.IGNORECASE)
_KINDS = {
    b"rss": FeedKind.FEED,
    b"feed": FeedKind.FEED,
    b"rdf": FeedKind.FEED,
    b"urlset": FeedKind.SITEMAP,
    b"sitemapindex": FeedKind.SITEMAP,
}
_LEADING = re.compile(rb"\A(?:\xef\xbb\xbf|[ \t\r\n])*")
_ADDRESS = re.compile(rb"(?:#[^\n]*\n\s*)*https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContent:
    """What came from the address of a feed. `kind` is None where nobody has told it."""

    url: str
    content: bytes
    charset: str | None = None
    kind: FeedKind | None = None


def parse_listing(feed: FeedContent, read_date: Callable[[str], PartialDate | None]) -> Listing:
    """Read what a feed lists; `read_date` reads a date as it is written.

    Raises SkipError: "empty", "not_a_feed", "too_large", "broken", "truncated", "bomb",
    "broken_xml", "broken_feed", "binary", "hostile_xml".
    """
    pieces = unpack(feed.content, feed.url, limit=MOST_BYTES)
    # Many programs write a blank line before the feed, which XML does not allow.
    head = _LEADING.sub(b"", next(pieces, b""), count=1)
    if not head:
        raise SkipError(feed.url, "empty", "the feed has no content")
    kind = feed.kind or _find_kind(head, feed.url)
    pieces = itertools.chain([head], pieces)
    if kind is FeedKind.SITEMAP:
        return read_sitemap(pieces, url=feed.url, read_date=read_date)
    content = _join(pieces, feed.url)
    try:
        text, fault = decode_text(content, feed.url, declared=feed.charset), None
    except SkipError as err:
        if err.reason != "encoding":
            raise
        # Addresses are ASCII: what is lost are letters of titles, which the pages have too.
        text, fault = content.decode("utf-8", "replace"), "some of its letters cannot be read"
    if kind is FeedKind.URLS:
        listing = read_url_list(text, url=feed.url)
    else:
        listing = read_syndication(text, url=feed.url, read_date=read_date)
    return listing if fault is None else replace(listing, fault=listing.fault or fault)


def _find_kind(head: bytes, url: str) -> FeedKind:
    """Tell the form of a feed from its first bytes: the first name of an element that is known."""
    plain = head.replace(b"\0", b"")
    if _ADDRESS.match(plain):
        return FeedKind.URLS
    root = _ROOT.search(plain)
    kind = _KINDS.get(root[1].lower()) if root is not None else None
    if kind is None:
        found = "it is a page" if root is not None else "it begins as no feed does"
        raise SkipError(url, "not_a_feed", found)
    return kind


def _join(pieces: Iterable[bytes], url: str) -> bytes:
    """Join the pieces of a feed that is not read as a stream. Raises SkipError "too_large"."""
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > _MOST_JOINED_BYTES:
            raise SkipError(url, "too_large", f"over {_MOST_JOINED_BYTES} bytes")
    return bytes(content)
