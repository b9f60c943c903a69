"""Groups in which everyone is linked with everyone: the parties of one deal.

A hub that deals with several partners apart gives one group per partner; partners that all deal
with one another give one group.
"""

from collections.abc import Iterable, Iterator

# Far above what an article holds; it bounds hostile texts, where groups may be exponentially many.
_MOST_GROUPS = 200


def find_cliques(links: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Find all largest groups of two or more, each sorted, in order (Bron and Kerbosch, 1973)."""
    neighbours: dict[int, set[int]] = {}
    for one, other in links:
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    found: list[tuple[int, ...]] = []
    for group in _grow((), set(neighbours), set(), neighbours):
        found.append(tuple(sorted(group)))
        if len(found) == _MOST_GROUPS:
            break
    return tuple(sorted(found))


def _grow(
    group: tuple[int, ...], open_: set[int], closed: set[int], neighbours: dict[int, set[int]]
) -> Iterator[tuple[int, ...]]:
    if not open_:
        if not closed and len(group) > 1:
            yield group
        return
    pivot = max(sorted(open_ | closed), key=lambda node: len(neighbours[node] & open_))
    for node in sorted(open_ - neighbours[pivot]):
        own = neighbours[node]
        yield from _grow((*group, node), open_ & own, closed & own, neighbours)
        open_ = open_ - {node}
        closed = closed | {node}
