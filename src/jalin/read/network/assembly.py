"""From pairs to deals: which organisations are the parties of one deal."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jalin.read.network.cliques import find_cliques
from jalin.read.network.entities import Entities
from jalin.read.network.pairs import FEATURES, Pairs
from jalin.text.encoding.network import Floats
from jalin.text.weights import PairWeights

_RELEVANCE = FEATURES.index("relevance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The parties of one deal, by index in `Analysis.parties`, and the rows of their pairs."""

    parties: tuple[int, ...]
    rows: tuple[int, ...]
    certainty: float


def weigh_pairs(pairs: Pairs, weights: PairWeights) -> Floats:
    """Give the probability of each pair that the two have a deal together."""
    scores = pairs.features @ np.array(weights.factors, np.float32) + np.float32(weights.bias)
    shares: Floats = (1.0 / (1.0 + np.exp(-scores))).astype(np.float32)
    return shares


def assemble_deals(
    entities: Entities, pairs: Pairs, shares: Floats, weights: PairWeights
) -> tuple[Assembled, ...]:
    """Bring the pairs that have a deal together as deals, in reading order of their parties.

    Where no pair is sure enough, the surest counts from a lower threshold, if the document as a
    whole rather tells a deal than not.
    """
    if not len(shares):
        return ()
    kept = [n for n, share in enumerate(shares) if share >= weights.least]
    best = int(np.argmax(shares))
    surely = pairs.features[best, _RELEVANCE] > 0
    if not kept and surely and shares[best] >= weights.least_alone:
        kept = [best]
    row_by_pair = {(int(a), int(b)): n for n, (a, b) in enumerate(pairs.rows)}
    groups = find_cliques((int(a), int(b)) for a, b in pairs.rows[kept])
    return tuple(_build(entities, group, row_by_pair, shares) for group in groups)


def _build(
    entities: Entities,
    group: Sequence[int],
    row_by_pair: dict[tuple[int, int], int],
    shares: Floats,
) -> Assembled:
    rows = tuple(row_by_pair[one, other] for n, one in enumerate(group) for other in group[n + 1 :])
    return Assembled(
        parties=tuple(entities.parties[row] for row in group),
        rows=rows,
        certainty=float(np.mean(shares[list(rows)])),
    )
