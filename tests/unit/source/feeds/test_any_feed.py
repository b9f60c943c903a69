"""Whatever a site sends in the place of a feed, it is read or refused with a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feed_contents import atom, listing, rss, sitemap, sitemap_index
from jalin.model import SkipError
from jalin.source.feeds import FeedKind

ITEM = "<title>A</title><link>https://a.example/1</link><pubDate>4 Feb 2026</pubDate>"
WHOLE = (
    rss(f"{ITEM}<georss:point>1 2</georss:point><source url='x'>y</source>"),
    atom('<title type="xhtml"><div>a<b>c</b></div></title><link href="/a"/>'),
    sitemap("<loc>/a</loc><lastmod>2026-02-04</lastmod>"),
    sitemap_index("<loc>/a.xml</loc>"),
)
PIECES = (
    *("<", "&", "&#0;", "&#xD800;", "&#x110000;", "]]>", "<![CDATA[", "<!--", "<item>", "</item>"),
    *("</channel>", "<?xml encoding='utf-7'?>", "\0", "\ufffe", "'", '"', "xml:base='http://[x'"),
    *("<psc:chapter start='x'/>", "<content mode='base64'>!</content>", "<dc:date>0000</dc:date>"),
)
REASONS = {
    *("binary", "broken_feed", "broken_xml", "empty", "hostile_xml", "not_a_feed"),
    *("bomb", "broken", "too_large", "truncated"),
}


def read_or_refuse(content: bytes, kind: FeedKind | None, charset: str | None = None) -> None:
    """Read a feed; if it is refused, then for a reason that is documented."""
    try:
        found = listing(content, kind=kind, charset=charset)
    except SkipError as err:
        assert err.reason in REASONS  # noqa: PT017 (it may also be read)
    else:
        assert all(it.url.startswith(("http://", "https://")) for it in found.entries)


@settings(deadline=None)
@given(content=st.binary(max_size=300), kind=st.sampled_from([None, *FeedKind]))
def test_any_bytes_are_read_or_refused(content: bytes, kind: FeedKind | None) -> None:
    """No bytes raise anything but a reason."""
    read_or_refuse(content, kind)


@settings(max_examples=300, deadline=None)
@given(
    whole=st.sampled_from(WHOLE),
    places=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 20))),
    encoding=st.sampled_from(["utf-8", "utf-16", "latin-1", "utf-7"]),
    charset=st.sampled_from([None, "utf-8", "utf-7", "rot13", "none"]),
)
def test_any_damage_is_read_or_refused(
    whole: str, places: list[tuple[float, str, int]], encoding: str, charset: str | None
) -> None:
    """A feed with pieces put in and cut out is read as far as it goes."""
    for place, piece, cut in places:
        at = int(place * len(whole))
        whole = whole[:at] + piece + whole[at + cut :]
    read_or_refuse(whole.encode(encoding, "replace"), None, charset)


@pytest.mark.parametrize("sign", ["&#x110000;", "&#xD800;", "&#0;", "\x0b", "&#99999999999999999;"])
def test_a_sign_that_is_none_costs_no_feed(sign: str) -> None:
    """What is no character stands in many feeds; the feed is read without it."""
    found = listing(rss(f"<title>A{sign}B</title><link>/a</link>"))
    assert [(it.title, it.url[-2:]) for it in found.entries] == [("A\ufffdB", "/a")]
    assert found.fault is None


def test_what_breaks_the_parser_itself_is_told() -> None:
    """A feed that nests what does not belong together is refused, not raised."""
    broken = "<rss><channel><item><georss:point>1 </item>2</georss:point></channel></rss>"
    with pytest.raises(SkipError, match="broken_feed"):
        listing(broken)
