"""The form of a feed is told by how it begins."""

import pytest

from feed_contents import atom, listing, rss, sitemap, sitemap_index
from jalin.model import SkipError
from jalin.source.feeds import FeedKind

LINES = "# daftar\n\n  https://warta.example/satu\n"
FORMS = [
    (rss("<link>/satu</link>"), FeedKind.FEED),
    (atom('<link href="/satu"/>'), FeedKind.FEED),
    (f"\ufeff\n\n{rss()}", FeedKind.FEED),
    (f"<!-- <b> -->{atom()}", FeedKind.FEED),
    (f" \n{sitemap()}", FeedKind.SITEMAP),
    ("<r:RDF xmlns:r='http://x.example/#' xmlns='http://purl.org/rss/1.0/'/>", FeedKind.FEED),
    (sitemap(), FeedKind.SITEMAP),
    (sitemap_index(), FeedKind.SITEMAP),
    ("<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'/>", FeedKind.SITEMAP),
    (LINES, FeedKind.URLS),
    (f"\ufeff{LINES}", FeedKind.URLS),
]


@pytest.mark.parametrize(("content", "kind"), FORMS)
def test_the_form_is_sensed(content: str, kind: FeedKind) -> None:
    """RSS, Atom, sitemaps and lists of addresses are told apart without a word of the user."""
    assert listing(content).kind is kind


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("<!doctype html><html><a href='/feed'>RSS</a></html>", "not_a_feed"),
        ("Halaman tidak ditemukan", "not_a_feed"),
        ("# " * 50_000, "not_a_feed"),
        ('{"items": []}', "not_a_feed"),
    ],
)
def test_what_is_no_feed_is_refused(content: str, reason: str) -> None:
    """A page or a message in the place of a feed is told."""
    with pytest.raises(SkipError, match=reason):
        listing(content)


@pytest.mark.parametrize("kind", FeedKind)
@pytest.mark.parametrize(
    "content",
    [
        "<!DOCTYPE html>\n<html><head><title>503</title></head>\n<body><p>x</p>\n</body></html>",
        "<?xml version='1.0'?>\n<Error><Code>NoSuchKey</Code></Error>",
        "Sedang dalam perbaikan\nSilakan kembali nanti",
        "<html>\n<script>\nhttps://a.example/\n</script></html>",
        '{"error": "x"}',
    ],
)
def test_nothing_is_heard_of_a_page_in_the_place_of_a_feed(content: str, kind: FeedKind) -> None:
    """A site in trouble answers with a page, and 200; whatever kind is told, that is no feed."""
    with pytest.raises(SkipError, match=r"not_a_feed|broken_xml"):
        listing(content, kind=kind)


def test_bytes_of_no_text_are_refused() -> None:
    """A picture that is told to be a feed is refused."""
    with pytest.raises(SkipError, match="binary"):
        listing(b"\x89PNG\r\n\x00\x00", kind=FeedKind.FEED)


def test_the_form_that_is_told_wins() -> None:
    """A list whose first line looks otherwise is read as the user says."""
    found = listing("/satu\nhttps://warta.example/dua # lagi", kind=FeedKind.URLS)
    assert [it.url[-4:] for it in found.entries] == ["satu", "/dua"]


@pytest.mark.parametrize(
    ("encoding", "charset"), [("cp1252", "windows-1252"), ("utf-8", None), ("utf-16", None)]
)
def test_titles_are_read_in_the_encoding_of_the_feed(encoding: str, charset: str | None) -> None:
    """The encoding is that of the mark, of UTF-8, or the one that the server declares."""
    text = rss("<title>Rapat “tertutup”</title><link>/a</link>")
    (entry,) = listing(text.encode(encoding), charset=charset).entries
    assert entry.title == "Rapat “tertutup”"


def test_a_letter_that_cannot_be_read_costs_no_address() -> None:
    """A feed with a stray byte is read, and the fault is told."""
    found = listing(rss("<title>a\xff</title><link>/a</link>").encode("latin-1"))
    assert [it.url for it in found.entries] == ["https://warta.example/a"]
    assert found.fault is not None


def test_a_list_tells_what_is_no_address() -> None:
    """Lines are completed, kept once, and told by number where they are no addresses."""
    found = listing(
        "https://a.example/é x?q=1&r=%20#t\n\nnews:x\nhttps://a.example/é x?q=1&r=%20\n"
    )
    assert [it.url for it in found.entries] == ["https://a.example/%C3%A9%20x?q=1&r=%20"]
    assert [(it.source, it.reason) for it in found.skipped] == [
        ("https://warta.example/feed:3", "bad_address")
    ]
