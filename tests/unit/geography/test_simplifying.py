"""Thinning outlines so that areas which share a border still share it."""

import importlib

import pytest

simplifying = importlib.import_module("simplifying")

# Two areas that meet along a wavy line from (4, 0) to (4, 4).
BORDER = ((4.0, 0.0), (4.3, 1.0), (3.8, 2.0), (4.2, 3.0), (4.0, 4.0))
LEFT = ((0.0, 0.0), *BORDER, (0.0, 4.0), (0.0, 0.0))
RIGHT = ((8.0, 4.0), *BORDER[::-1], (8.0, 0.0), (8.0, 4.0))


@pytest.mark.parametrize("tolerance", [0.01, 0.5])
def test_a_shared_border_stays_shared(tolerance: float) -> None:
    """Whatever is left of it stands in both areas, point by point."""
    left, right = simplifying.simplify((LEFT, RIGHT), tolerance)
    shared = [point for point in left if 3.5 < point[0] < 4.5]
    assert set(shared) == {point for point in right if 3.5 < point[0] < 4.5}


def test_waves_below_the_tolerance_go() -> None:
    """The ends of the border stay, as three lines meet there."""
    left, _ = simplifying.simplify((LEFT, RIGHT), 0.5)
    assert len(left) < len(LEFT)
    assert {(4.0, 0.0), (4.0, 4.0)} <= set(left)


def test_waves_above_the_tolerance_stay() -> None:
    """A border that strays further than is allowed keeps its points."""
    left, _ = simplifying.simplify((LEFT, RIGHT), 0.01)
    assert set(left) == set(LEFT)


def test_an_island_keeps_an_area() -> None:
    """A ring that meets no other is cut at two points far apart, and does not shrink to a line."""
    island = ((0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    (thin,) = simplifying.simplify((island,), 1.0)
    assert thin[0] == thin[-1]
    assert simplifying.measure_area(thin) == pytest.approx(100.0, abs=2.0)
