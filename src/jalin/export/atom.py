"""Atom feeds (RFC 4287), written by the standard library.

Text comes from documents that nobody vouches for: what XML cannot hold, and what steers a terminal
or a reader, is left out.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

_NAMESPACE = "http://www.w3.org/2005/Atom"
# Control characters, halves of characters, and the last two of a plane, which are none.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Signs that turn the direction of a line around.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomLink:
    """A link of an entry: its relation, and where it leads."""

    relation: str
    address: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomEntry:
    """An entry. `day` is that of which it tells; `summary` is plain text."""

    id: str
    title: str
    day: dt.date
    summary: str
    category: str
    links: tuple[AtomLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFeed:
    """A feed, the newest entry first. `day` is its age where it has no entry."""

    id: str
    title: str
    subtitle: str
    author: str
    language: str
    day: dt.date
    links: tuple[AtomLink, ...]
    entries: Sequence[AtomEntry]


def write_atom(feed: AtomFeed) -> bytes:
    """Write a feed: equal feeds give equal bytes."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", _write_time(max((it.day for it in feed.entries), default=feed.day)))
    _add(SubElement(root, "author"), "name", feed.author)
    _add(root, "generator", "Jalin")
    for link in feed.links:
        _add_link(root, link)
    for entry in feed.entries:
        _add_entry(root, entry)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def clean_text(text: str) -> str:
    """Leave out what is no text, and keep each run of blanks as one."""
    return " ".join(_TURNING.sub("", _UNFIT.sub(" ", text)).split())


def _add_entry(root: Element, entry: AtomEntry) -> None:
    item = SubElement(root, "entry")
    _add(item, "id", entry.id)
    _add(item, "title", entry.title)
    _add(item, "updated", _write_time(entry.day))
    _add(item, "published", _write_time(entry.day))
    SubElement(item, "category", {"term": clean_text(entry.category)})
    for link in entry.links:
        _add_link(item, link)
    _add(item, "summary", entry.summary).set("type", "text")


def _add(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = clean_text(text)
    return child


def _add_link(parent: Element, link: AtomLink) -> None:
    told = {"rel": link.relation, "href": clean_text(link.address)}
    if link.title is not None:
        told["title"] = clean_text(link.title)
    SubElement(parent, "link", told)


def _write_time(day: dt.date) -> str:
    """Write the start of a day: when on it something became known is not told."""
    return f"{day.isoformat()}T00:00:00Z"
