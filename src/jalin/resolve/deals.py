"""Which deal mentions over all documents are one deal, and why.

Mentions are joined pair by pair, the surest pair first; two clusters come together only if the
parties of every mention on one side match those of every mention on the other. So a chain of half
alike mentions cannot tie two deals of different parties.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from jalin.model import PartialDate, Reading
from jalin.resolve.comparison import Candidate, DealPlace, Join, compare_deals, parties_match
from jalin.resolve.parties import RegisterParty


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCluster:
    """The mentions of one deal, its founding mention first, and each merge that made it.

    `id` is a hash of the founding mention, the one published first: it stays as documents are
    added, unless an earlier one comes.
    """

    id: str
    places: tuple[DealPlace, ...]
    joins: tuple[Join, ...]


@dataclass(slots=True)
class _Cluster:
    members: list[Candidate]
    joins: list[Join]


def cluster_deals(
    readings: Sequence[Reading], parties: Iterable[RegisterParty]
) -> tuple[DealCluster, ...]:
    """Cluster the deals of all readings, sorted by id. Their order does not matter."""
    candidates = {candidate.place: candidate for candidate in _find_candidates(readings, parties)}
    clusters = {place: _Cluster([it], []) for place, it in candidates.items()}
    for join in sorted(_find_joins(candidates.values()), key=lambda join: join.strength):
        left, right = clusters[join.left], clusters[join.right]
        if left is not right and _fit(left, right):
            left.members += right.members
            left.joins += [*right.joins, join]
            clusters.update((member.place, left) for member in right.members)
    published = {_identify(reading): reading.published for reading in readings}
    distinct = {id(cluster): cluster for cluster in clusters.values()}
    built = (_build_cluster(cluster, published) for cluster in distinct.values())
    return tuple(sorted(built, key=lambda cluster: cluster.id))


def _find_candidates(
    readings: Iterable[Reading], parties: Iterable[RegisterParty]
) -> Iterator[Candidate]:
    party_ids: dict[DealPlace, set[str]] = defaultdict(set)
    for party in parties:
        for link in party.links:
            place = DealPlace(document_id=link.place.document_id, deal=link.place.deal)
            party_ids[place].add(party.id)
    for reading in readings:
        umbrellas = {mention.under for mention in reading.deals}
        for index, mention in enumerate(reading.deals):
            place = DealPlace(document_id=_identify(reading), deal=index)
            yield Candidate(
                place=place,
                mention=mention,
                party_ids=frozenset(party_ids[place]),
                told=reading.published or mention.date,
                is_umbrella=index in umbrellas,
            )


def _identify(reading: Reading) -> str:
    assert reading.document_id is not None, "only readings of kept documents are resolved"
    return reading.document_id


def _find_joins(candidates: Iterable[Candidate]) -> Iterator[Join]:
    """Compare only mentions that share a pair of parties: all others cannot match."""
    block_by_pair: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for one, other in combinations(sorted(candidate.party_ids), 2):
            block_by_pair[one, other].append(candidate)
    for pair, block in block_by_pair.items():
        for left, right in combinations(block, 2):
            if pair == tuple(sorted(left.party_ids & right.party_ids)[:2]):
                join = compare_deals(left, right)
                if join is not None:
                    yield join


def _fit(left: _Cluster, right: _Cluster) -> bool:
    return all(
        one.place.document_id != other.place.document_id and parties_match(one, other)
        for one, other in product(left.members, right.members)
    )


def _build_cluster(cluster: _Cluster, published: Mapping[str, PartialDate | None]) -> DealCluster:
    def age(place: DealPlace) -> tuple[bool, str, DealPlace]:
        date = published[place.document_id]
        return (date is None, str(date or ""), place)

    places = sorted((member.place for member in cluster.members), key=age)
    founder = f"{places[0].document_id}/{places[0].deal}"
    return DealCluster(
        id=hashlib.sha256(founder.encode()).hexdigest()[:12],
        places=tuple(places),
        joins=tuple(sorted(cluster.joins, key=lambda join: join.strength)),
    )
