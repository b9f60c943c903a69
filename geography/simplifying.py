"""Fewer points without gaps: outlines are cut where areas meet, and each cut is thinned once.

Invariant: two areas that share a border before share it after, point by point.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from inputs import Point, Ring


def simplify(rings: Iterable[Ring], tolerance: float) -> tuple[Ring, ...]:
    """Thin closed rings all at once; `tolerance` is how far a line may move."""
    listed = tuple(rings)
    nodes = _find_nodes(listed)
    thinned: dict[Ring, Ring] = {}
    return tuple(_simplify_ring(ring, nodes, tolerance, thinned) for ring in listed)


def measure_area(ring: Sequence[Point]) -> float:
    """Measure the area inside a closed ring, whichever way it turns."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def _find_nodes(rings: Iterable[Ring]) -> frozenset[Point]:
    """Find the points where more than two lines meet."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for left, right in pairwise(ring):
            neighbours[left].add(right)
            neighbours[right].add(left)
    return frozenset(point for point, others in neighbours.items() if len(others) > 2)  # noqa: PLR2004


def _simplify_ring(
    ring: Ring, nodes: frozenset[Point], tolerance: float, thinned: dict[Ring, Ring]
) -> Ring:
    points: list[Point] = []
    for line in _cut(ring, nodes):
        forwards = min(line, line[::-1])
        if forwards not in thinned:
            thinned[forwards] = _thin(forwards, tolerance)
        done = thinned[forwards] if line == forwards else thinned[forwards][::-1]
        points.extend(done[1:] if points else done)
    return tuple(points)


def _cut(ring: Ring, nodes: frozenset[Point]) -> list[Ring]:
    """Cut a ring at its nodes; one without any is cut at two points far from each other."""
    body = ring[:-1]
    cuts = [index for index, point in enumerate(body) if point in nodes]
    if len(cuts) < 2:  # noqa: PLR2004
        # Whichever ring comes first, the same points are chosen: an island in a lake matches it.
        first = cuts[0] if cuts else body.index(min(body))
        second = max(range(len(body)), key=lambda at: (_apart(body[first], body[at]), body[at]))
        cuts = sorted({first, second})
    turned = body[cuts[0] :] + body[: cuts[0]] + (body[cuts[0]],)
    ends = [cut - cuts[0] for cut in cuts] + [len(body)]
    return [turned[start : end + 1] for start, end in pairwise(ends)]


def _thin(line: Ring, tolerance: float) -> Ring:
    """Thin a line by the method of Douglas and Peucker; its ends stay."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:  # noqa: PLR2004
            continue
        far = max(range(start + 1, end), key=lambda at: _stray(line[at], line[start], line[end]))
        if _stray(line[far], line[start], line[end]) > tolerance * tolerance:
            kept.add(far)
            spans += [(start, far), (far, end)]
    return tuple(line[at] for at in sorted(kept))


def _apart(left: Point, right: Point) -> float:
    return (left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2


def _stray(point: Point, start: Point, end: Point) -> float:
    """Give the squared distance of a point from the straight line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if length == 0:
        return _apart(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    along = min(1.0, max(0.0, along))
    return _apart(point, (start[0] + along * dx, start[1] + along * dy))
