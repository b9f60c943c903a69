"""From rings to the text of an SVG path: whole numbers, each line told by its difference."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from inputs import Point

Box = tuple[float, float, float, float]


def write_path(rings: Iterable[Sequence[Point]]) -> str:
    """Write closed rings as one path; a ring that has no area once it is rounded is left out."""
    parts = []
    for ring in rings:
        points = _round(ring)
        if len(points) >= 3:  # noqa: PLR2004
            (x, y), *rest = points
            parts.append(f"M{x} {y}l" + _join(_list_steps((x, y), rest)) + "z")
    return "".join(parts)


def clip(ring: Sequence[Point], box: Box) -> tuple[Point, ...]:
    """Cut a closed ring to a box (left, top, right, bottom), by Sutherland and Hodgman."""
    left, top, right, bottom = box
    points = list(ring)
    for axis, bound, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = _clip_side(points, axis, bound, sign)
        if not points:
            return ()
    return (*points, points[0]) if points[0] != points[-1] else tuple(points)


def cut_at_antimeridian(ring: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """Part a ring of degrees that crosses the line of 180 degrees into the pieces on either side.

    Such a ring jumps from one edge of the map to the other.
    """
    turns, points = 0, [ring[0]]
    for (before, _), (longitude, latitude) in pairwise(ring):
        turns += (before - longitude > 180) - (longitude - before > 180)  # noqa: PLR2004
        points.append((longitude + 360 * turns, latitude))
    longitudes = [longitude for longitude, _ in points]
    if min(longitudes) >= -180 and max(longitudes) <= 180:  # noqa: PLR2004
        return (tuple(ring),)
    shifted = ([(east + turn, north) for east, north in points] for turn in (-360, 0, 360))
    pieces = (clip(piece, (-180.0, -90.0, 180.0, 90.0)) for piece in shifted)
    return tuple(piece for piece in pieces if piece)


def _clip_side(points: Sequence[Point], axis: int, bound: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    before = points[-1]
    for point in points:
        is_in, was_in = ((each[axis] - bound) * sign >= 0 for each in (point, before))
        if is_in is not was_in:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            kept.append((bound, other) if axis == 0 else (other, bound))
        if is_in:
            kept.append(point)
        before = point
    return kept


def _round(ring: Sequence[Point]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x), round(y))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def _list_steps(start: tuple[int, int], points: Iterable[tuple[int, int]]) -> list[int]:
    steps: list[int] = []
    x, y = start
    for next_x, next_y in points:
        steps += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return steps


def _join(numbers: Iterable[int]) -> str:
    """Join numbers with a space only where a minus sign does not part them already."""
    text = ""
    for number in numbers:
        text += str(number) if number < 0 or not text else f" {number}"
    return text
