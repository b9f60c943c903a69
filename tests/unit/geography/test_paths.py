"""Writing rings as SVG paths, and cutting them."""

import importlib

import pytest

paths = importlib.import_module("paths")


def test_a_ring_is_written_by_its_differences() -> None:
    """A start, then steps; a minus sign parts numbers by itself."""
    ring = ((1.2, 2.0), (4.0, 2.0), (4.0, 0.0), (1.2, 2.0))
    assert paths.write_path([ring]) == "M1 2l3 0 0-2z"


def test_a_ring_without_an_area_is_left_out() -> None:
    """What falls on one point or line once it is rounded would be no area."""
    assert paths.write_path([((0.1, 0.0), (0.2, 0.1), (0.0, 0.2), (0.1, 0.0))]) == ""


def test_a_ring_is_cut_to_a_box() -> None:
    """What lies outside goes; the cut runs along the side of the box."""
    ring = ((-5.0, 1.0), (5.0, 1.0), (5.0, 3.0), (-5.0, 3.0), (-5.0, 1.0))
    cut = paths.clip(ring, (0.0, 0.0, 10.0, 10.0))
    assert {x for x, _ in cut} == {0.0, 5.0}
    assert cut[0] == cut[-1]


def test_a_ring_outside_of_the_box_is_nothing() -> None:
    """Nothing of it is left."""
    assert (
        paths.clip(((20.0, 0.0), (30.0, 0.0), (30.0, 5.0), (20.0, 0.0)), (0.0, 0.0, 9.0, 9.0)) == ()
    )


def test_a_ring_across_the_date_line_is_two() -> None:
    """One piece at either edge of the map, and no line across all of it."""
    ring = ((179.0, 0.0), (-179.0, 0.0), (-179.0, 2.0), (179.0, 2.0), (179.0, 0.0))
    pieces = paths.cut_at_antimeridian(ring)
    spans = sorted((min(x for x, _ in it), max(x for x, _ in it)) for it in pieces)
    assert spans == [(-180.0, -179.0), (179.0, 180.0)]


@pytest.mark.parametrize("east", [10.0, 179.5])
def test_other_rings_stay_as_they_are(east: float) -> None:
    """A ring that crosses no edge is given back."""
    ring = ((0.0, 0.0), (east, 0.0), (east, 2.0), (0.0, 0.0))
    assert paths.cut_at_antimeridian(ring) == (ring,)
