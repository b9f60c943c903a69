"""From degrees to the plane."""

import importlib
import math
from collections.abc import Callable
from itertools import pairwise

import pytest

projections = importlib.import_module("projections")

Project = Callable[[tuple[float, float]], tuple[float, float]]


def measure(project: Project, south: float, north: float) -> float:
    """Measure the projected strip of one degree between two latitudes, by thin slices."""
    slices = [south + (north - south) * step / 400 for step in range(401)]
    area = 0.0
    for low, high in pairwise(slices):
        width = project((1.0, (low + high) / 2))[0] - project((0.0, (low + high) / 2))[0]
        area += width * (project((0.0, high))[1] - project((0.0, low))[1])
    return area


@pytest.mark.parametrize(
    "project", [projections.project_equal_earth, projections.project_cylindrical]
)
@pytest.mark.parametrize(("south", "north"), [(-10.0, 0.0), (0.0, 10.0), (40.0, 60.0)])
def test_areas_are_kept(project: Project, south: float, north: float) -> None:
    """A strip has the area that it has on the globe of radius one."""
    on_the_globe = math.radians(1) * (math.sin(math.radians(north)) - math.sin(math.radians(south)))
    assert measure(project, south, north) == pytest.approx(on_the_globe, rel=2e-3)


def test_a_picture_grows_downwards() -> None:
    """North is up, and the middle of the frame is the middle of the picture."""
    picture = projections.Picture(
        project=projections.project_cylindrical,
        width=100,
        left=-0.5,
        right=0.5,
        top=0.25,
        bottom=-0.25,
    )
    assert picture.height == 50
    assert picture.place((0.0, 0.0)) == (50.0, 25.0)
    assert picture.place((0.0, 5.0))[1] < 25.0
