"""Pairs and groups become deals."""

import numpy as np
import pytest

from jalin.read.network.assembly import assemble_deals, weigh_pairs
from jalin.read.network.entities import Entities
from jalin.read.network.groups import (
    GROUP_FEATURES,
    Groups,
    choose_groups,
    propose_groups,
    weigh_groups,
)
from jalin.read.network.pairs import FEATURES, Pairs
from jalin.text.encoding.heads import PairReading, ValueReading
from jalin.text.encoding.network import Floats
from jalin.text.weights import GroupWeights, PairWeights, Weights, load_weights

NOTHING = np.zeros((3, 0), np.float32)
PAIRS = PairWeights(names=FEATURES, factors=(1.0, *(0.0 for _ in FEATURES[1:])), bias=0.0)
GROUPS = GroupWeights(
    names=GROUP_FEATURES,
    factors=(1.0, *(0.0 for _ in GROUP_FEATURES[1:])),
    bias=0.0,
    first=0.3,
    further=0.5,
    sharing=0.7,
    sharing_told=0.6,
    alike=0.5,
)
ENTITIES = Entities(
    parties=(4, 6, 9),
    vectors=np.zeros((3, 1), np.float32),
    near=np.zeros((3, 1), np.int64),
    party=np.ones(3, np.float32),
)


def build_pairs(*network: float) -> Pairs:
    """Build the three pairs of three entities, with logits of the network."""
    values = ValueReading(instruments=NOTHING, stages=NOTHING, activities=NOTHING, sectors=NOTHING)
    reading = PairReading(deal=np.zeros(3, np.float32), values=values, vectors=NOTHING)
    features = np.zeros((3, len(FEATURES)), np.float32)
    features[:, FEATURES.index("network")] = network or (0.0, 0.0, 0.0)
    rows = np.array([(0, 1), (0, 2), (1, 2)], np.int64)
    return Pairs(rows=rows, reading=reading, features=features)


def build_weights() -> Weights:
    """Build weights by which pairs and groups are as sure as their pairs' logits."""
    return Weights(least_lead=0.0, pairs=PAIRS, groups=GROUPS, values=load_weights().values)


def test_groups_are_proposed_from_pairs_and_from_all_who_are_linked() -> None:
    """Sure pairs are proposed each by itself, and together where all are linked."""
    pairs = build_pairs(2.0, 2.0, 2.0)
    groups = propose_groups(ENTITIES, pairs, weigh_pairs(pairs, PAIRS), ())
    assert groups.members == ((0, 1), (0, 1, 2), (0, 2), (1, 2))


def test_pairs_that_are_no_deals_propose_only_the_surest() -> None:
    """A text of many names has many pairs; those without any sign are no candidates."""
    pairs = build_pairs(-5.0, -6.0, -7.0)
    groups = propose_groups(ENTITIES, pairs, weigh_pairs(pairs, PAIRS), ())
    assert groups.members == ((0, 1),)


def test_groups_know_who_stands_outside() -> None:
    """A partner left out who would fit as well speaks against a group."""
    pairs = build_pairs(2.0, 1.0, 1.5)
    groups = propose_groups(ENTITIES, pairs, weigh_pairs(pairs, PAIRS), ())
    outsider = groups.features[:, GROUP_FEATURES.index("outsider")]
    assert outsider[groups.members.index((0, 1))] == pytest.approx(1.0, abs=0.001)
    assert outsider[groups.members.index((0, 1, 2))] < -1


def _describe(members: tuple[tuple[int, ...], ...], told: tuple[int, ...]) -> Floats:
    features = np.zeros((len(members), len(GROUP_FEATURES)), np.float32)
    for row, group in enumerate(members):
        features[row, GROUP_FEATURES.index("event")] = float(group == told)
    return features


def _choose(
    shares: tuple[float, ...], *members: tuple[int, ...], told: tuple[int, ...] = ()
) -> tuple[tuple[int, ...], ...]:
    groups = Groups(members=members, features=_describe(members, told))
    chosen = choose_groups(groups, np.array(shares, np.float32), GROUPS)
    return tuple(members[row] for row in chosen)


def test_the_surest_group_needs_least() -> None:
    """A text that tells a deal at all tells it of someone; further deals must show themselves."""
    assert _choose((0.4, 0.35), (0, 1), (2, 3)) == ((0, 1),)
    assert _choose((0.6, 0.55), (0, 1), (2, 3)) == ((0, 1), (2, 3))
    assert _choose((0.2,), (0, 1)) == ()


def test_partners_of_a_hub_must_be_surer() -> None:
    """Two groups with one party in common are two deals only where both are sure."""
    assert _choose((0.9, 0.6), (0, 1), (0, 2)) == ((0, 1),)
    assert _choose((0.9, 0.8), (0, 1), (0, 2)) == ((0, 1), (0, 2))


def test_partners_whom_the_grammar_names_need_less() -> None:
    """An event of just these two is a deal of its own beside the hub's first."""
    assert _choose((0.9, 0.65), (0, 1), (0, 2), told=(0, 2)) == ((0, 1), (0, 2))
    assert _choose((0.9, 0.65), (0, 1), (0, 2), told=(0, 1)) == ((0, 1),)


def test_another_view_of_one_deal_is_dropped() -> None:
    """Of groups that share most of their parties the surest is chosen."""
    assert _choose((0.9, 0.95), (0, 1), (0, 1, 2)) == ((0, 1, 2),)


def test_a_deal_is_as_sure_as_its_group() -> None:
    """Its rows are those of all pairs inside."""
    pairs = build_pairs(2.0, 0.5, 0.5)
    (deal,) = assemble_deals(ENTITIES, pairs, (), build_weights()).deals
    assert deal.certainty == pytest.approx(0.881, abs=0.001)
    assert deal.parties == (4, 6)
    assert deal.rows == (0,)


def test_no_organisations_are_no_deal() -> None:
    """A text that names one organisation has no pair to look at."""
    empty = np.zeros((0, len(FEATURES)), np.float32)
    pairs = Pairs(rows=np.zeros((0, 2), np.int64), reading=build_pairs().reading, features=empty)
    assembly = assemble_deals(ENTITIES, pairs, (), build_weights())
    assert (assembly.deals, assembly.groups.members) == ((), ())


def test_features_are_weighed() -> None:
    """The share of a pair or group rises with what speaks for it."""
    shares = weigh_pairs(build_pairs(0.0, 2.0, 0.0), PAIRS)
    assert shares[0] == pytest.approx(0.5)
    assert shares[1] == pytest.approx(0.881, abs=0.001)
    features = np.zeros((2, len(GROUP_FEATURES)), np.float32)
    features[1, 0] = 2.0
    groups = Groups(members=((0, 1), (0, 2)), features=features)
    assert weigh_groups(groups, GROUPS) == pytest.approx([0.5, 0.881], abs=0.001)
