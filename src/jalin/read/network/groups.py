"""Groups: which organisations may together be the parties of one deal, and how surely they are.

A pair alone cannot tell whether three partners made one deal or three. Groups are proposed from
the pairs at several thresholds and from the grammar's events, each is weighed as a whole, and the
surest are chosen. The weights are data of `jalin/calibration`, fitted by
`training/fit_assembly.py`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from jalin.read.events.candidates import Event
from jalin.read.network.cliques import find_cliques
from jalin.read.network.entities import Entities
from jalin.read.network.pairs import FEATURES, Pairs
from jalin.text.encoding.network import Floats
from jalin.text.weights import GroupWeights

GROUP_FEATURES = (
    "mean",
    "least",
    "spread",
    "outsider",
    "two",
    "size",
    "event",
    "event_within",
    "event_alike",
    "behind_surest",
    "relevance",
    "network_mean",
    "network_least",
    "sentences",
    "party_least",
    "one_state",
    "same_words",
)
_NETWORK, _RELEVANCE = FEATURES.index("network"), FEATURES.index("relevance")
_SENTENCES, _PARTY = FEATURES.index("sentences"), FEATURES.index("party_least")
_STATE, _WORDS = FEATURES.index("one_state"), FEATURES.index("same_words")
# From what shares on pairs are linked to propose groups.
_LINKS = (0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6)
_SUREST_PAIRS = 14
_LARGEST = 8
_MOST_GROUPS = 60
# More links than these make no partners but a list of everyone.
_MOST_LINKS = 80
_FLOOR = 1e-4
_NO_OUTSIDER = -6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Proposed groups, alike in all fields: `members` are rows of the entities, ascending.

    `features` (G, F) run in the order of `GROUP_FEATURES`.
    """

    members: tuple[tuple[int, ...], ...]
    features: Floats


def propose_groups(
    entities: Entities, pairs: Pairs, shares: Floats, events: Sequence[Event]
) -> Groups:
    """Propose groups for pairs with shares (N), in order of their members."""
    told = _list_told(entities, events)
    members = tuple(sorted({*_link(pairs, shares), *told}))[:_MOST_GROUPS]
    scene = _Scene.build(pairs, shares, told)
    features = np.array([scene.describe(group) for group in members], np.float32)
    return Groups(members=members, features=features.reshape(-1, len(GROUP_FEATURES)))


def weigh_groups(groups: Groups, weights: GroupWeights) -> Floats:
    """Give the probability of each group that it is a deal's parties, by and large."""
    scores = groups.features @ np.array(weights.factors, np.float32) + np.float32(weights.bias)
    shares: Floats = (1.0 / (1.0 + np.exp(-scores))).astype(np.float32)
    return shares


def choose_groups(groups: Groups, shares: Floats, weights: GroupWeights) -> tuple[int, ...]:
    """Choose groups, the surest first, each from the threshold that is its due.

    A group that shares most of its members with a chosen one is another way to see the same deal;
    one that shares a member, as partners of one hub do, must be surer than one that stands apart,
    the more so where no event of the grammar names just its members.
    """
    chosen: list[int] = []
    for row in sorted(range(len(shares)), key=lambda row: (-round(float(shares[row]), 5), row)):
        common = measure_common(groups, row, chosen)
        needed = find_needed(groups, row, weights, chosen)
        if common <= weights.alike and shares[row] >= needed:
            chosen.append(row)
    return tuple(chosen)


def measure_common(groups: Groups, row: int, chosen: Sequence[int]) -> float:
    """Measure the largest part that a group has in common with chosen ones, 0 to 1."""
    members = groups.members
    return max((_overlap(members[row], members[it]) for it in chosen), default=0.0)


def find_needed(groups: Groups, row: int, weights: GroupWeights, chosen: Sequence[int]) -> float:
    """Find the share that a group needs after the chosen ones."""
    if not chosen:
        return weights.first
    if not measure_common(groups, row, chosen):
        return weights.further
    is_told = groups.features[row, GROUP_FEATURES.index("event")] > 0
    return weights.sharing_told if is_told else weights.sharing


def precedes(shares: Floats, one: int, other: int) -> bool:
    """Tell whether one group was looked at before another."""
    left, right = (-round(float(shares[row]), 5) for row in (one, other))
    return (left, one) < (right, other)


