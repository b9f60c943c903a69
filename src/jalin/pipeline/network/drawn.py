"""The network of a visit's deals, laid out once for each filter."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.model import Stage
from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.catalogue.filter import EVERY, Facet, Filter
from jalin.pipeline.network.graph import Membership, count_ties
from jalin.pipeline.network.network import (
    EVERYDAY,
    Bounds,
    Network,
    NetworkTie,
    build_network,
    name_ties,
)
from jalin.pipeline.serving.visit import Visit
from jalin.store.rows import PartyRow

# Pictures kept of one state of the register: each takes some 100 kB.
_MOST_KEPT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNetwork:
    """A network with the parties of its nodes, in their order."""

    network: Network
    parties: tuple[PartyRow, ...]


class _Pictures:
    """The pictures looked at last, by filter and bounds."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Filter, Bounds], DrawnNetwork] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: tuple[Filter, Bounds]) -> DrawnNetwork | None:
        """Find a picture; it is then the one looked at last."""
        with self._lock:
            found = self._kept.pop(key, None)
            if found is not None:
                self._kept[key] = found
            return found

    def add(self, key: tuple[Filter, Bounds], picture: DrawnNetwork) -> None:
        """Keep a picture; the one not looked at for longest goes."""
        with self._lock:
            self._kept[key] = picture
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)


def draw_network(visit: Visit, wanted: Filter = EVERY, bounds: Bounds = EVERYDAY) -> DrawnNetwork:
    """Draw who works with whom in the deals that a filter wants, at the moment of a visit."""
    pictures = visit.keep("network pictures", _Pictures)
    found = pictures.find((wanted, bounds))
    if found is None:
        found = _draw(visit, wanted, bounds)
        pictures.add((wanted, bounds), found)
    return found


def find_ties_among(visit: Visit, ids: frozenset[str]) -> tuple[NetworkTie, ...]:
    """Find the ties between some parties over all deals, the strongest first."""
    membership = _keep_membership(visit)
    names = visit.catalogue.columns[Facet.PARTY].values
    wanted = np.array([name in ids for name in names], dtype=np.bool_)
    kept = wanted[membership.parties]
    among = Membership(
        deals=membership.deals[kept], parties=membership.parties[kept], rungs=membership.rungs
    )
    return tuple(name_ties(names, count_ties(among)))


def _draw(visit: Visit, wanted: Filter, bounds: Bounds) -> DrawnNetwork:
    names = visit.catalogue.columns[Facet.PARTY].values
    chosen = visit.select(wanted).places.astype(np.int64)
    network = build_network(names, _keep_membership(visit).of(chosen), bounds)
    rows = visit.register.find_any(PartyRow, "id", [node.party_id for node in network.nodes])
    by_id = {row.id: row for row in rows}
    return DrawnNetwork(
        network=network, parties=tuple(by_id[node.party_id] for node in network.nodes)
    )


def _keep_membership(visit: Visit) -> Membership:
    return visit.keep("memberships", lambda: _list_memberships(visit.catalogue))


def _list_memberships(catalogue: Catalogue) -> Membership:
    column = catalogue.columns[Facet.PARTY]
    return Membership(
        deals=column.deals.astype(np.int64),
        parties=column.codes.astype(np.int64),
        rungs=_list_rungs(catalogue),
    )


def _list_rungs(catalogue: Catalogue) -> NDArray[np.int64]:
    rungs = {stage: -1 if stage.rung is None else stage.rung for stage in Stage}
    found = (-1 if deal.reached is None else rungs[deal.reached] for deal in catalogue.summaries)
    return np.fromiter(found, dtype=np.int64, count=catalogue.size)
