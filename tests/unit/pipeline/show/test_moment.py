"""The present, or a day that is asked about."""

import datetime as dt

import pytest

from jalin.pipeline.show.moment import Moment

TODAY = dt.date(2026, 7, 1)
DAY = dt.date(2026, 2, 5)


def test_without_a_day_the_present_is_meant() -> None:
    """Silence and due dates are judged by today."""
    assert Moment.of(TODAY) == Moment(day=TODAY, is_past=False)
    assert Moment.of(TODAY, DAY) == Moment(day=DAY, is_past=True)


@pytest.mark.parametrize(
    ("known", "as_of", "expected"),
    [
        ("2026-02-05", DAY, True),
        ("2026-02-04", DAY, True),
        ("2026-02-06", DAY, False),
        (None, DAY, False),
        (None, None, True),
        ("2027-01-01", None, True),
    ],
)
def test_on_a_past_day_only_what_was_known_by_then_counts(
    known: str | None, as_of: dt.date | None, *, expected: bool
) -> None:
    """What has no day counts at present alone, and so does all that is kept."""
    assert Moment.of(TODAY, as_of).knows(known) is expected
