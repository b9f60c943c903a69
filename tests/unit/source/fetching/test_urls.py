"""URLs are taken apart once, in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.source.fetching import FetchError
from jalin.source.fetching.guard import join_url, parse_url


@pytest.mark.parametrize(
    ("text", "one_spelling"),
    [
        ("https://News.Example", "https://news.example/"),
        ("HTTP://news.example:80/a", "http://news.example/a"),
        ("https://news.example:8443/a?b=c#d", "https://news.example:8443/a?b=c"),
        ("https://news.example./a", "https://news.example/a"),
        (" https://news.example/a\n", "https://news.example/a"),
        ("https://news.example/kerja sama/é", "https://news.example/kerja%20sama/%C3%A9"),
        ("https://news.example/a%20b?q=c d", "https://news.example/a%20b?q=c%20d"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/a/%2e%2E/b", "https://news.example/b"),
        ("https://news.example/../../a/..", "https://news.example/"),
        ("https://news.example/a/.", "https://news.example/a/"),
        ("https://news.example//a//b", "https://news.example//a//b"),
        ("https://news_desk.example/", "https://news_desk.example/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0:0::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    ],
)
def test_one_spelling(text: str, one_spelling: str) -> None:
    """A URL has one spelling, and that spelling is itself again."""
    assert parse_url(text, source="x").text == one_spelling
    assert parse_url(one_spelling, source="x").text == one_spelling


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("file:///etc/passwd", "refused_scheme"),
        ("ftp://news.example/", "refused_scheme"),
        ("gopher://news.example/", "refused_scheme"),
        ("data:text/html,hello", "refused_scheme"),
        ("javascript:alert(1)", "refused_scheme"),
        ("//news.example/", "refused_scheme"),
        ("news.example/a", "refused_scheme"),
        ("", "refused_scheme"),
        ("https://", "refused_url"),
        ("https:///a", "refused_url"),
        ("https://a..example/", "refused_url"),
        ("https://-a.example/", "refused_url"),
        (f"https://{'a' * 64}.example/", "refused_url"),
        (f"https://{'a.' * 150}example/", "refused_url"),
        (f"https://news.example/{'a' * 8000}", "refused_url"),
        ("https://user@news.example/", "refused_url"),
        ("https://user:word@news.example/", "refused_url"),
        ("https://@news.example/", "refused_url"),
        ("https://news.example\\@127.0.0.1/", "refused_url"),
        ("https://news.example\\.other.example/", "refused_url"),
        ("https://news example/", "refused_url"),
        ("https://news%2eexample/", "refused_url"),
        ("https://news.example/a\nHost: other", "refused_url"),
        ("https://news.example/a\x00", "refused_url"),
        ("https://news.example/\ud800", "refused_url"),
        ("https://\ud800.example/", "refused_url"),
        ("https://news.example:0/", "refused_url"),
        ("https://news.example:65536/", "refused_url"),
        ("https://news.example:port/", "refused_url"),
        ("https://[::1/", "refused_url"),
        ("https://[news]/", "refused_url"),
        ("https://[v1.news]/", "refused_url"),
        ("https://[2606:4700::1111]news/", "refused_url"),
        ("https://[2606:4700::1111].news.example:443/", "refused_url"),
        ("https://℀.example/", "refused_url"),
        ("http://127.1/", "refused_address"),
        ("http://2130706433/", "refused_address"),
        ("http://0x7f000001/", "refused_address"),
        ("http://0x7f.0.0.1/", "refused_address"),
        ("http://0177.0.0.1/", "refused_address"),
        ("http://127.0.0.0x1/", "refused_address"),
        ("http://news.0x/", "refused_address"),
        ("http://news.1/", "refused_address"),
        ("http://256.1.1.1/", "refused_address"),
        ("http://１２７.1/", "refused_address"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    """What is no plain address of a web page is refused before anything is asked."""
    with pytest.raises(FetchError) as refusal:
        parse_url(text, source="the list")
    assert (refusal.value.source, refusal.value.reason) == ("the list", reason)
    assert refusal.value.is_permanent


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://news.example/b"),
        ("b?c", "https://news.example/a/b?c"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example", "http://other.example/"),
        ("/b c#d", "https://news.example/b%20c"),
        ("", "https://news.example/a/start"),
    ],
)
def test_redirect_targets(location: str, target: str) -> None:
    """A redirect may lead to a URL, a host, a path or a neighbour."""
    start = parse_url("https://news.example/a/start", source="x")
    assert join_url(start, location, source="x").text == target


@pytest.mark.parametrize("location", ["http://[", "file:///etc/passwd", "http://127.1/"])
def test_redirect_targets_are_refused(location: str) -> None:
    """A redirect leads nowhere that could not be asked for outright."""
    start = parse_url("https://news.example/", source="x")
    with pytest.raises(FetchError, match="refused"):
        join_url(start, location, source="x")


_URL_PARTS = st.sampled_from(
    ["http://", "https:", "//", "/", "a.example", ":80", "@", "?", "#", "..", "%2e", "[::1]", "\\"]
)


@given(st.lists(_URL_PARTS | st.text(st.characters(), max_size=4), max_size=8).map("".join))
def test_any_text(text: str) -> None:
    """Any text is refused, or is a URL that reads as itself and can stand in a request."""
    try:
        url = parse_url(text, source="x")
    except FetchError as err:
        assert err.reason.startswith("refused_")  # noqa: PT017 either is right
    else:
        assert parse_url(url.text, source="x") == url
        assert url.text.isascii()
        assert url.text.isprintable()
        assert " " not in url.text
