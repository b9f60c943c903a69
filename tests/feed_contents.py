"""Feeds as sites write them, and what is read of them: builders for tests."""

from functools import cache

from jalin.model import PartialDate
from jalin.source.article import find_publication_date
from jalin.source.feeds import FeedContent, FeedKind, Listing, parse_listing
from jalin.text.lexicon import Lexicon, load_lexicon

FEED_URL = "https://warta.example/feed"
NEWS_SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def rss(*items: str) -> str:
    """Write an RSS 2.0 feed of some items."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{inside}</channel></rss>'


def atom(*entries: str) -> str:
    """Write an Atom feed of some entries."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{inside}</feed>'


def sitemap(*pages: str) -> str:
    """Write a sitemap of some pages."""
    inside = "".join(f"<url>{page}</url>" for page in pages)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {NEWS_SPACES}>{inside}</urlset>'


def sitemap_index(*maps: str) -> str:
    """Write an index of some sitemaps."""
    inside = "".join(f"<sitemap>{each}</sitemap>" for each in maps)
    return f"<sitemapindex {NEWS_SPACES}>{inside}</sitemapindex>"


def listing(
    content: str | bytes, *, kind: FeedKind | None = None, charset: str | None = None
) -> Listing:
    """Read what a feed lists."""
    raw = content.encode() if isinstance(content, str) else content
    feed = FeedContent(url=FEED_URL, content=raw, kind=kind, charset=charset)
    return parse_listing(feed, read_date)


def read_date(text: str) -> PartialDate | None:
    """Read a date as the rules do."""
    return find_publication_date(text, _lexicon())


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()
