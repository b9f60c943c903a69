"""Where the nodes of a graph stand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.pipeline.network.layout import Tie, lay_out

STAR: list[Tie] = [(0, node, 1.0) for node in range(1, 9)]


@given(
    n_nodes=st.integers(1, 25),
    pairs=st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=40),
)
@settings(max_examples=40, deadline=None)
def test_every_node_has_a_place_of_its_own(n_nodes: int, pairs: list[tuple[int, int]]) -> None:
    """In the picture, and apart from all others, whatever the graph."""
    ties = [(a % n_nodes, b % n_nodes, 1.0) for a, b in pairs if a % n_nodes != b % n_nodes]
    layout = lay_out(n_nodes, ties)
    assert layout.points.shape == (n_nodes, 2)
    assert (layout.points >= 0).all()
    assert (layout.points <= 1).all()
    assert len(np.unique(layout.points, axis=0)) == n_nodes
    assert len(layout.components) == n_nodes


def test_the_same_graph_gives_the_same_picture() -> None:
    """In whatever order its ties come, and whichever end is named first."""
    ties = [*STAR, (1, 2, 2.0), (3, 4, 1.0)]
    turned = [(other, one, weight) for one, other, weight in reversed(ties)]
    first, second = lay_out(9, ties), lay_out(9, turned)
    assert (first.points == second.points).all()
    assert first.height == second.height


def test_what_hangs_together_is_told() -> None:
    """The largest part first, lone nodes last."""
    assert lay_out(6, [(0, 1, 1.0), (2, 3, 1.0), (3, 4, 1.0)]).components == (1, 1, 0, 0, 0, 2)


def test_neighbours_stand_nearer_than_others() -> None:
    """Of two groups with one tie between them."""
    groups = [(a, b, 1.0) for start in (0, 5) for a in range(start, start + 5) for b in range(a)]
    ties = [it for it in groups if it[0] // 5 == it[1] // 5] + [(0, 5, 1.0)]
    points = lay_out(10, ties).points
    gaps = np.linalg.norm(points[:, None] - points[None], axis=2)
    assert gaps[1:5, 1:5].max() < gaps[1:5, 6:10].max()


def test_a_graph_without_nodes_is_refused() -> None:
    """There is nothing to draw."""
    with pytest.raises(ValueError, match="no picture"):
        lay_out(0, [])
