"""The working state of watching, on every engine."""

import datetime as dt
from dataclasses import replace

import pytest

from jalin.model import Heard
from jalin.store.register import Register
from jalin.store.watching import FeedState, PageEntry, PageState

FEED = "https://warta.example/feed"
NOON = "2026-02-04T12:00:00.000000Z"
LATER = "2026-02-04T12:30:00.000000Z"
FAR = "2026-03-08T12:30:00.000000Z"


def page(name: str, *, due: str | None = NOON, feed: str = FEED) -> PageEntry:
    """Build a page that waits."""
    return PageEntry(url=f"https://warta.example/{name}", feed=feed, due=due)


def names(register: Register, *, now: str = LATER, limit: int = 10) -> list[str]:
    """Name the pages of the feed that may be fetched."""
    found = register.waiting_pages(FEED, now=now, far=FAR, limit=limit)
    return [it.url.rpartition("/")[2] for it in found]


def test_a_feed_that_was_never_visited_has_no_state(register: Register) -> None:
    """Nothing is known of a feed before its first visit."""
    assert register.feed_state(FEED) == FeedState(url=FEED)


def test_the_state_of_a_feed_is_that_of_the_last_visit(register: Register) -> None:
    """Each visit takes the place of the one before, and touches no other feed."""
    state = FeedState(url=FEED, etag='"a"', modified="Wed", failures=2, due=NOON, fault="timeout")
    other = FeedState(url="https://lain.example/feed", visited=NOON)
    for each in (state, other, replace(state, failures=0, fault=None, visited=LATER)):
        register.set_feed_state(each)
    assert register.feed_state(FEED) == replace(state, failures=0, fault=None, visited=LATER)
    assert register.feed_state(other.url) == other


def test_a_page_is_queued_once(register: Register) -> None:
    """What any feed has listed before is not queued again, whatever became of it."""
    assert register.add_pages([page("satu"), page("dua"), page("satu")]) == 2
    register.set_page_state(replace(page("satu"), state=PageState.KEPT))
    assert register.add_pages([page("satu", feed="lain"), page("tiga")]) == 1
    assert names(register) == ["dua", "tiga"]
    assert register.add_pages([]) == 0


def test_everything_that_a_feed_says_comes_back(register: Register) -> None:
    """Title and date are kept as the feed has them."""
    told = replace(page("satu"), outlet="Warta", title="A “b” \\ {c}", published="Rabu, 4/2/2026")
    register.add_pages([told])
    assert register.waiting_pages(FEED, now=NOON, far=FAR, limit=1) == (told,)


def test_the_latest_pages_come_first(register: Register) -> None:
    """What became due last is fetched first, as many as are asked for and none before its time."""
    register.add_pages([page("lama"), page("baru", due=LATER), page("lain", feed="x")])
    assert names(register) == ["baru", "lama"]
    assert names(register, limit=1) == ["baru"]
    assert names(register, now=NOON) == ["lama"]


@pytest.mark.parametrize("state", [PageState.KEPT, PageState.SKIPPED])
def test_a_page_that_is_done_waits_no_more(register: Register, state: PageState) -> None:
    """A page that is kept or given up is not fetched again."""
    register.add_pages([page("satu"), page("dua"), page("lain", feed="x")])
    register.set_page_state(replace(page("satu"), state=state, due=None, reason="http_404"))
    assert names(register) == ["dua"]
    assert register.count_waiting() == {FEED: 1, "x": 1}


def test_a_page_that_failed_waits_for_its_next_try(register: Register) -> None:
    """Tries and the time of the next one are kept."""
    register.add_pages([page("satu")])
    failed = replace(page("satu"), tries=1, due=LATER, reason="timeout")
    register.set_page_state(failed)
    assert names(register, now=NOON) == []
    assert register.waiting_pages(FEED, now=LATER, far=FAR, limit=5) == (failed,)


def test_what_is_due_in_another_age_is_due(register: Register) -> None:
    """A clock that was wrong keeps no page back: nothing waits for so long."""
    register.add_pages([page("satu", due=FAR), page("dua", due="2099-01-01T00:00:00.000000Z")])
    assert names(register) == ["dua"]


def test_the_latest_day_of_a_feed_is_that_of_its_pages(register: Register) -> None:
    """Days of which nothing is listed, other feeds and days to come are no sign of life."""
    days = (("1", FEED, 2), ("3", FEED, 1), ("5", FEED, 0), ("4", "x", 1), ("9", FEED, 1))
    for day, source, number in days:
        heard = Heard(outlet="W", day=dt.date(2026, 2, int(day)), source=source, documents=number)
        register.add_heard(heard)
    assert register.latest_heard("W", FEED, dt.date(2026, 2, 8)) == dt.date(2026, 2, 3)
    assert register.latest_heard("Lain", FEED, dt.date(2026, 2, 8)) is None


def test_a_broken_visit_leaves_nothing(register: Register) -> None:
    """Feed and pages are kept together or not at all."""

    def visit_and_fail() -> None:
        with register.transaction():
            register.set_feed_state(FeedState(url=FEED, etag='"a"'))
            register.add_pages([page("satu")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        visit_and_fail()
    assert register.feed_state(FEED) == FeedState(url=FEED)
    assert register.count_waiting() == {}


def test_the_state_of_watching_is_not_dumped(register: Register) -> None:
    """Two registers that hold the same are equal, however they came by it."""
    register.set_feed_state(FeedState(url=FEED))
    register.add_pages([page("satu")])
    assert list(register.dump()) == []
