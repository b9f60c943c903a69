"""Stacked bars."""

import re

import pytest

from jalin.web.drawing.bars import Bar, Piece, draw_columns, draw_rows
from jalin.web.drawing.svg import Caption

CAPTION = Caption(key="k", title="T", description="D")


def bar(label: str, *sizes: int) -> Bar:
    """Build a bar of pieces."""
    pieces = (Piece(size=it, tone="intent", title=f"{label}: {it}", address="/d") for it in sizes)
    return Bar(label=label, whole=str(sum(sizes)), pieces=tuple(pieces))


def find_heights(drawn: str) -> list[float]:
    """Find how high the pieces are."""
    return [float(it) for it in re.findall(r'<rect [^>]*height="([\d.]+)"', drawn)]


def test_columns_share_a_scale() -> None:
    """The largest is as high as there is room, half as many are half as high."""
    high, low = find_heights(draw_columns(CAPTION, [bar("2024", 4), bar("2025", 2)]))
    assert (high + 1) == pytest.approx(2 * (low + 1))


def test_pieces_stand_on_each_other() -> None:
    """Each with its own title and address."""
    drawn = draw_columns(CAPTION, [bar("2024", 1, 3)])
    tops = [float(it) for it in re.findall(r'<rect [^>]*y="([\d.]+)"', drawn)]
    assert tops[0] > tops[1]
    assert "2024: 3" in drawn


@pytest.mark.parametrize(("count", "named"), [(3, 3), (40, 10)])
def test_labels_that_find_no_room_are_left_out(count: int, named: int) -> None:
    """The last year is always named."""
    drawn = draw_columns(CAPTION, [bar(str(1980 + it), 1) for it in range(count)])
    labels = re.findall(r'class="tick">(\d+)<', drawn)
    assert len(labels) <= named
    assert labels[-1] == str(1980 + count - 1)


def test_rows_write_numbers_where_they_fit() -> None:
    """A narrow piece is told by its title alone."""
    drawn = draw_rows(CAPTION, [bar("intent", 99, 1)])
    assert re.findall(r'text-anchor="middle">(\d+)<', drawn) == ["99"]
    assert "intent: 1" in drawn


def test_no_bars_make_an_empty_picture() -> None:
    """And no division by nothing."""
    assert find_heights(draw_columns(CAPTION, [])) == []
    assert find_heights(draw_rows(CAPTION, [])) == []
