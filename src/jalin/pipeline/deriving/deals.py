"""Deals, kept up to date: new mentions meet those that share a key with them, and no others.

What may change hangs together with the touched mentions by reasons to join them, by an earlier
cluster or by a judgement. All that is clustered anew; deals that come out as they were are left
alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jalin.pipeline.deriving.deal_rows import KEY_BY_DEAL_ROW, DealMatter, derive_deal_rows
from jalin.pipeline.deriving.insight import Insight
from jalin.pipeline.deriving.join_rows import list_ends, read_edge, write_edge, write_join
from jalin.pipeline.deriving.kept_days import keep_days
from jalin.pipeline.deriving.link_rows import derive_link_rows
from jalin.pipeline.deriving.mentions import Mentions
from jalin.resolve.deals.candidates import Candidate, DealPlace, find_keys
from jalin.resolve.deals.clusters import DealCluster, Ties, cluster_deals, find_joins
from jalin.resolve.deals.comparison import Join, SubjectRule
from jalin.store.index_rows import DealEdgeRow, DealKeyRow
from jalin.store.row_store import RowStore
from jalin.store.rows import DealJoinRow, DealLinkRow, DealMentionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The documents of which something changed.

    `told`: they are new, were read or judged anew, or name a party that settled otherwise.
    `copied`: their source group changed.
    """

    told: frozenset[str]
    copied: frozenset[str]


def update_deals(rows: RowStore, touched: Touched, insight: Insight) -> None:
    """Bring the deals up to date."""
    mentions = Mentions(rows, insight)
    seeds = _find_earlier(rows, touched) | _link_mentions(rows, touched.told, mentions)
    component = _find_component(rows, seeds, mentions, insight)
    before = {
        DealPlace(document_id=row.document_id, deal=row.position): row.deal_id
        for row in rows.find_any(
            DealMentionRow, "document_id", {it.document_id for it in component}
        )
    }
    clusters = _cluster(rows, component, mentions, insight)
    after = {place: cluster.id for cluster in clusters for place in cluster.places}
    gone = {before[it] for it in component if it in before} - set(after.values())
    changed = _find_changed(rows, clusters, before, touched)
    matters = {it.id: DealMatter.of(it, mentions, insight) for it in changed}
    days = keep_days(rows, matters, _find_new(changed, before, touched), mentions)
    for kind, key in KEY_BY_DEAL_ROW.items():
        rows.delete_any(kind, key, {*gone, *matters})
    rows.insert(row for kept in days.values() for row in kept.rows)
    # All in one go: few statements write the rows of many deals.
    rows.insert(
        row
        for each, matter in matters.items()
        for row in derive_deal_rows(matter, insight, days[each].since)
    )
    moved = {it.document_id for it in component if before.get(it) != after.get(it)}
    untouched = {place: deal_id for place, deal_id in before.items() if place not in component}
    _relink(rows, moved | touched.told, untouched | after, mentions)


def _find_new(
    changed: Iterable[DealCluster], before: Mapping[DealPlace, str], touched: Touched
) -> Mapping[str, set[DealPlace]]:
    """Find what came to each deal or left it, or of which something changed."""
    members = _group_places(before)
    fresh = touched.told | touched.copied
    return {
        cluster.id: (members[cluster.id] ^ set(cluster.places))
        | {place for place in cluster.places if place.document_id in fresh}
        for cluster in changed
    }


def _group_places(deal_ids: Mapping[DealPlace, str]) -> Mapping[str, set[DealPlace]]:
    members: dict[str, set[DealPlace]] = defaultdict(set)
    for place, deal_id in deal_ids.items():
        members[deal_id].add(place)
    return members


def _find_earlier(rows: RowStore, touched: Touched) -> set[DealPlace]:
    """Find what the touched documents hung together with before, and forget why they did."""
    deals = {
        row.deal_id
        for row in rows.find_any(DealMentionRow, "document_id", touched.told | touched.copied)
    }
    found = {
        DealPlace(document_id=row.document_id, deal=row.position)
        for row in rows.find_any(DealMentionRow, "deal_id", deals)
    }
    edges = {
        edge
        for column in ("left_id", "right_id")
        for edge in rows.find_any(DealEdgeRow, column, touched.told)
    }
    for column in ("left_id", "right_id"):
        rows.delete_any(DealEdgeRow, column, touched.told)
    rows.delete_any(DealKeyRow, "document_id", touched.told)
    return found.union(*(list_ends(edge) for edge in edges))


