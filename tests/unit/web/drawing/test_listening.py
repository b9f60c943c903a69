"""The listening record as values."""

import datetime as dt

from jalin.store.coverage import OutletSpan
from jalin.store.truth import ListeningRow
from jalin.web.drawing.listening import MONTH_WIDTH, MOST_MONTHS, ListeningRecord, draw_listening

DAY = dt.date(2026, 3, 10)


def row(outlet: str, month: str, count: int) -> ListeningRow:
    """Build the count of a month."""
    return ListeningRow(outlet=outlet, date=month, count=count)


def draw(kept: list[ListeningRow], heard: list[ListeningRow]) -> ListeningRecord:
    """Draw the record of two outlets, one without a name."""
    spans = (
        OutletSpan(outlet="A", documents=3, undated=1, first="2025-12-01", last="2026-01-05"),
        OutletSpan(outlet=None, documents=2, undated=0, first="2020", last="2021"),
    )
    return draw_listening(spans, kept, heard, DAY)


def test_a_strip_has_a_bar_for_each_month() -> None:
    """From the first month that is told of to that of the day; shades are paths of their own."""
    record = draw([row("A", "2025-12", 2), row("A", "2026-01", 1)], [row("A", "2026-02", 3)])
    (strip,) = record.strips
    assert record.months == ("2025-12", "2026-01", "2026-02", "2026-03")
    assert [level for level, _ in strip.kept] == [1, 5]
    assert strip.kept[1][1].startswith("M0 1")
    assert strip.heard.startswith(f"M{2 * MONTH_WIDTH}.5 8")
    assert (strip.years, strip.months_heard) == ({"2025": 2, "2026": 1}, 3)
    assert record.year_starts == ((MONTH_WIDTH, "2026"),)


def test_an_outlet_of_which_nothing_was_kept_is_shown() -> None:
    """Somebody listened to it: its silence counts."""
    record = draw([], [row("B", "2026-02", 3)])
    assert [strip.span.outlet for strip in record.strips] == ["A", "B"]
    assert record.n_outlets == 2


def test_documents_without_an_outlet_are_counted_apart() -> None:
    """They are among all documents, and in no strip."""
    record = draw([row("A", "2026-01", 1)], [])
    assert (record.n_documents, record.nameless, record.n_undated) == (5, 2, 1)
    assert (record.first, record.last) == ("2020", "2026-01-05")


def test_a_strip_is_not_endless() -> None:
    """What is older than the strip is still counted in its year."""
    record = draw([row("A", "1990-01", 1)], [])
    assert len(record.months) == MOST_MONTHS
    assert record.strips[0].years == {"1990": 1}
