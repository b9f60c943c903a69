"""The network of parties of some deals: nodes and ties with their places in a picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np

from jalin.model import Stage
from jalin.pipeline.network.graph import Membership, Ties, choose_ties, count_ties
from jalin.pipeline.network.layout import Layout, lay_out

# More than these make a picture that nobody can read.
MOST_PARTIES = 150
MOST_TIES = 320
_LADDER = tuple(stage for stage in Stage if stage.rung is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNode:
    """A party in the picture. `party_id` names it; `deals` and `partners` count all of them.

    `component` numbers what hangs together, 0 the largest. `x`, `y` lie in [0, 1], y downwards.
    """

    party_id: str
    deals: int
    partners: int
    component: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkTie:
    """Two parties that share deals, by their ids; `depth` is the highest rung of these deals."""

    one: str
    other: str
    deals: int
    depth: Stage | None

    @property
    def binding(self) -> bool:
        """Tell whether a shared deal bound them."""
        return self.depth is not None and self.depth.binding


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Who works with whom. `height` is that of the picture whose width is 1.

    `nodes` come by number of deals, `ties` by strength. `parties` and `all_ties` count what there
    is, so that what is not drawn can be told; `alone` are parties that share no deal with another.
    """

    nodes: tuple[NetworkNode, ...]
    ties: tuple[NetworkTie, ...]
    height: float
    deals: int
    parties: int
    alone: int
    all_ties: int
    components: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much of a network is drawn."""

    parties: int = MOST_PARTIES
    ties: int = MOST_TIES


EVERYDAY = Bounds()


def build_network(ids: Sequence[str], membership: Membership, bounds: Bounds = EVERYDAY) -> Network:
    """Build the network of the deals of a membership; `ids` names the parties by number.

    The parties of the most deals are drawn, of equal ones the first ids, and of their ties the
    strongest, so that the same deals always give the same picture.
    """
    deals = np.bincount(membership.parties, minlength=len(ids)).astype(np.int64)
    every = count_ties(membership)
    order = sorted(np.flatnonzero(deals).tolist(), key=lambda it: (-deals[it], ids[it]))
    ranks = np.full(len(ids), len(ids), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    shown = choose_ties(every, ranks, most_parties=bounds.parties, most_ties=bounds.ties)
    sides = np.concatenate((every.ones, every.others))
    partners = np.bincount(sides, minlength=len(ids)).astype(np.int64)
    drawn = set(np.concatenate((shown.ones, shown.others)).tolist())
    nodes = [it for it in order if it in drawn]
    layout = _lay_out(nodes, shown)
    return Network(
        nodes=tuple(
            NetworkNode(
                party_id=ids[it],
                deals=int(deals[it]),
                partners=int(partners[it]),
                component=layout.components[place],
                x=float(layout.points[place, 0]),
                y=float(layout.points[place, 1]),
            )
            for place, it in enumerate(nodes)
        ),
        ties=tuple(name_ties(ids, shown)),
        height=layout.height,
        deals=len(np.unique(membership.deals)),
        parties=len(order),
        alone=int(((deals > 0) & (partners == 0)).sum()),
        all_ties=len(every.ones),
        components=max(layout.components, default=-1) + 1,
    )


def name_ties(ids: Sequence[str], ties: Ties) -> Iterator[NetworkTie]:
    """Give ties the ids of their parties and the names of their rungs."""
    columns = (ties.ones, ties.others, ties.deals, ties.depths)
    for one, other, deals, depth in zip(*(it.tolist() for it in columns), strict=True):
        yield NetworkTie(
            one=ids[one],
            other=ids[other],
            deals=deals,
            depth=None if depth < 0 else _LADDER[depth],
        )


def _lay_out(nodes: Sequence[int], ties: Ties) -> Layout:
    """Lay out the parties of some numbers; parties of many shared deals are drawn nearer."""
    if not nodes:
        return Layout(points=np.zeros((0, 2)), components=(), height=1.0)
    place = {it: index for index, it in enumerate(nodes)}
    columns = (ties.ones, ties.others, ties.deals)
    told = zip(*(it.tolist() for it in columns), strict=True)
    return lay_out(
        len(nodes), [(place[one], place[other], 1 + log1p(deals)) for one, other, deals in told]
    )
