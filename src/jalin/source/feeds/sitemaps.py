"""Sitemaps, news sitemaps and indexes of sitemaps, read as a stream.

What a map lists is told by the path of its elements without their prefixes: `urlset/url/loc`,
`sitemapindex/sitemap/loc`. An address of a picture stands elsewhere and is no page.
"""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from jalin.model import PartialDate, SkipError, Skipped
from jalin.source.feeds.guard import EntityRefusal, HostileXmlError
from jalin.source.feeds.listing import FeedEntry, FeedKind, Listing, build_address, shorten
from jalin.source.records import as_skipped

# What the protocol of sitemaps allows in one.
MOST_ENTRIES = 50_000
# A map has four levels, with extensions a few more.
_DEEPEST = 30
_LONGEST_FIELD = 5_000
_FIELDS = {
    "url/loc": "link",
    "sitemap/loc": "link",
    "url/lastmod": "changed",
    "sitemap/lastmod": "changed",
    "url/news/publication_date": "stated",
    "url/news/title": "title",
}
_ENTRIES = {"url", "sitemap"}
_ROOTS = {"urlset", "sitemapindex"}
_NEXT_TO_ROOT = 2

ReadDate = Callable[[str], PartialDate | None]


def read_sitemap(pieces: Iterable[bytes], *, url: str, read_date: ReadDate) -> Listing:
    """Read what a sitemap or an index lists, as far as it can be read.

    Raises SkipError "hostile_xml" for one that declares entities or nests without end,
    "not_a_feed" for anything else that is XML, such as a page, and "broken_xml" where it breaks off
    before its first entry.
    """
    reading = _Reading(url, read_date)
    fault = reading.parse(pieces)
    if fault is not None and not reading.entries and not reading.maps:
        raise SkipError(url, "broken_xml", fault)
    return Listing(
        kind=FeedKind.SITEMAP,
        entries=tuple(reading.entries.values()),
        maps=_sort_maps(reading.maps),
        skipped=tuple(reading.skipped),
        fault=fault,
    )


class _EnoughError(Exception):
    """A map holds more entries than a map may."""


class _Reading:
    """A map at work: the path to where the parser is, and the entry that is being read."""

    def __init__(self, url: str, read_date: ReadDate) -> None:
        self.entries: dict[str, FeedEntry] = {}
        self.maps: dict[str, PartialDate | None] = {}
        self.skipped: list[Skipped] = []
        self._url = url
        self._read_date = read_date
        self._path: list[str] = []
        self._entry: dict[str, str] = {}
        self._field: str | None = None

    def parse(self, pieces: Iterable[bytes]) -> str | None:
        """Read to the end, or to what cannot be read; give what is wrong."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.EntityDeclHandler = EntityRefusal(self._url)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add_text
        try:
            for piece in pieces:
                parser.Parse(piece, False)  # noqa: FBT003 (positional only)
            parser.Parse(b"", True)  # noqa: FBT003
        except _EnoughError:
            return f"it lists more than {MOST_ENTRIES} pages; the first are read"
        except (expat.ExpatError, ValueError, LookupError) as err:
            return f"it is broken: {err}"
        return None

    def _start(self, name: str, _attributes: object) -> None:
        self._path.append(name.rpartition(":")[2])
        if self._path[0] not in _ROOTS:
            raise SkipError(self._url, "not_a_feed", f"no sitemap begins with {name[:40]!r}")
        if len(self._path) > _DEEPEST:
            raise HostileXmlError(self._url, f"it nests deeper than {_DEEPEST} elements")
        if len(self._path) == _NEXT_TO_ROOT:
            self._entry = {}
        self._field = _FIELDS.get("/".join(self._path[1:]))

    def _add_text(self, text: str) -> None:
        if self._field is not None:
            before = self._entry.get(self._field, "")
            self._entry[self._field] = (before + text)[:_LONGEST_FIELD]

    def _end(self, _name: str) -> None:
        ended = self._path.pop()
        self._field = None
        if len(self._path) == 1 and ended in _ENTRIES:
            self._close_entry(ended)

    def _close_entry(self, kind: str) -> None:
        if len(self.entries) + len(self.maps) + len(self.skipped) >= MOST_ENTRIES:
            raise _EnoughError
        told = {field: text.strip() for field, text in self._entry.items()}
        try:
            address = build_address(told.get("link", ""), self._url, self._url)
        except SkipError as err:
            self.skipped.append(as_skipped(err))
            return
        changed = self._read_date(shorten(told.get("changed")) or "")
        if kind == "sitemap":
            self.maps.setdefault(address, changed)
            return
        stated = shorten(told.get("stated"))
        entry = FeedEntry(
            url=address,
            title=shorten(told.get("title")),
            published=self._read_date(stated) if stated else None,
            stated=stated,
            changed=changed,
        )
        self.entries.setdefault(address, entry)


def _sort_maps(maps: dict[str, PartialDate | None]) -> tuple[str, ...]:
    """Put the maps that changed last first; those without a date stay as they are, behind."""
    dated = [url for url, changed in maps.items() if changed is not None]
    dated.sort(key=lambda url: PartialDate.order_of(maps[url]), reverse=True)
    return (*dated, *(url for url, changed in maps.items() if changed is None))
