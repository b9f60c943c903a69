"""Where the nodes of a graph stand on paper: the same graph always gives the same picture.

Each part of the graph that hangs together is laid out for itself, by springs along its ties; then
the parts are set in rows. Nothing is drawn by lot: every part starts from a circle.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

# A tie between two nodes, each by its number, and how strong it is.
Tie = tuple[int, int, float]

# Enough for 300 nodes to come to rest, in some tenths of a second.
_ROUNDS = 400
# Rounds that push nodes apart that stand too near, and how near that is in sides of their part.
_PUSHES = 60
_NEAREST = 1.15
# The rows in which the parts are set are so many times as wide as all of them are high.
_WIDTH = 1.35
# Room around each part, in units of the room that one node has.
_MARGIN = 0.7

_Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where nodes stand. `points` has x and y of each node, both in [0, 1], y downwards.

    Shape: (n_nodes, 2) float64. `components` numbers the parts that hang together, the largest
    first, one number a node. `height` is that of the picture whose width is 1.
    """

    points: _Points
    components: tuple[int, ...]
    height: float


def lay_out(n_nodes: int, ties: Sequence[Tie]) -> Layout:
    """Lay out a graph. Nodes are numbered from 0; the order of ties does not matter.

    Raises ValueError where there is no node.
    """
    if n_nodes < 1:
        raise ValueError("a graph without nodes has no picture")
    ties = sorted((min(one, other), max(one, other), weight) for one, other, weight in ties)
    parts = _find_parts(n_nodes, ties)
    pictures = [_lay_part(part, ties) for part in parts]
    points, height = _set_in_rows(n_nodes, parts, pictures)
    components = [0] * n_nodes
    for number, part in enumerate(parts):
        for node in part:
            components[node] = number
    return Layout(points=points, components=tuple(components), height=height)


def _find_parts(n_nodes: int, ties: Sequence[Tie]) -> list[list[int]]:
    """Find what hangs together, the largest part first, then by its first node."""
    graph: rx.PyGraph[int, float] = rx.PyGraph()
    graph.add_nodes_from(range(n_nodes))
    graph.add_edges_from(ties)
    parts = [sorted(part) for part in rx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _lay_part(part: Sequence[int], ties: Sequence[Tie]) -> _Points:
    """Lay out one part around the middle of a square whose side is the root of its size."""
    number = {node: index for index, node in enumerate(_walk(part, ties))}
    own = [(number[a], number[b], weight) for a, b, weight in ties if a in number]
    start = _set_in_circle(len(part))
    if len(part) > 3:  # noqa: PLR2004 (fewer stand in a circle as well as anywhere)
        graph: rx.PyGraph[int, float] = rx.PyGraph()
        graph.add_nodes_from(range(len(part)))
        graph.add_edges_from(own)
        found = rx.spring_layout(
            graph,
            pos=dict(enumerate(map(tuple, start.tolist()))),
            k=1.6 / sqrt(len(part)),
            repulsive_exponent=2,
            num_iter=_ROUNDS,
            weight_fn=lambda weight: weight,
            seed=1,
        )
        start = np.array([found[index] for index in range(len(part))], dtype=np.float64)
    points = _push_apart(_stretch(start, len(part)))
    return points[[number[node] for node in part]]


def _walk(part: Sequence[int], ties: Sequence[Tie]) -> list[int]:
    """Order nodes so that neighbours come near each other: breadth first from the busiest."""
    beside: dict[int, list[int]] = {node: [] for node in part}
    for one, other, _ in ties:
        if one in beside:
            beside[one].append(other)
            beside[other].append(one)
    first = max(part, key=lambda node: (len(beside[node]), -node))
    seen, order, waiting = {first}, [], deque([first])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        for other in sorted(beside[node], key=lambda each: (-len(beside[each]), each)):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return order


def _set_in_circle(count: int) -> _Points:
    angles = np.arange(count) * (2 * np.pi / max(count, 1)) - np.pi / 2
    return np.column_stack((np.cos(angles), np.sin(angles)))


def _stretch(points: _Points, count: int) -> _Points:
    """Turn the longest way of a part level and bring it to the size that its nodes need."""
    middle = points - points.mean(axis=0)
    if count > 2:  # noqa: PLR2004 (two have only one way, and it is turned below)
        _, axes = np.linalg.eigh(np.cov(middle.T))
        axes = axes[:, ::-1] * np.sign(axes[:, ::-1].sum(axis=0) + 1e-9)
        middle = middle @ axes
    elif count == 2:  # noqa: PLR2004
        middle = middle[:, ::-1]
    reach = float(np.abs(middle).max())
    scale = sqrt(count) / 2 / reach if reach > 0 else 1.0
    return np.asarray(middle * scale, dtype=np.float64)


def _push_apart(points: _Points) -> _Points:
    """Push nodes apart that would cover each other; the unit is the room that one node has."""
    points = points.copy()
    for _ in range(_PUSHES):
        gaps = points[:, None, :] - points[None, :, :]
        lengths = np.sqrt((gaps**2).sum(axis=2))
        np.fill_diagonal(lengths, np.inf)
        missing = np.clip(_NEAREST - lengths, 0, None)
        if not missing.any():
            break
        ways = gaps / np.maximum(lengths, 1e-6)[:, :, None]
        points += (ways * missing[:, :, None]).sum(axis=1) * 0.3
    return points


def _set_in_rows(
    n_nodes: int, parts: Sequence[Sequence[int]], pictures: Sequence[_Points]
) -> tuple[_Points, float]:
    """Set parts side by side in rows, and scale all to a picture of width 1."""
    sizes = [np.ptp(points, axis=0) + 2 * _MARGIN for points in pictures]
    area = float(sum(size[0] * size[1] for size in sizes))
    width = max(sqrt(area) * _WIDTH, *(float(size[0]) for size in sizes), 1.0)
    placed = np.zeros((n_nodes, 2))
    left = top = row = 0.0
    for part, points, size in zip(parts, pictures, sizes, strict=True):
        if left > 0 and left + size[0] > width:
            left, top, row = 0.0, top + row, 0.0
        placed[list(part)] = points - points.min(axis=0) + _MARGIN + (left, top)
        left, row = left + float(size[0]), max(row, float(size[1]))
    height = top + row
    scaled = np.clip(placed / (width, height), 0.0, 1.0)
    return np.round(scaled, 5), ceil(height / width * 1000) / 1000
