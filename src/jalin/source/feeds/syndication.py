"""RSS and Atom, by feedparser.

feedparser is given bytes that are read here, never an address or a name: a text that looks like
one it would open.
"""

import io
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax import SAXException

import feedparser  # type: ignore[import-untyped]

from jalin.model import PartialDate, SkipError, Skipped
from jalin.source.feeds.guard import refuse_entities
from jalin.source.feeds.listing import FeedEntry, FeedKind, Listing, build_address, shorten
from jalin.source.records import as_skipped

MOST_ENTRIES = 5_000
# What feedparser raises on feeds that nest what does not belong together; it promises nothing.
_BUGS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#([0-9]+|[xX][0-9a-fA-F]+);?")
_TAG = re.compile(r"<[^<>]*>")

ReadDate = Callable[[str], PartialDate | None]


def read_syndication(text: str, *, url: str, read_date: ReadDate) -> Listing:
    """Read what an RSS or Atom feed lists, as far as it can be read.

    Raises SkipError "hostile_xml" for one that declares entities, "not_a_feed" where nothing in it
    is of a feed, "broken_feed" where it breaks off before its first entry, and for the rare one on
    which feedparser itself breaks.
    """
    content = _drop_no_characters(text).encode("utf-8", "replace")
    refuse_entities(content, url)
    told = _parse(content, url)
    version = told.get("version") or ""
    if not version and not told.entries:
        raise SkipError(url, "not_a_feed", "it holds no feed")
    # Atom tells publication from change; what other formats date is the publication.
    dates = ("published",) if version.startswith("atom") else ("published", "updated")
    build = _EntryBuilder(url=url, dates=dates, read_date=read_date)
    found = tuple(map(build, told.entries[:MOST_ENTRIES]))
    entries = {it.url: it for it in reversed(found) if isinstance(it, FeedEntry)}
    fault = _find_fault(told)
    if fault is not None and not entries:
        raise SkipError(url, "broken_feed", fault)
    return Listing(
        kind=FeedKind.FEED,
        entries=tuple(reversed(entries.values())),
        skipped=tuple(it for it in found if isinstance(it, Skipped)),
        fault=fault,
    )


def _drop_no_characters(text: str) -> str:
    """Replace what is no character of XML, written as it is or by its number.

    Feeds are full of them, and feedparser breaks on some.
    """
    return _REFERENCE.sub(_check_reference, _NO_CHARACTER.sub("\ufffd", text))


def _check_reference(match: re.Match[str]) -> str:
    digits = match[1]
    # No character has a number of more digits; leading zeros are no reason to count for long.
    significant = digits.lstrip("xX0")[:9]
    number = int(significant or "0", 16 if digits[0] in "xX" else 10)
    is_character = 0 < number <= sys.maxunicode and not _NO_CHARACTER.match(chr(number))
    return match[0] if is_character else "\ufffd"


def _parse(content: bytes, url: str) -> Any:  # noqa: ANN401 (untyped)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        return feedparser.parse(
            io.BytesIO(content),
            response_headers=headers,
            # Only addresses, titles and dates are taken: there is nothing to make safe to show.
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _BUGS as err:
        raise SkipError(url, "broken_feed", f"{type(err).__name__}: {err}") from err


@dataclass(frozen=True, slots=True, kw_only=True)
class _EntryBuilder:
    """How the entries of one feed are built; `dates` are the fields that may say when."""

    url: str
    dates: tuple[str, ...]
    read_date: ReadDate

    def __call__(self, told: Mapping[str, Any]) -> FeedEntry | Skipped:
        """Build an entry, or tell what is wrong with its address."""
        stated = next(filter(None, (_find_text(told, name) for name in self.dates)), None)
        stated, changed = shorten(stated), shorten(_find_text(told, "updated"))
        try:
            address = build_address(_find_text(told, "link") or "", self.url, self.url)
        except SkipError as err:
            return as_skipped(err)
        return FeedEntry(
            url=address,
            title=shorten(_TAG.sub("", _find_text(told, "title") or "")),
            published=self.read_date(stated) if stated else None,
            stated=stated,
            changed=self.read_date(changed) if changed else None,
        )


def _find_text(entry: Mapping[str, Any], name: str) -> str | None:
    # Asked as feedparser wants it, one date stands in for another.
    found = dict.get(entry, name)  # type: ignore[call-overload]
    return found.strip() or None if isinstance(found, str) else None


def _find_fault(told: Any) -> str | None:  # noqa: ANN401 (untyped)
    if len(told.entries) > MOST_ENTRIES:
        return f"it lists more than {MOST_ENTRIES} pages; the first are read"
    error = told.get("bozo_exception")
    return f"it is broken: {error}" if isinstance(error, SAXException) else None
