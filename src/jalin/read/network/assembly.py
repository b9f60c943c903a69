"""From pairs to deals: which organisations are the parties of one deal."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from jalin.read.events.candidates import Event
from jalin.read.network.entities import Entities
from jalin.read.network.groups import Groups, choose_groups, propose_groups, weigh_groups
from jalin.read.network.pairs import Pairs
from jalin.text.encoding.network import Floats
from jalin.text.weights import PairWeights, Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The parties of one deal, by index in `Analysis.parties`, and the rows of their pairs."""

    parties: tuple[int, ...]
    rows: tuple[int, ...]
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """How a document's deals came about: shares of all pairs and groups, and what was chosen.

    `pair_shares` (N) run like the pairs, `group_shares` (G) like the groups; `chosen` are rows of
    the groups, the surest first, and `deals` run like them.
    """

    pair_shares: Floats
    groups: Groups
    group_shares: Floats
    chosen: tuple[int, ...]
    deals: tuple[Assembled, ...]


def weigh_pairs(pairs: Pairs, weights: PairWeights) -> Floats:
    """Give the probability of each pair that the two have a deal together."""
    scores = pairs.features @ np.array(weights.factors, np.float32) + np.float32(weights.bias)
    shares: Floats = (1.0 / (1.0 + np.exp(-scores))).astype(np.float32)
    return shares


def assemble_deals(
    entities: Entities, pairs: Pairs, events: Sequence[Event], weights: Weights
) -> Assembly:
    """Bring the organisations that have a deal together as its parties."""
    shares = weigh_pairs(pairs, weights.pairs)
    groups = propose_groups(entities, pairs, shares, events)
    group_shares = weigh_groups(groups, weights.groups)
    chosen = choose_groups(groups, group_shares, weights.groups)
    row_by_pair = {(int(a), int(b)): n for n, (a, b) in enumerate(pairs.rows)}
    return Assembly(
        pair_shares=shares,
        groups=groups,
        group_shares=group_shares,
        chosen=chosen,
        deals=tuple(
            Assembled(
                parties=tuple(entities.parties[member] for member in groups.members[row]),
                rows=tuple(row_by_pair[pair] for pair in combinations(groups.members[row], 2)),
                certainty=float(group_shares[row]),
            )
            for row in chosen
        ),
    )
