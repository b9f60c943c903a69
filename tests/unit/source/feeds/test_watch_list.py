"""The list of watched feeds: strict, and all its faults at once."""

from pathlib import Path

import pytest

from handbook import find_fences, list_first_column, read_page
from jalin.model import AbortError
from jalin.source.feeds import (
    FeedKind,
    WatchedFeed,
    WatchList,
    parse_watch_list,
    read_starter,
    read_watch_list,
)

PAGE = read_page("docs/reference/feeds.md")
FEED = '[[feed]]\noutlet = "Warta"\nurl = "https://warta.example/feed"\n'


def test_defaults_are_filled_in() -> None:
    """A feed needs an outlet and an address."""
    feed = WatchedFeed(outlet="Warta", url="https://warta.example/feed")
    assert parse_watch_list(FEED, "x.toml") == WatchList(feeds=(feed,))


def test_a_feed_has_the_last_word() -> None:
    """What `[watch]` says holds for all feeds that do not say otherwise."""
    text = f"""
    [watch]
    contact = "mailto:meja@warta.example"
    every = "2h"
    host_gap = "5s"
    max_pages = 10
    {FEED}
    {FEED.replace("/feed", "/peta.xml")}
    kind = "sitemap"
    every = "15m"
    max_pages = 20
    include = ["/ekonomi/", "/industri/"]
    exclude = ["/foto/"]
    """
    listed = parse_watch_list(text, "x.toml")
    assert (listed.contact, listed.host_gap_s) == ("mailto:meja@warta.example", 5)
    one, other = listed.feeds
    assert (one.kind, one.every_s, one.max_pages) == (None, 7200, 10)
    assert (other.kind, other.every_s, other.max_pages) == (FeedKind.SITEMAP, 900, 20)


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://w.example/ekonomi/a", True),
        ("https://w.example/ekonomi/foto/a", False),
        ("https://w.example/bola/a", False),
    ],
)
def test_pages_are_taken_by_parts_of_their_address(url: str, *, taken: bool) -> None:
    """One of the wanted parts must be there, and none of the unwanted."""
    feed = WatchedFeed(outlet="W", url="x", include=("/ekonomi/",), exclude=("/foto/",))
    assert feed.takes(url) is taken


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[feed]", "not TOML"),
        ("", r"feed: there is no `\[\[feed\]\]`"),
        ("feed = 3", "feed: there is no"),
        ("feed = [1]", r"feed\[1\]: not a table"),
        (f"watch = 1\n{FEED}", "watch: not a table"),
        (f"[wacth]\n{FEED}", "wacth: no such key"),
        (f"[watch]\nevry = '1h'\n{FEED}", "watch.evry: no such key"),
        (f"[watch]\nevery = '30'\n{FEED}", "watch.every: not a duration"),
        (f"[watch]\nevery = 30\n{FEED}", "watch.every: not a duration"),
        (f"[watch]\nevery = '1s'\n{FEED}", "watch.every: not between"),
        (f"[watch]\nmax_pages = true\n{FEED}", "watch.max_pages: not a number"),
        (f"[watch]\nmax_pages = 0\n{FEED}", "watch.max_pages: not a number"),
        (f"[watch]\ncontact = 'meja@warta.example'\n{FEED}", "watch.contact: not an address"),
        (f"[watch]\ncontact = 'mailto:a b'\n{FEED}", "watch.contact: may hold no blanks"),
        (f"[watch]\ncontact = 'mailto:{'a' * 200}'\n{FEED}", "watch.contact: longer than 150"),
        (f'[watch]\ncontact = "mailto:a\\nHost: x"\n{FEED}', "watch.contact: not a text"),
        ("[[feed]]\nurl = 'https://a.example'", r"feed\[1\].outlet: is missing"),
        ("[[feed]]\noutlet = 'A'\nurl = 'a.example'", r"feed\[1\].url: not an address"),
        ("[[feed]]\noutlet = ' '\nurl = 'https://[::1'", r"feed\[1\].url: not an address"),
        (f"{FEED}kind = 'rss'", r"feed\[1\].kind: none of feed, sitemap, urls"),
        (f"{FEED}include = '/a/'", r"feed\[1\].include: not a list"),
        (f"{FEED}exclude = ['']", r"feed\[1\].exclude: not a text"),
        (f"x = {'[' * 5_000}", "not TOML"),
        (FEED + FEED, r"feed\[2\].url: is listed twice"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, fault: str) -> None:
    """Whatever is wrong ends the run with the file and the path of the key."""
    with pytest.raises(AbortError, match=rf"(?s)x\.toml: .*{fault}"):
        parse_watch_list(text, "x.toml")


def test_all_faults_are_told_at_once() -> None:
    """A list with three faults is corrected in one go."""
    text = f"[watch]\nevery = 1\n{FEED}colour = 2\n[[feed]]\noutlet = 'B'"
    with pytest.raises(AbortError, match="3 faults") as told:
        parse_watch_list(text, "x.toml")
    assert str(told.value).splitlines()[1:] == [
        'watch.every: not a duration such as "90s", "30m", "6h" or "1d": 1',
        "feed[1].colour: no such key",
        "feed[2].url: is missing",
    ]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file and one of other bytes end the run with their name."""
    with pytest.raises(AbortError, match=r"none\.toml: cannot be read"):
        read_watch_list(tmp_path / "none.toml")
    path = tmp_path / "bytes.toml"
    path.write_bytes(b"# \xff")
    with pytest.raises(AbortError, match=r"bytes\.toml: is not in UTF-8"):
        read_watch_list(path)


def test_a_mark_of_the_encoding_is_no_fault(tmp_path: Path) -> None:
    """Some editors begin every file with one."""
    path = tmp_path / "feeds.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FEED.replace("\n", "\r\n").encode())
    assert read_watch_list(path) == parse_watch_list(FEED, "x.toml")


def test_the_starter_list_is_a_list(tmp_path: Path) -> None:
    """What ships with Jalin can be watched as it is."""
    path = tmp_path / "feeds.toml"
    path.write_text(read_starter(), encoding="utf-8")
    listed = read_watch_list(path)
    assert len({feed.outlet for feed in listed.feeds}) >= 10


@pytest.mark.parametrize(
    ("heading", "table", "required"),
    [("All feeds", "[watch]", set()), ("One feed", "[[feed]]", {"outlet", "url"})],
)
def test_the_reference_page_has_the_keys_that_there_are(
    heading: str, table: str, required: set[str]
) -> None:
    """Every key that is listed is known, and what must be there is listed."""
    listed = {key for key in list_first_column(PAGE, heading) if key.isidentifier()}
    keys = "".join(f"{key} = []\n" for key in sorted(listed))
    with pytest.raises(AbortError) as told:
        parse_watch_list(f"{table}\n{keys}", "x.toml")
    assert "no such key" not in str(told.value)
    assert required | {"every", "max_pages"} <= listed


def test_the_example_of_the_reference_page_is_a_list() -> None:
    """What the page shows can be watched."""
    (example,) = find_fences(PAGE, "toml")
    assert len(parse_watch_list(example, "feeds.md").feeds) == 2
