"""Atom feeds: valid whatever text documents hold."""

import datetime as dt
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given
from hypothesis import strategies as st

from jalin.export.atom import AtomEntry, AtomFeed, AtomLink, clean_text, write_atom

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = dt.date(2026, 2, 4)


def entry(day: dt.date = DAY, text: str = "Isi") -> AtomEntry:
    """Build an entry of which every text is the same."""
    return AtomEntry(
        id=f"tag:jalin.invalid,2026:event/{day}",
        title=text,
        day=day,
        summary=text,
        category="new",
        links=(AtomLink(relation="alternate", address="http://here/deals/1", title=text),),
    )


def feed(*entries: AtomEntry) -> AtomFeed:
    """Build a feed."""
    return AtomFeed(
        id="tag:jalin.invalid,2026:feed/new",
        title="Jalin",
        subtitle="Semua",
        author="Jalin",
        language="id",
        day=dt.date(2026, 6, 30),
        links=(AtomLink(relation="self", address="http://here/feeds/new.atom?q=a&b=c"),),
        entries=entries,
    )


def read(written: bytes) -> Element:
    """Read a feed."""
    return fromstring(written)  # noqa: S314 (what was just written)


def find(element: Element, name: str) -> str:
    """Give the text of a child, which must be there."""
    found = element.findtext(f"{ATOM}{name}")
    assert found is not None
    return found


def test_a_feed_has_what_the_standard_asks_for() -> None:
    """Id, title, age, author, a link to itself."""
    root = read(write_atom(feed(entry())))
    assert root.tag == f"{ATOM}feed"
    assert find(root, "id").startswith("tag:")
    assert find(root, "title") == "Jalin"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Jalin"
    (own,) = root.findall(f"{ATOM}link[@rel='self']")
    assert own.get("href") == "http://here/feeds/new.atom?q=a&b=c"


def test_an_entry_has_what_the_standard_asks_for() -> None:
    """Id, title, age, a summary in plain text, a link."""
    (item,) = read(write_atom(feed(entry()))).findall(f"{ATOM}entry")
    assert {find(item, name) for name in ("id", "title", "updated", "published")} == {
        f"tag:jalin.invalid,2026:event/{DAY}",
        "Isi",
        "2026-02-04T00:00:00Z",
    }
    summary = item.find(f"{ATOM}summary")
    assert summary is not None
    assert (summary.get("type"), summary.text) == ("text", "Isi")


def test_a_feed_is_as_old_as_its_newest_entry() -> None:
    """Without entries as old as the day that was asked about: no clock has a part in it."""
    newer = dt.date(2026, 3, 1)
    assert find(read(write_atom(feed(entry(newer), entry()))), "updated").startswith("2026-03-01")
    assert find(read(write_atom(feed())), "updated").startswith("2026-06-30")


@given(st.text())
def test_any_text_can_be_told(text: str) -> None:
    """Mark-up stays text, and what XML cannot hold is left out."""
    (item,) = read(write_atom(feed(entry(text=text)))).findall(f"{ATOM}entry")
    assert (item.findtext(f"{ATOM}title") or "") == clean_text(text)


@given(st.text())
def test_cleaned_text_has_no_control_signs(text: str) -> None:
    """Neither those of a terminal nor those that turn a line around."""
    cleaned = clean_text(text)
    assert cleaned == clean_text(cleaned)
    assert not any(
        ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 or sign in "\u202e\u2066\ufffe"
        for sign in cleaned
    )
