"""Shares with their intervals."""

import re

from jalin.web.drawing.multiples import ShareRow, draw_shares
from jalin.web.drawing.svg import Caption

CAPTION = Caption(key="k", title="T", description="D")
TICKS = ("0%", "25%", "50%", "75%", "100%")


def row(value: float | None, low: float = 0.0, high: float = 1.0) -> ShareRow:
    """Build a row."""
    return ShareRow(
        label="energi", counts="1 of 2", value=value, low=low, high=high, address="/statistics"
    )


def test_a_share_is_a_dot_in_its_interval() -> None:
    """On the scale from nothing to all, with both counts beside it."""
    drawn = draw_shares(CAPTION, [row(0.5, 0.25, 0.75)], TICKS)
    assert re.search(r'<circle cx="180" cy="[\d.]+" r="5.5" class="dot">', drawn)
    assert re.search(r'<rect x="94" y="[\d.]+" width="172"', drawn)
    assert "1 of 2" in drawn
    assert all(tick in drawn for tick in TICKS)


def test_of_none_no_dot_is_drawn() -> None:
    """The row is there, and says so in words."""
    drawn = draw_shares(CAPTION, [row(None)], TICKS)
    assert "circle" not in drawn
    assert "energi" in drawn
