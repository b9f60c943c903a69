"""Groups in which everyone is linked with everyone."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.read.network.cliques import find_cliques

LINKS = st.sets(
    st.tuples(st.integers(0, 7), st.integers(0, 7))
    .filter(lambda link: link[0] != link[1])
    .map(lambda link: (min(link), max(link))),
    max_size=20,
)


@pytest.mark.parametrize(
    ("links", "groups"),
    [
        ([], ()),
        ([(0, 1)], ((0, 1),)),
        ([(0, 1), (1, 2), (0, 2)], ((0, 1, 2),)),
        ([(0, 1), (0, 2), (0, 3)], ((0, 1), (0, 2), (0, 3))),
        ([(0, 1), (1, 2), (0, 2), (2, 3)], ((0, 1, 2), (2, 3))),
        ([(5, 2)], ((2, 5),)),
    ],
)
def test_groups_are_the_largest(
    links: list[tuple[int, int]], groups: tuple[tuple[int, ...], ...]
) -> None:
    """A hub has one group per partner; partners that are all linked have one."""
    assert find_cliques(links) == groups


@given(LINKS)
def test_every_link_is_in_a_group_and_every_group_is_linked(links: set[tuple[int, int]]) -> None:
    """Nothing is lost, nothing is made up, and no group lies within another."""
    groups = find_cliques(links)
    held = {pair for group in groups for pair in combinations(group, 2)}
    assert held == links
    assert not any(set(one) < set(other) for one in groups for other in groups)


def test_hostile_links_come_to_an_end() -> None:
    """Groups may be exponentially many: the number that is given is bounded."""
    links = [pair for pair in combinations(range(30), 2) if pair[0] // 3 != pair[1] // 3]
    assert 0 < len(find_cliques(links)) <= 200
