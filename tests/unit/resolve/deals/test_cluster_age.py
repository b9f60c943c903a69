"""The mentions of a deal in the order in which they were told."""

from itertools import permutations

import pytest

from deal_factory import candidate
from jalin.resolve.deals.candidates import Candidate
from jalin.resolve.deals.clusters import sort_by_age


def name_sorted(*candidates: Candidate) -> set[str]:
    """Name the orders in which the candidates are sorted, whatever the order they come in."""
    return {
        " ".join(f"{it.place.document_id}{it.place.deal}" for it in sort_by_age(order))
        for order in permutations(candidates)
    }


def test_the_first_told_comes_first() -> None:
    """Mentions are sorted by publication, those without a date last."""
    told = {"a": None, "b": "2024-05-17", "c": "2023-12-31", "d": "2024-05-18"}
    assert name_sorted(*(candidate(name, told=day) for name, day in told.items())) == {
        "c0 b0 d0 a0"
    }


def test_a_coarse_date_comes_after_the_days_in_it() -> None:
    """A year or a month counts from its last day."""
    told = {"a": "2024-05-01", "b": "2024-05", "c": "2024", "d": "2023-12-31"}
    assert name_sorted(*(candidate(name, told=day) for name, day in told.items())) == {
        "d0 a0 b0 c0"
    }


@pytest.mark.parametrize("told", ["2024-05-17", None])
def test_ties_are_settled_by_place(told: str | None) -> None:
    """Documents of one day are sorted by id, mentions of one document by index."""
    mentions = (candidate("b"), candidate("a", place=10), candidate("a", place=2))
    same = (candidate(it.place.document_id, place=it.place.deal, told=told) for it in mentions)
    assert name_sorted(*same) == {"a2 a10 b0"}


def test_nothing_is_sorted_to_nothing() -> None:
    """A deal without mentions has no founding one."""
    assert sort_by_age([]) == []
