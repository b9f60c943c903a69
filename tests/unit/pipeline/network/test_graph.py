"""Counting ties, and choosing which are drawn."""

import numpy as np

from jalin.pipeline.network.graph import Membership, Ties, choose_ties, count_ties


def membership(*deals: tuple[int, list[int]]) -> Membership:
    """Build the membership of deals, each told by its rung and its parties."""
    pairs = [(number, party) for number, (_, own) in enumerate(deals) for party in own]
    return Membership(
        deals=np.array([deal for deal, _ in pairs], dtype=np.int64),
        parties=np.array([party for _, party in pairs], dtype=np.int64),
        rungs=np.array([rung for rung, _ in deals], dtype=np.int64),
    )


def list_ties(ties: Ties) -> list[tuple[int, int, int, int]]:
    """List ties: both parties, deals, depth."""
    columns = (ties.ones, ties.others, ties.deals, ties.depths)
    return list(zip(*(it.tolist() for it in columns), strict=True))


def test_each_pair_of_parties_of_a_deal_is_tied() -> None:
    """As often as they share deals, by the deepest of them, the strongest first."""
    found = count_ties(membership((2, [1, 0]), (5, [0, 1, 2]), (-1, [3])))
    assert list_ties(found) == [(0, 1, 2, 5), (0, 2, 1, 5), (1, 2, 1, 5)]


def test_deals_without_partners_tie_nobody() -> None:
    """And no deals neither."""
    assert list_ties(count_ties(membership((2, [0]), (3, [1])))) == []
    assert list_ties(count_ties(membership())) == []


def test_only_the_deals_that_are_chosen_count() -> None:
    """The parties of others stay out."""
    some = membership((2, [0, 1]), (3, [1, 2])).of(np.array([1]))
    assert list_ties(count_ties(some)) == [(1, 2, 1, 3)]


def test_the_first_parties_and_their_strongest_ties_are_drawn() -> None:
    """Each party that is drawn keeps its strongest tie, though there is no room for more."""
    ties = count_ties(
        membership(*[(2, [0, 1])] * 3, *[(2, [1, 2])] * 2, (2, [0, 2]), (2, [2, 3]), (2, [3, 4]))
    )
    found = choose_ties(ties, np.array([0, 1, 2, 3, 4]), most_parties=4, most_ties=2)
    assert [it[:2] for it in list_ties(found)] == [(0, 1), (1, 2), (2, 3)]


def test_ties_are_drawn_up_to_a_bound() -> None:
    """The weakest that nobody needs is left out."""
    ties = count_ties(membership(*[(2, [0, 1])] * 2, *[(2, [1, 2])] * 2, (2, [0, 2])))
    found = choose_ties(ties, np.arange(3), most_parties=3, most_ties=2)
    assert [it[:2] for it in list_ties(found)] == [(0, 1), (1, 2)]
