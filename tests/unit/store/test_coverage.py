"""What the register has heard, counted by the database."""

import datetime as dt
from collections.abc import Iterator

import pytest

from jalin.model import Heard, Skipped
from jalin.store.coverage import CopyGroup, CopyTotals, OutletSpan, PageCount, SkippedCount
from jalin.store.register import Register
from jalin.store.watching import FeedState, PageEntry, PageState
from register_factory import deal, doc, fill, reading, story

DOCUMENTS = (
    doc("Satu.", name="a", published="2024-01-05"),
    doc("Dua.", name="a", published="2024-01"),
    doc("Tiga.", name="a"),
    doc("Empat.", name="b", published="2025"),
)


@pytest.fixture
def register() -> Iterator[Register]:
    """Fill a register with four documents of two outlets."""
    with Register.open(":memory:") as opened:
        fill(opened, *((document, reading(document)) for document in DOCUMENTS))
        yield opened


@pytest.mark.parametrize(
    ("until", "spans"),
    [
        (None, [("Warta a", 3, 1, "2024-01", "2024-01-05"), ("Warta b", 1, 0, "2025", "2025")]),
        (dt.date(2024, 1, 30), [("Warta a", 1, 0, "2024-01-05", "2024-01-05")]),
        (dt.date(2024, 1, 31), [("Warta a", 2, 0, "2024-01", "2024-01-05")]),
        (dt.date(2020, 1, 1), []),
    ],
)
def test_an_outlet_has_its_span(
    register: Register, until: dt.date | None, spans: list[tuple[str, int, int, str, str]]
) -> None:
    """Up to a day only what was published by its end counts; what has no date counts now only."""
    expected = tuple(
        OutletSpan(outlet=it[0], documents=it[1], undated=it[2], first=it[3], last=it[4])
        for it in spans
    )
    assert register.outlet_spans(until) == expected


def test_kept_documents_are_counted_by_month(register: Register) -> None:
    """A document of which only the year is known is in no month."""
    found = [(row.outlet, row.date, row.count) for row in register.kept_by_month()]
    assert found == [("Warta a", "2024-01", 2)]


def test_days_of_listening_are_counted_by_month(register: Register) -> None:
    """A day counts once, from however many sources; also one on which nothing was told."""
    with register.transaction():
        for day, source in ((1, "feed"), (1, "archive"), (2, "feed")):
            heard = Heard(outlet="Warta c", day=dt.date(2026, 5, day), source=source, documents=0)
            register.add_heard(heard)
    found = [(row.outlet, row.date, row.count) for row in register.heard_by_month()]
    assert found == [("Warta c", "2026-05", 2)]
    assert register.heard_by_month(dt.date(2026, 4, 30)) == ()


def test_what_was_skipped_is_counted_by_reason(register: Register) -> None:
    """Most first, each reason with some of its sources."""
    for source, reason in (("1", "no_body"), ("2", "empty"), ("3", "no_body")):
        register.add_skipped(Skipped(source=source, reason=reason, detail="x"))
    assert register.skipped_counts() == (
        SkippedCount(reason="no_body", count=2),
        SkippedCount(reason="empty", count=1),
    )
    assert [it.source for it in register.skipped_of("no_body", 1)] == ["1"]


def test_copies_are_grouped() -> None:
    """Texts that stand alone are no group."""
    copies = (
        story("a", "2024-01-01"),
        story("b", "2024-01-02", tail="Redaksi."),
        doc(name="c", published="2024-01-03"),
    )
    with Register.open(":memory:") as register:
        fill(register, *((document, reading(document, deal())) for document in copies))
        totals, groups = register.copy_totals(), register.copy_groups(10)
    assert totals == CopyTotals(groups=1, documents=2)
    assert groups == (CopyGroup(source_id=groups[0].source_id, documents=2),)


def test_feeds_tell_how_they_went(register: Register) -> None:
    """Those that fail come first, and their pages are counted by what became of them."""
    good = FeedState(url="https://a.example/feed", visited="2026-06-01T00:00:00Z")
    bad = FeedState(url="https://b.example/feed", failures=2, fault="gone")
    for state in (good, bad):
        register.set_feed_state(state)
    register.add_pages([PageEntry(url=f"https://a.example/{at}", feed=good.url) for at in "12"])
    assert register.feed_states() == (bad, good)
    counted = PageCount(feed=good.url, state=PageState.WAITING, count=2)
    assert register.page_counts() == (counted,)