def _overlap(one: Sequence[int], other: Sequence[int]) -> float:
    return len({*one} & {*other}) / len({*one} | {*other})


def _link(pairs: Pairs, shares: Floats) -> Iterator[tuple[int, ...]]:
    """Link pairs at several thresholds, and take the surest pairs each by itself."""
    order = np.argsort(-shares, kind="stable")[:_SUREST_PAIRS]
    for rank, row in enumerate(order):
        if rank == 0 or shares[row] >= _LINKS[0]:
            yield _pair(pairs, int(row))
    for least in _LINKS:
        kept = [n for n, share in enumerate(shares) if share >= least]
        if len(kept) <= _MOST_LINKS:
            for group in find_cliques(_pair(pairs, row) for row in kept):
                if len(group) <= _LARGEST:
                    yield group


def _pair(pairs: Pairs, row: int) -> tuple[int, int]:
    one, other = pairs.rows[row]
    return int(one), int(other)


def _list_told(entities: Entities, events: Sequence[Event]) -> Mapping[tuple[int, ...], float]:
    """List the groups that the grammar's events name, with the certainty of the surest."""
    rows = {party: row for row, party in enumerate(entities.parties)}
    told: dict[tuple[int, ...], float] = {}
    for event in events:
        group = tuple(sorted({rows[party] for party in event.parties if party in rows}))
        if 1 < len(group) <= _LARGEST:
            told[group] = max(event.certainty, told.get(group, 0.0))
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What groups are described by. `logits` (E, E) are those of the pairs, both ways."""

    pairs: Pairs
    row_by_pair: Mapping[tuple[int, int], int]
    logits: Floats
    told: Mapping[tuple[int, ...], float]

    @classmethod
    def build(cls, pairs: Pairs, shares: Floats, told: Mapping[tuple[int, ...], float]) -> "_Scene":
        n_entities = int(pairs.rows.max()) + 1 if len(pairs.rows) else 0
        logits = np.full((n_entities, n_entities), np.inf, np.float32)
        kept = np.clip(shares, _FLOOR, 1 - _FLOOR)
        odds = np.log(kept / (1 - kept))
        logits[pairs.rows[:, 0], pairs.rows[:, 1]] = odds
        logits[pairs.rows[:, 1], pairs.rows[:, 0]] = odds
        rows = {_pair(pairs, row): row for row in range(len(pairs.rows))}
        return cls(pairs=pairs, row_by_pair=rows, logits=logits, told=told)

    def describe(self, group: tuple[int, ...]) -> tuple[float, ...]:
        """Describe a group in the order of `GROUP_FEATURES`."""
        rows = [self.row_by_pair[pair] for pair in combinations(group, 2)]
        own, seen = self.logits[np.ix_(group, group)], self.pairs.features[rows]
        links = own[np.isfinite(own)]
        return (
            float(links.mean()),
            float(links.min()),
            float(links.max() - links.min()),
            self._find_outsider(group),
            float(len(group) == 2),  # noqa: PLR2004 (two is what the feature is called)
            math.log(len(group)),
            *self._weigh_told(group),
            float(links.min() - self.logits[np.isfinite(self.logits)].max()),
            float(seen[0, _RELEVANCE]),
            float(seen[:, _NETWORK].mean()),
            float(seen[:, _NETWORK].min()),
            float(seen[:, _SENTENCES].mean()),
            float(seen[:, _PARTY].min()),
            float(seen[:, _STATE].max()),
            float(seen[:, _WORDS].max()),
        )

    def _find_outsider(self, group: tuple[int, ...]) -> float:
        """Find how well the best organisation outside a group would fit in: its weakest link."""
        outside = [n for n in range(len(self.logits)) if n not in group]
        if not outside:
            return _NO_OUTSIDER
        return max(_NO_OUTSIDER, float(self.logits[np.ix_(outside, group)].min(1).max()))

    def _weigh_told(self, group: tuple[int, ...]) -> tuple[float, float, float]:
        """Give how surely the grammar names a group or one around it, and how like one is."""
        inside = {*group}
        return (
            self.told.get(group, 0.0),
            max((sure for other, sure in self.told.items() if inside <= {*other}), default=0.0),
            max((_overlap(group, other) for other in self.told), default=0.0),
        )
