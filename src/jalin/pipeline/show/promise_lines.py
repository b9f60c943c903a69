"""Which tellings are one promise over all deals: lines that share a telling are one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from jalin.store.row_store import RowStore
from jalin.store.rows import DealPromiseRow
from jalin.store.saying_rows import PromiseRow

# A promise as one document tells it: the document, and the place in its reading.
PromisePlace = tuple[str, int]


def place_of(row: DealPromiseRow | PromiseRow) -> PromisePlace:
    """Give where a promise is told."""
    return (row.document_id, row.position)


def join_lines(links: Iterable[DealPromiseRow]) -> Mapping[str, tuple[DealPromiseRow, ...]]:
    """Join the lines that share a telling, each deal's with the others', under the smallest id."""
    by_line: dict[str, list[DealPromiseRow]] = defaultdict(list)
    lines_at: dict[PromisePlace, set[str]] = defaultdict(set)
    for link in links:
        by_line[link.line].append(link)
        lines_at[place_of(link)].add(link.line)
    found: dict[str, tuple[DealPromiseRow, ...]] = {}
    seen: set[str] = set()
    for first in sorted(by_line):
        group: set[str] = set()
        waiting = {first} - seen
        while waiting:
            group |= waiting
            places = {place_of(link) for line in waiting for link in by_line[line]}
            waiting = {line for place in places for line in lines_at[place]} - group
        seen |= group
        if group:
            found[first] = tuple(link for line in sorted(group) for link in by_line[line])
    return found


def find_sharing(rows: RowStore, deal_id: str) -> frozenset[str]:
    """Find the deals that tell a promise of a deal too, step by step, itself among them."""
    waiting = {(deal_id, link.line) for link in rows.find(DealPromiseRow, deal_id=deal_id)}
    found: set[tuple[str, str]] = set()
    while waiting:
        found |= waiting
        of_deals = rows.find_any(DealPromiseRow, "deal_id", {each for each, _ in waiting})
        own = [link for link in of_deals if (link.deal_id, link.line) in waiting]
        places = {place_of(link) for link in own}
        beside = rows.find_any(DealPromiseRow, "document_id", {each for each, _ in places})
        waiting = {(it.deal_id, it.line) for it in beside if place_of(it) in places} - found
    return frozenset({deal_id, *(each for each, _ in found)})
