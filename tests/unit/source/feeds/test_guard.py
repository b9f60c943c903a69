"""Hostile feeds are refused before they are parsed, whatever form they come in."""

import gzip
import time

import pytest

from feed_contents import listing, rss, sitemap
from jalin.model import SkipError
from jalin.source.feeds import FeedKind

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
FORMS = {
    "rss": '<rss version="2.0"><channel><item><title>&l9;</title></item></channel></rss>',
    "atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>&l9;</title></feed>',
    "sitemap": "<urlset><url><loc>&l9;</loc></url></urlset>",
    "broken": "<rss><channel><item><title>&l9;</item>",
}
FILE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        FILE,
        f"<!-- <rss> -->{BOMB}",
        f"<?x <rss> ?>{BOMB}",
        f"<?xml version='1.0'?>\n{FILE}",
        f"< {BOMB}",
        '<!DOCTYPE x [<!ENTITY % p "q">]>',
    ],
)
def test_a_feed_that_declares_entities_is_refused(form: str, head: str) -> None:
    """No declaration hides behind a comment, an instruction or a fault before it."""
    with pytest.raises(SkipError, match=r"hostile_xml|broken_xml"):
        listing(head + FORMS[form])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_no_encoding_hides_a_declaration(encoding: str) -> None:
    """A feed is judged by its characters, not by its bytes."""
    with pytest.raises(SkipError, match="hostile_xml"):
        listing((BOMB + FORMS["rss"]).encode(encoding), kind=FeedKind.FEED)


def test_a_declaration_in_a_text_is_text() -> None:
    """An article about XML may quote a declaration."""
    (entry,) = listing(rss("<title><![CDATA[<!ENTITY a 'b'>]]></title><link>/a</link>")).entries
    assert entry.url.endswith("/a")


@pytest.mark.parametrize("packed", [False, True])
def test_a_feed_without_end_is_refused(*, packed: bool) -> None:
    """A bomb of gzip, and a text as large, are given up at the limit."""
    content = rss("<link>/a</link>").encode() + b" " * 60_000_000
    with pytest.raises(SkipError, match="too_large"):
        listing(gzip.compress(content, 1) if packed else content)


@pytest.mark.parametrize("cut", [12, 40, -9])
def test_a_packed_feed_that_ends_too_soon_is_refused(cut: int) -> None:
    """Half a packed file is no feed."""
    packed = gzip.compress(sitemap("<loc>/satu</loc>").encode())
    with pytest.raises(SkipError, match="truncated"):
        listing(packed[:cut])


def test_packed_parts_follow_one_another() -> None:
    """A file that was packed in parts is one feed."""
    whole = sitemap("<loc>/satu</loc>").encode()
    found = listing(gzip.compress(whole[:90]) + gzip.compress(whole[90:]))
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"", mtime=0) * 100_000 + gzip.compress(b"https://a.example/1"),
        b"https://a.example/1\nhttps://a.example/" + b" " * 2_000_000 + b"b",
        sitemap("<loc>/1</loc>", *(f"<loc>/{' ' * 4_900}b</loc>" for _ in range(1_000))).encode(),
        rss("<link>/1</link>", f"<link>/{' ' * 1_000_000}b</link>").encode(),
    ],
    ids=["empty parts", "blanks in a list", "blanks in a map", "blanks in a feed"],
)
def test_no_length_costs_much_time(content: bytes) -> None:
    """What grows with the square of its length would hold up a round for hours."""
    start = time.process_time()
    assert listing(content).entries[0].url.endswith("/1")
    assert time.process_time() - start < 10


def test_a_nest_without_end_is_refused() -> None:
    """A sitemap of elements within elements is given up early."""
    with pytest.raises(SkipError, match="hostile_xml"):
        listing("<urlset>" + "<a>" * 100_000)


@pytest.mark.parametrize(
    "filling", ["<", "<a ", "<a b='\"", "<!--", "<![CDATA[", "<item>", "&", "<?x ", "</a", "]]>"]
)
def test_no_fault_costs_much_time(filling: str) -> None:
    """Broken feeds of two hundred kilobytes are read or refused in seconds."""
    start = time.process_time()
    try:
        listing(f"<rss><channel>{filling * (200_000 // len(filling))}", kind=FeedKind.FEED)
    except SkipError as err:
        assert err.reason in {"not_a_feed", "broken_feed"}  # noqa: PT017 (it may also be read)
    assert time.process_time() - start < 10
