"""The list of watched feeds, as a person writes it in TOML.

The list is checked whole: all faults are told at once, each with the path of its key.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jalin.model import AbortError
from jalin.source.feeds.listing import FeedKind
from jalin.source.feeds.watch_keys import (
    Keys,
    check_duration,
    check_number,
    check_text,
    check_texts,
)

STARTER = Path(__file__).parents[2] / "feeds" / "indonesia.toml"

_EVERY_S = 1_800.0
_HOST_GAP_S = 2.0
_MAX_PAGES = 200
# It stands in the user agent, which every request carries.
_LONGEST_CONTACT = 150
# A feed that is asked more often than this gains nothing and costs its outlet.
_check_every = check_duration(60, 31 * 86_400)
_check_gap = check_duration(0, 3_600)
_check_pages = check_number(1, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFeed:
    """One feed of the list, the defaults filled in.

    `outlet` is the name of all documents that come by it. A page is taken whose address holds one
    of `include`, where there are any, and none of `exclude`. `max_pages` is for one round.
    """

    outlet: str
    url: str
    kind: FeedKind | None = None
    every_s: float = _EVERY_S
    max_pages: int = _MAX_PAGES
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, url: str) -> bool:
        """Tell whether a page that the feed lists is wanted."""
        wanted = not self.include or any(part in url for part in self.include)
        return wanted and not any(part in url for part in self.exclude)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """What is watched, and how politely. `contact` tells outlets whom to write to."""

    feeds: tuple[WatchedFeed, ...]
    contact: str | None = None
    host_gap_s: float = _HOST_GAP_S


def read_watch_list(path: Path) -> WatchList:
    """Read a list of feeds. Raises AbortError for a file that cannot be read or is wrong."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as err:
        raise AbortError(f"{path}: cannot be read ({err.strerror})") from err
    except UnicodeDecodeError as err:
        raise AbortError(f"{path}: is not in UTF-8 ({err.reason} at byte {err.start})") from err
    return parse_watch_list(text, str(path))


def read_starter() -> str:
    """Read the list of public Indonesian outlets that ships with Jalin, to be edited."""
    return STARTER.read_text("utf-8")


def parse_watch_list(text: str, source: str) -> WatchList:
    """Read the text of a list; `source` names it in faults. Raises AbortError with all faults."""
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as err:
        raise AbortError(f"{source}: is not TOML: {err}") from err
    faults: list[str] = []
    listed = _read_list(Keys(told, "", faults))
    if faults:
        count = f"{len(faults)} faults" if len(faults) > 1 else "a fault"
        raise AbortError("\n".join((f"{source}: {count}:", *faults)))
    return listed


def _read_list(keys: Keys) -> WatchList:
    watch = keys.take_table("watch")
    contact = watch.take("contact", _check_contact, None)
    gap = watch.take("host_gap", _check_gap, _HOST_GAP_S)
    every = watch.take("every", _check_every, _EVERY_S)
    pages = watch.take("max_pages", _check_pages, _MAX_PAGES)
    watch.close()
    feeds = []
    for each in keys.take_tables("feed"):
        feeds.append(_read_feed(each, every, pages))
        url = feeds[-1].url
        if url and sum(feed.url == url for feed in feeds) > 1:
            each.tell("url", f"is listed twice: {url!r}")
    keys.close()
    return WatchList(feeds=tuple(feeds), contact=contact, host_gap_s=gap)


def _read_feed(keys: Keys, every: float, pages: int) -> WatchedFeed:
    feed = WatchedFeed(
        outlet=keys.require("outlet", check_text),
        url=keys.require("url", _check_url),
        kind=keys.take("kind", _check_kind, None),
        every_s=keys.take("every", _check_every, every),
        max_pages=keys.take("max_pages", _check_pages, pages),
        include=keys.take("include", check_texts, ()),
        exclude=keys.take("exclude", check_texts, ()),
    )
    keys.close()
    return feed


def _check_url(value: object) -> str:
    text = check_text(value)
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web or " " in text:
        raise ValueError(f"not an address of the web: {text!r}")
    return text


def _check_kind(value: object) -> FeedKind:
    try:
        return FeedKind(check_text(value))
    except ValueError:
        raise ValueError(f"none of {', '.join(FeedKind)}: {value!r}") from None


def _check_contact(value: object) -> str:
    text = check_text(value)
    if not text.startswith(("mailto:", "https://", "http://")) or not text.isascii():
        raise ValueError(f"not an address such as mailto:desk@example.org: {text!r}")
    if set(text) & set(" ()"):
        raise ValueError(f"may hold no blanks or brackets: {text!r}")
    if len(text) > _LONGEST_CONTACT:
        raise ValueError(f"longer than {_LONGEST_CONTACT} characters")
    return text
