"""Which tellings are one promise over all deals."""

from itertools import permutations

import pytest

from jalin.pipeline.show.promise_lines import find_sharing, join_lines
from jalin.store.memory import MemoryRows
from jalin.store.rows import DealPromiseRow


def link(deal_id: str, line: str, document_id: str, position: int = 0) -> DealPromiseRow:
    """Build a telling of a promise of a deal."""
    return DealPromiseRow(
        deal_id=deal_id, document_id=document_id, position=position, line=line, known="2026-02-04"
    )


CHAIN = (
    link("one", "c", "first"),
    link("one", "c", "second"),
    link("two", "b", "second"),
    link("two", "b", "third"),
    link("three", "a", "third"),
)
ALONE = (link("one", "d", "first", 1), link("two", "e", "fourth"))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_lines_that_share_a_telling_are_one(order: tuple[int, ...]) -> None:
    """However far they hang together, in whatever order they come; the smallest id names them."""
    parts = (CHAIN[:2], CHAIN[2:], ALONE)
    found = join_lines([it for index in order for it in parts[index]])
    assert {line: set(told) for line, told in found.items()} == {
        "a": set(CHAIN),
        "d": {ALONE[0]},
        "e": {ALONE[1]},
    }


def test_no_promises_are_no_lines() -> None:
    """There is nothing to join."""
    assert join_lines([]) == {}


@pytest.mark.parametrize(
    ("deal_id", "found"),
    [
        ("one", {"one", "two", "three"}),
        ("three", {"one", "two", "three"}),
        ("four", {"four"}),
        ("none", {"none"}),
    ],
)
def test_deals_share_promises_step_by_step(deal_id: str, found: set[str]) -> None:
    """A deal without promises, or with its own alone, shares none."""
    rows = MemoryRows()
    rows.insert((*CHAIN, *ALONE, link("four", "f", "first", 2)))
    assert find_sharing(rows, deal_id) == found
