"""Bars of quartiles."""

import re

from jalin.web.drawing.bars_of_time import DAYS_A_YEAR, TimeRow, draw_times
from jalin.web.drawing.svg import Caption

CAPTION = Caption(key="k", title="T", description="D")
YEAR = DAYS_A_YEAR


def row(spread: tuple[float, float, float, float, float] | None, half: float | None) -> TimeRow:
    """Build a row."""
    return TimeRow(
        label="a → b", value="2 years", counts="4", spread=spread, half=half, address=None
    )


def test_times_share_a_scale_of_whole_years() -> None:
    """The longest gives its length; the median stands at its place."""
    drawn = draw_times(CAPTION, [row((0, YEAR, 2 * YEAR, 3 * YEAR, 3.5 * YEAR), None)], "years")
    assert ">4 years<" in drawn
    assert re.search(r'<line x1="180" x2="180" [^>]*class="median">', drawn)


def test_half_is_marked_beside_the_quartiles() -> None:
    """Where it is known, also of a way that nobody measured."""
    assert 'class="half"' in draw_times(CAPTION, [row(None, 100.0)], "years")
    assert 'class="half"' not in draw_times(CAPTION, [row(None, None)], "years")


def test_a_century_has_few_marks() -> None:
    """So that they can be read."""
    drawn = draw_times(CAPTION, [row((0, 0, 0, 0, 90 * YEAR), None)], "years")
    assert drawn.count('class="tick"') <= 8
