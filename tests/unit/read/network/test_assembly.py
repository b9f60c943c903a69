"""Pairs become deals."""

import numpy as np
import pytest

from jalin.read.network.assembly import assemble_deals, weigh_pairs
from jalin.read.network.entities import Entities
from jalin.read.network.pairs import FEATURES, Pairs
from jalin.text.encoding.heads import PairReading, ValueReading
from jalin.text.weights import PairWeights

NOTHING = np.zeros((3, 0), np.float32)
WEIGHTS = PairWeights(
    names=FEATURES,
    factors=(1.0, *(0.0 for _ in FEATURES[1:])),
    bias=0.0,
    least=0.5,
    least_alone=0.2,
)
ENTITIES = Entities(
    parties=(4, 6, 9),
    vectors=np.zeros((3, 1), np.float32),
    near=np.zeros((3, 1), np.int64),
    party=np.ones(3, np.float32),
)


def build_pairs(relevance: float = 1.0) -> Pairs:
    """Build the three pairs of three entities."""
    values = ValueReading(instruments=NOTHING, stages=NOTHING, activities=NOTHING, sectors=NOTHING)
    reading = PairReading(deal=np.zeros(3, np.float32), values=values, vectors=NOTHING)
    features = np.zeros((3, len(FEATURES)), np.float32)
    features[:, FEATURES.index("relevance")] = relevance
    rows = np.array([(0, 1), (0, 2), (1, 2)], np.int64)
    return Pairs(rows=rows, reading=reading, features=features)


@pytest.mark.parametrize(
    ("shares", "deals"),
    [
        ((0.9, 0.1, 0.1), ((4, 6),)),
        ((0.9, 0.8, 0.1), ((4, 6), (4, 9))),
        ((0.9, 0.8, 0.7), ((4, 6, 9),)),
        ((0.3, 0.25, 0.1), ((4, 6),)),
        ((0.1, 0.1, 0.1), ()),
    ],
)
def test_pairs_from_the_threshold_on_become_deals(
    shares: tuple[float, ...], deals: tuple[tuple[int, ...], ...]
) -> None:
    """Where none reaches it the surest counts from a lower one; below that there is no deal."""
    found = assemble_deals(ENTITIES, build_pairs(), np.array(shares, np.float32), WEIGHTS)
    assert tuple(deal.parties for deal in found) == deals


def test_the_surest_counts_alone_only_in_a_relevant_document() -> None:
    """A text that rather tells no deal needs a pair that reaches the threshold."""
    shares = np.array((0.3, 0.25, 0.1), np.float32)
    assert assemble_deals(ENTITIES, build_pairs(-1.0), shares, WEIGHTS) == ()


def test_a_deal_is_as_sure_as_its_pairs_on_average() -> None:
    """Three parties have three pairs."""
    shares = np.array((0.9, 0.8, 0.7), np.float32)
    (deal,) = assemble_deals(ENTITIES, build_pairs(), shares, WEIGHTS)
    assert deal.certainty == pytest.approx(0.8)
    assert deal.rows == (0, 1, 2)


def test_no_pair_is_no_deal() -> None:
    """A text that names one organisation tells no deal."""
    assert assemble_deals(ENTITIES, build_pairs(), np.zeros(0, np.float32), WEIGHTS) == ()


def test_features_are_weighed() -> None:
    """The share of a pair rises with what speaks for it."""
    pairs = build_pairs()
    pairs.features[1, 0] = 2.0
    shares = weigh_pairs(pairs, WEIGHTS)
    assert shares[0] == pytest.approx(0.5)
    assert shares[1] == pytest.approx(0.881, abs=0.001)
