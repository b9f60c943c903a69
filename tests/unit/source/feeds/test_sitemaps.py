"""Sitemaps, news sitemaps and indexes."""

import gzip

import pytest

from feed_contents import FEED_URL, listing, sitemap, sitemap_index
from jalin.model import PartialDate, SkipError
from jalin.source.feeds import FeedEntry, FeedKind

PAGE = "https://warta.example/satu"
NEWS = (
    f"<loc> {PAGE} </loc><lastmod>2026-02-05</lastmod><news:news><news:title>A &amp; B</news:title>"
    "<news:publication_date>2026-02-04T10:00:00+07:00</news:publication_date></news:news>"
)
ENTRY = FeedEntry(
    url=PAGE,
    title="A & B",
    published=PartialDate.parse("2026-02-04"),
    stated="2026-02-04T10:00:00+07:00",
    changed=PartialDate.parse("2026-02-05"),
)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_news_sitemap_lists_title_and_date(pack: type[bytes]) -> None:
    """Address, title, publication and change are taken, also of a packed map."""
    found = listing(pack(sitemap(NEWS).encode()))
    assert (found.kind, found.entries) == (FeedKind.SITEMAP, (ENTRY,))


def test_the_day_of_change_is_no_publication() -> None:
    """A plain sitemap says when pages changed, which is not when they were published."""
    (entry,) = listing(sitemap(f"<loc>{PAGE}</loc><lastmod>2026-02-05</lastmod>")).entries
    assert (entry.published, entry.changed) == (None, PartialDate.parse("2026-02-05"))


def test_the_address_of_a_picture_is_no_page() -> None:
    """Only the address of the entry itself is taken; a prefix that nobody declared is no fault."""
    picture = "<image:image><image:loc>https://warta.example/a.jpg</image:loc></image:image>"
    found = listing(sitemap(f"<loc>{PAGE}</loc>{picture}"))
    assert ([it.url for it in found.entries], found.fault) == ([PAGE], None)


def test_an_index_lists_the_latest_maps_first() -> None:
    """Maps come by the day of their change; those without one last, in their order."""
    maps = [f"<loc>/{name}.xml</loc>" for name in "abcd"]
    maps[1] += "<lastmod>2026-01</lastmod>"
    maps[3] += "<lastmod>2026-02-04T10:00:00Z</lastmod>"
    found = listing(sitemap_index(*maps))
    assert [url[-5:] for url in found.maps] == ["d.xml", "b.xml", "a.xml", "c.xml"]
    assert found.entries == ()


def test_what_a_broken_map_lists_is_read() -> None:
    """A map that breaks off gives the entries before."""
    found = listing(sitemap(NEWS, "<loc>/dua</loc>")[:-20])
    assert found.entries[0] == ENTRY
    assert found.fault is not None


def test_a_map_without_an_entry_before_its_fault_is_refused() -> None:
    """Where nothing could be read it is a failure, not a map of nothing."""
    with pytest.raises(SkipError, match="broken_xml"):
        listing("<urlset><url><loc>/satu</url></urlset>")


def test_an_entry_without_an_address_is_told() -> None:
    """An address that is none is skipped; the map is read on."""
    found = listing(sitemap("<loc>mailto:a@b.example</loc>", "", NEWS))
    assert found.entries == (ENTRY,)
    assert [(it.source, it.reason) for it in found.skipped] == [(FEED_URL, "bad_address")] * 2


def test_the_first_of_too_many_entries_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map without end is read up to a number, and that is told."""
    monkeypatch.setattr("jalin.source.feeds.sitemaps.MOST_ENTRIES", 2)
    found = listing(sitemap(*(f"<loc>/{number}</loc>" for number in range(4))))
    assert len(found.entries) == 2
    assert found.fault is not None
    assert "more than 2" in found.fault


def test_a_field_without_end_is_cut() -> None:
    """A title of megabytes is held as the start of it."""
    (entry,) = listing(sitemap(NEWS.replace("A &amp; B", "panjang " * 100_000))).entries
    assert entry.title is not None
    assert len(entry.title) <= 500
