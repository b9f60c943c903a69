"""What fetching may do and how it fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from jalin.model import AbortError, SkipError

# Another try within the day may well succeed; after any other reason it will not.
_PASSING = frozenset(
    {
        "connection",
        "content_encoding",
        "dns",
        "http_408",
        "http_425",
        "http_429",
        "robots_delay",
        "robots_unreachable",
        "timeout",
        "tls",
    }
)
_SERVER_ERRORS = "http_5"
_MAX_USER_AGENT = 200


class Purpose(StrEnum):
    """What a URL is fetched for."""

    PAGE = "page"
    FEED = "feed"
    PDF = "pdf"


_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_FEEDS = frozenset(
    {
        "application/atom+xml",
        "application/rdf+xml",
        "application/rss+xml",
        "application/x-rss+xml",
        "application/xml",
        "text/xml",
        # Sitemaps are often kept compressed and sent as the files they are, to be unpacked by
        # whoever reads them.
        "application/gzip",
        "application/x-gzip",
    }
)
_CONTENT_TYPES: Mapping[Purpose, frozenset[str]] = MappingProxyType(
    {
        Purpose.PAGE: _PAGES,
        # Many servers send feeds as pages, and lists of URLs are plain text.
        Purpose.FEED: _FEEDS | _PAGES,
        Purpose.PDF: frozenset({"application/pdf"}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """The limits of fetching. docs/reference/fetching.md says what each is for.

    Sizes are bytes after decompression; `total_s` is for one request, redirects being requests of
    their own. `allow_loopback` is for tests alone.
    Raises AbortError for a user agent that no header can carry.
    """

    user_agent: str
    max_bytes: int = 5_000_000
    max_feed_bytes: int = 52_428_800
    max_ratio: int = 100
    timeout_s: float = 20.0
    total_s: float = 60.0
    max_redirects: int = 5
    host_gap_s: float = 1.0
    max_delay_s: float = 60.0
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    content_types: Mapping[Purpose, frozenset[str]] = field(default_factory=lambda: _CONTENT_TYPES)
    allow_loopback: bool = False

    def __post_init__(self) -> None:
        """Refuse a user agent that is empty, long, or would break a header."""
        name = self.user_agent
        if not self.product or not name.isascii() or not name.isprintable():
            raise AbortError(f"no user agent that can be sent: {name!r}")
        if len(name) > _MAX_USER_AGENT:
            raise AbortError(f"the user agent is longer than {_MAX_USER_AGENT} characters")

    def find_limit(self, purpose: Purpose) -> int:
        """Find how many bytes a body may have: a sitemap may be larger than any page."""
        return self.max_feed_bytes if purpose is Purpose.FEED else self.max_bytes

    @property
    def product(self) -> str:
        """The name by which robots.txt files call us: "jalin" of "jalin/1.0 (+https://…)"."""
        return self.user_agent.partition("/")[0].partition(" ")[0]


class FetchError(SkipError):
    """A URL was not fetched. `source` is the URL as asked.

    `retry_after_s` is what the server, or the host's crawl delay, asks to wait.
    """

    def __init__(
        self, source: str, reason: str, detail: str = "", *, retry_after_s: float | None = None
    ) -> None:
        super().__init__(source, reason, detail)
        self.retry_after_s = retry_after_s

    @property
    def is_permanent(self) -> bool:
        """Whether asking again within the day is of no use."""
        return self.reason not in _PASSING and not self.reason.startswith(_SERVER_ERRORS)