def _link_mentions(rows: RowStore, told: Iterable[str], mentions: Mentions) -> set[DealPlace]:
    """Compare the mentions of documents with all that share a key, and keep why they may join."""
    fresh = mentions.find_all(told)
    keys = {candidate.place: find_keys(candidate) for candidate in fresh}
    rows.insert(
        DealKeyRow(key=key, document_id=place.document_id, position=place.deal)
        for place, own in keys.items()
        for key in own
    )
    holders: dict[str, set[DealPlace]] = defaultdict(set)
    for row in rows.find_any(DealKeyRow, "key", {key for own in keys.values() for key in own}):
        holders[row.key].add(DealPlace(document_id=row.document_id, deal=row.position))
    mentions.load({place.document_id for held in holders.values() for place in held})
    joins = {
        join
        for candidate in fresh
        for join in find_joins(candidate, _meet(candidate, keys, holders, mentions))
    }
    rows.insert(write_edge(join) for join in sorted(joins, key=lambda join: join.strength))
    return {candidate.place for candidate in fresh}


def _meet(
    candidate: Candidate,
    keys: Mapping[DealPlace, Iterable[str]],
    holders: Mapping[str, set[DealPlace]],
    mentions: Mentions,
) -> tuple[Candidate, ...]:
    places = set[DealPlace]().union(*(holders[key] for key in keys[candidate.place]))
    return mentions.find(places - {candidate.place})


def _find_component(
    rows: RowStore, seeds: Iterable[DealPlace], mentions: Mentions, insight: Insight
) -> set[DealPlace]:
    """Find all mentions that hang together with some, by reasons to join or by judgements."""
    judged_documents = frozenset(insight.rulings.documents)
    found: set[DealPlace] = set()
    waiting = set(seeds)
    while waiting:
        found |= waiting
        documents = {place.document_id for place in waiting}
        ends = (
            list_ends(edge)
            for column in ("left_id", "right_id")
            for edge in rows.find_any(DealEdgeRow, column, documents)
        )
        reached = {end for pair in ends if not waiting.isdisjoint(pair) for end in pair}
        tied = insight.rulings.tied_documents(documents)
        judged = judged_documents.intersection(tied)
        reached |= {candidate.place for candidate in mentions.find_all(judged)}
        waiting = reached - found
    return found


def _cluster(
    rows: RowStore, component: set[DealPlace], mentions: Mentions, insight: Insight
) -> tuple[DealCluster, ...]:
    """Cluster mentions by all reasons to join them and by what was judged of them."""
    candidates = mentions.find(component)
    present = {candidate.place for candidate in candidates}
    documents = {place.document_id for place in present}
    edges = rows.find_any(DealEdgeRow, "left_id", documents)
    joins = [read_edge(edge) for edge in edges if present.issuperset(list_ends(edge))]
    ruled = insight.rulings.deal_rulings(
        {each: mentions.readings[each] for each in sorted(documents)}
    )
    ties = Ties(
        together=tuple((it.left, it.right) for it in ruled.together if it.left in present),
        apart=tuple((it.left, it.right) for it in ruled.apart),
    )
    why = {(it.left, it.right): it.judgement_id for it in ruled.together}
    found = cluster_deals(candidates, joins, ties)
    return tuple(
        replace(cluster, joins=tuple(_say_who(join, why) for join in cluster.joins))
        for cluster in found
    )


def _say_who(join: Join, why: Mapping[tuple[DealPlace, DealPlace], str]) -> Join:
    """Let a join that was judged name its judgement."""
    judged = join.rule is SubjectRule.JUDGED
    return replace(join, shared=(why[join.left, join.right],)) if judged else join


def _find_changed(
    rows: RowStore,
    clusters: Iterable[DealCluster],
    before: Mapping[DealPlace, str],
    touched: Touched,
) -> list[DealCluster]:
    """Find the clusters of which a row may come out otherwise than it stands."""
    fresh = touched.told | touched.copied
    members = _group_places(before)
    same: list[DealCluster] = []
    changed: list[DealCluster] = []
    for cluster in clusters:
        is_new = members[cluster.id] != set(cluster.places)
        is_touched = is_new or any(place.document_id in fresh for place in cluster.places)
        (changed if is_touched else same).append(cluster)
    joined: dict[str, set[DealJoinRow]] = defaultdict(set)
    for row in rows.find_any(DealJoinRow, "deal_id", {cluster.id for cluster in same}):
        joined[row.deal_id].add(row)
    changed += [it for it in same if joined[it.id] != {write_join(it.id, on) for on in it.joins}]
    return sorted(changed, key=lambda cluster: cluster.id)


def _relink(
    rows: RowStore, documents: set[str], deal_ids: Mapping[DealPlace, str], mentions: Mentions
) -> None:
    """Say anew how the deals of documents hang on one another."""
    rows.delete_any(DealLinkRow, "document_id", documents)
    for each in sorted(documents):
        candidates = mentions.find_all([each])
        if candidates:
            rows.insert(derive_link_rows(candidates, mentions.documents[each], deal_ids))
