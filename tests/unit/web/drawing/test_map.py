"""Maps as values."""

import pytest

from jalin.pipeline.geography import Spot
from jalin.text.geography.gazetteer import Whereabouts
from jalin.text.geography.outlines import Outline, Sheet
from jalin.web.drawing.map import draw_indonesia, draw_world

SHEET = Sheet(
    width=400,
    height=200,
    outlines=(
        Outline(codes=("32",), at=(10, 20), size=900, path="M0 0l1 0 0 1z"),
        Outline(codes=("91", "93"), at=(50, 60), size=900, path="M2 0l1 0 0 1z"),
        Outline(codes=("31",), at=(5, 6), size=3, path="M4 0l1 0 0 1z"),
        Outline(codes=(), at=(0, 0), size=9, path="M6 0l1 0 0 1z"),
    ),
    around="",
    points={"32.04": (10, 10), "32.73": (30, 20), "91.03": (90, 50)},
)


def spot(*codes: str) -> Spot:
    """Build a spot in a province, or in one of some regencies."""
    regencies = codes if "." in codes[0] else ()
    return Spot(where=Whereabouts(country="ID", province=codes[0][:2], regencies=regencies))


def test_areas_with_deals_lie_on_top() -> None:
    """Provinces that are drawn in one are counted together; a small one is marked by a disc."""
    drawn = draw_world(SHEET, {"91": 1, "93": 2, "31": 1})
    assert [(area.codes, area.count, area.level) for area in drawn.areas] == [
        (("32",), 0, 0),
        ((), 0, 0),
        (("91", "93"), 3, 5),
        (("31",), 1, 1),
    ]
    assert [area.disc for area in drawn.areas] == [None, None, None, (5, 6)]


@pytest.mark.parametrize(
    ("where", "shape", "x", "y"),
    [
        (spot("32.04"), "exact", 10, 10),
        (spot("32.04", "32.73"), "either", 20, 15),
        (spot("32"), "inside", 20, 15),
    ],
)
def test_a_dot_tells_how_much_is_known(where: Spot, shape: str, x: int, y: int) -> None:
    """It stands in the middle of all places that it may be."""
    (dot,) = draw_indonesia(SHEET, {"32": 1}, [(where, 1)]).dots
    assert (dot.shape, dot.x, dot.y) == (shape, x, y)


def test_more_deals_make_a_larger_dot() -> None:
    """Large dots lie below small ones, which stay to be seen."""
    spots = [(spot("32.04"), 1), (spot("91.03"), 90), (spot("32.73"), 9)]
    radii = [dot.radius for dot in draw_indonesia(SHEET, {}, spots).dots]
    assert radii == sorted(radii, reverse=True)
    assert len(set(radii)) == 3
