"""From degrees to the plane: two projections that keep areas true, and the frame of a picture."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from inputs import Point

# The polynomial of the Equal Earth projection (Šavrič, Patterson and Jenny 2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


def project_equal_earth(point: Point) -> Point:
    """Project for a map of the world; the unit is the radius of the globe, north is up."""
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    t = math.asin(_M * math.sin(latitude))
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    return (
        longitude * math.cos(t) / (_M * slope),
        t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2)),
    )


def project_cylindrical(point: Point) -> Point:
    """Project for a country on the equator, where Lambert's cylinder keeps shapes as well."""
    return math.radians(point[0]), math.sin(math.radians(point[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a part of the globe. Units of the picture are whole numbers; y grows downwards.

    `left`, `right`, `top`, `bottom` are on the plane, as projected.
    """

    project: Callable[[Point], Point]
    width: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def scale(self) -> float:
        """Give the units of the picture to one of the plane."""
        return self.width / (self.right - self.left)

    @property
    def height(self) -> int:
        """Give the height that belongs to the width."""
        return round((self.top - self.bottom) * self.scale)

    def place(self, point: Point) -> Point:
        """Place a point of the globe in the picture, not yet rounded."""
        x, y = self.project(point)
        return (x - self.left) * self.scale, (self.top - y) * self.scale
