"""RSS and Atom: what they list, and what of broken ones can be read."""

import pytest

from feed_contents import FEED_URL, atom, listing, rss
from jalin.model import PartialDate, SkipError
from jalin.source.feeds import FeedEntry, FeedKind

DAY = PartialDate.parse("2026-02-04")
PAGE = "https://warta.example/satu"


def test_rss_lists_address_title_and_date() -> None:
    """Of an item the link, the title and the date as written are taken, and nothing else."""
    item = f"<title>Pindad teken MoU</title><link>{PAGE}</link><description>isi</description>"
    dated = f"{item}<pubDate>Wed, 04 Feb 2026 23:50:00 +0700</pubDate>"
    assert listing(rss(dated)).entries == (
        FeedEntry(
            url=PAGE,
            title="Pindad teken MoU",
            published=DAY,
            stated="Wed, 04 Feb 2026 23:50:00 +0700",
        ),
    )


def test_rss_of_the_nineties_is_read() -> None:
    """RSS 0.91 names a document type of its own, and uses words of HTML."""
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    item = "<item><title>Satu &nbsp; dua</title><link>/satu</link></item>"
    found = listing(
        f'<?xml version="1.0"?>{doctype}<rss version="0.91"><channel>{item}</channel></rss>'
    )
    assert [(it.url, it.title) for it in found.entries] == [(PAGE, "Satu dua")]


def test_rss_1_dates_by_dublin_core() -> None:
    """RSS 1.0 has its items beside the channel and their date in `dc:date`."""
    found = listing(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="x"/><item rdf:about="{PAGE}"><title>Satu</title><link>{PAGE}</link>'
        "<dc:date>2026-02-04T10:00:00+07:00</dc:date></item></rdf:RDF>"
    )
    assert [(it.url, it.published) for it in found.entries] == [(PAGE, DAY)]


def test_atom_tells_publication_from_change() -> None:
    """An Atom entry that only says when it changed has no date of publication."""
    changed = "<updated>2026-02-05T01:00:00Z</updated>"
    first = f'<title type="html">A &lt;b>B&lt;/b></title><link href="/satu"/>{changed}'
    both = f"{first}<published>2026-02-04T10:00:00+07:00</published>"
    only = f'<link rel="self" href="/api/2"/><link href="/dua"/>{changed}'
    one, other = listing(atom(both, only)).entries
    assert (one.url, one.title, one.published) == (PAGE, "A B", DAY)
    assert (other.url, other.published, other.stated) == ("https://warta.example/dua", None, None)
    assert one.changed == other.changed == PartialDate.parse("2026-02-05")


def test_a_permanent_guid_is_an_address() -> None:
    """An item without a link may be addressed by its guid."""
    assert [it.url for it in listing(rss(f"<guid>{PAGE}</guid>")).entries] == [PAGE]


@pytest.mark.parametrize(
    "item",
    [
        "<title>tanpa alamat</title>",
        "<link>javascript:alert(1)</link>",
        "<link>ftp://warta.example/satu</link>",
        "<link>http://[::1</link>",
        f"<link>{PAGE}?{'x' * 2000}</link>",
    ],
)
def test_an_entry_without_an_address_is_told(item: str) -> None:
    """What no browser could open is skipped with its reason; the others are read."""
    found = listing(rss(item, f"<link>{PAGE}</link>"))
    assert [it.url for it in found.entries] == [PAGE]
    assert [(it.source, it.reason) for it in found.skipped] == [(FEED_URL, "bad_address")]


def test_an_entry_twice_is_one() -> None:
    """A page that is listed twice counts once, as it is listed first."""
    first = f"<title>satu</title><link>{PAGE}</link>"
    found = listing(rss(first, f"<title>lagi</title><link>{PAGE}#komentar</link>"))
    assert [(it.url, it.title) for it in found.entries] == [(PAGE, "satu")]


def test_what_a_broken_feed_lists_is_read() -> None:
    """A feed that breaks off gives the entries before, and says that it is broken."""
    whole = rss(f"<title>A & B</title><link>{PAGE}</link>", "<link>/dua</link>")
    found = listing(whole[: whole.index("/dua")])
    assert found.entries[0].url == PAGE
    assert found.fault is not None
    assert "broken" in found.fault


def test_a_feed_that_breaks_off_before_its_first_entry_is_refused() -> None:
    """Nobody has listened to what could not be read."""
    with pytest.raises(SkipError, match="broken_feed"):
        listing("<rss version='2.0'><channel><title>Warta</title><item><title>Sa")


def test_the_first_of_too_many_entries_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed without end is read up to a number, and that is told."""
    monkeypatch.setattr("jalin.source.feeds.syndication.MOST_ENTRIES", 2)
    found = listing(rss(*(f"<link>/{number}</link>" for number in range(3))))
    assert len(found.entries) == 2
    assert found.fault is not None
    assert "more than 2" in found.fault


def test_a_feed_of_nothing_is_a_feed() -> None:
    """A feed without entries was heard: it says that there is nothing new."""
    found = listing(rss())
    assert (found.kind, found.entries, found.fault) == (FeedKind.FEED, (), None)


def test_what_is_told_to_be_a_feed_and_is_none_is_refused() -> None:
    """A page in the place of a feed is a failure, not a feed of nothing."""
    with pytest.raises(SkipError, match="not_a_feed"):
        listing("<html><body>Not found</body></html>", kind=FeedKind.FEED)


def test_a_name_of_a_file_is_not_opened() -> None:
    """The content of a feed is never taken for the name of a file or an address."""
    with pytest.raises(SkipError, match="not_a_feed"):
        listing("/etc/hostname", kind=FeedKind.FEED)
