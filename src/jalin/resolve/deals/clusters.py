"""Which deal mentions over all documents are one deal, and why.

Mentions are joined pair by pair, the surest pair first; two clusters come together only if every
mention on one side fits every mention on the other: parties that match, nothing that sets them
apart. So a chain of half alike mentions cannot tie two deals of different parties. What a reviewer
decided comes last and holds: deals judged to be one are joined whole, mentions judged apart never
meet.

Only mentions that are tied by joins, however indirectly, have a say in one another's clusters:
the clusters of such a component are the same whatever else is in the register.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from jalin.model import PartialDate
from jalin.resolve.deals.candidates import Candidate, DealPlace
from jalin.resolve.deals.comparison import (
    Join,
    SubjectRule,
    are_apart,
    compare_deals,
    match_parties,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCluster:
    """The mentions of one deal, its founding mention first, and each merge that made it.

    `id` is a hash of the founding mention, the one published first: it stays as documents are
    added, unless an earlier one comes.
    """

    id: str
    places: tuple[DealPlace, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What reviewers decided of pairs of mentions: one deal, or two."""

    together: tuple[tuple[DealPlace, DealPlace], ...] = ()
    apart: tuple[tuple[DealPlace, DealPlace], ...] = ()


@dataclass(slots=True)
class _Cluster:
    members: list[Candidate]
    joins: list[Join] = field(default_factory=list)


class _Bonds:
    """Which mentions will be one deal in the end, so that no join bars what reviewers decided.

    Mentions judged to be one are bound before any is joined: what is judged apart from one of them
    is apart from all.
    """

    def __init__(self, ties: Ties) -> None:
        self._apart = frozenset(frozenset(pair) for pair in ties.apart)
        self._bound: dict[DealPlace, frozenset[DealPlace]] = {}
        for one, other in sorted(ties.together):
            self.bind(one, other)

    def bind(self, one: DealPlace, other: DealPlace) -> bool:
        """Bind two mentions; tell whether they are bound, which those judged apart never are."""
        if not self._apart:
            return True
        left = self._bound.get(one, frozenset({one}))
        right = self._bound.get(other, frozenset({other}))
        if other in left:
            return True
        if any(frozenset(pair) in self._apart for pair in product(left, right)):
            return False
        self._bound.update(dict.fromkeys(left | right, left | right))
        return True


def find_joins(candidate: Candidate, others: Iterable[Candidate]) -> tuple[Join, ...]:
    """Find the reasons to join a mention with others, in order of place."""
    found = (compare_deals(candidate, other) for other in sorted(others, key=_place))
    return tuple(join for join in found if join is not None)


def cluster_deals(
    candidates: Iterable[Candidate], joins: Iterable[Join], ties: Ties | None = None
) -> tuple[DealCluster, ...]:
    """Cluster mentions by the joins found among them, sorted by id. No order matters."""
    ties = ties or Ties()
    clusters = {it.place: _Cluster([it]) for it in sorted(candidates, key=_place)}
    bonds = _Bonds(ties)
    for join in sorted(joins, key=lambda join: join.strength):
        left, right = clusters[join.left], clusters[join.right]
        if left is not right and _fit(left, right) and bonds.bind(join.left, join.right):
            _merge(left, right, join, clusters)
    for one, other in sorted(ties.together):
        join = Join(left=one, right=other, rule=SubjectRule.JUDGED, party_ids=(), shared=())
        left, right = clusters[one], clusters[other]
        if left is not right and bonds.bind(one, other):
            _merge(left, right, join, clusters)
    distinct = {id(cluster): cluster for cluster in clusters.values()}
    built = (_build_cluster(cluster) for cluster in distinct.values())
    return tuple(sorted(built, key=lambda cluster: cluster.id))


def sort_by_age(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sort the mentions of a deal, the founding one first: by when they were told, then place."""
    return sorted(candidates, key=_age)


def _place(candidate: Candidate) -> DealPlace:
    return candidate.place


def _fit(left: _Cluster, right: _Cluster) -> bool:
    return all(
        one.place.document_id != other.place.document_id
        and match_parties(one, other) is not None
        and not are_apart(one, other)
        for one, other in product(left.members, right.members)
    )


def _merge(
    left: _Cluster, right: _Cluster, join: Join, clusters: dict[DealPlace, _Cluster]
) -> None:
    left.members += right.members
    left.joins += [*right.joins, join]
    clusters.update((member.place, left) for member in right.members)


def _build_cluster(cluster: _Cluster) -> DealCluster:
    places = [member.place for member in sort_by_age(cluster.members)]
    founder = f"{places[0].document_id}/{places[0].deal}"
    return DealCluster(
        id=hashlib.sha256(founder.encode()).hexdigest()[:12],
        places=tuple(places),
        joins=tuple(sorted(cluster.joins, key=lambda join: join.strength)),
    )


def _age(candidate: Candidate) -> tuple[bool, dt.date, str, DealPlace]:
    return (*PartialDate.order_of(candidate.told), candidate.place)
