"""Source groups, kept up to date: a new document looks only at those that share a band with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from jalin.model import Document, Reading
from jalin.resolve.copies import CopyLink, group_copies, link_copies, sketch_text
from jalin.store.index_rows import BandRow, CopyLinkRow, CopyRow
from jalin.store.row_store import RowStore


def update_copies(rows: RowStore, kept: Mapping[str, tuple[Document, Reading]]) -> frozenset[str]:
    """Bring the source groups up to date; give the documents of which the group changed.

    Only documents that tell deals have a group. `kept` are the documents that are new or were read
    anew.
    """
    telling = {each: document for each, (document, reading) in kept.items() if reading.deals}
    known = {row.document_id for row in rows.find_any(CopyRow, "document_id", kept)}
    touched = _drop(rows, known - set(telling))
    fresh = {each: document for each, document in telling.items() if each not in known}
    links = _find_links(rows, fresh)
    rows.insert(CopyLinkRow(left_id=it.left, right_id=it.right, share=it.share) for it in links)
    touched |= {end for link in links for end in (link.left, link.right)} | set(fresh)
    return _regroup(rows, touched)


def _drop(rows: RowStore, gone: set[str]) -> set[str]:
    """Take documents that tell no deal any more out of their groups; name those left in them."""
    if not gone:
        return set()
    left = _find_members(rows, gone) - gone
    rows.delete_any(BandRow, "document_id", gone)
    rows.delete_any(CopyRow, "document_id", gone)
    rows.delete_any(CopyLinkRow, "left_id", gone)
    rows.delete_any(CopyLinkRow, "right_id", gone)
    return left


def _find_links(rows: RowStore, fresh: Mapping[str, Document]) -> list[CopyLink]:
    """Find the copies of new documents among all, and sketch them for those to come."""
    bands = {each: sketch_text(document.text).bands for each, document in fresh.items()}
    rows.insert(BandRow(band=it, document_id=each) for each in bands for it in bands[each])
    holders: dict[str, set[str]] = defaultdict(set)
    for row in rows.find_any(BandRow, "band", {it for own in bands.values() for it in own}):
        holders[row.band].add(row.document_id)
    pairs = {
        (min(each, other), max(each, other))
        for each, own in bands.items()
        for band in own
        for other in holders[band]
        if other != each
    }
    kept = rows.current_of({end for pair in pairs for end in pair})
    texts = {each: document.text for each, (document, _) in kept.items()}
    found = (link_copies(texts, one, other) for one, other in sorted(pairs))
    return [link for link in found if link is not None]


def _regroup(rows: RowStore, touched: Iterable[str]) -> frozenset[str]:
    """Group the touched documents anew with all that hang together with them."""
    members = _find_members(rows, touched)
    before = {row.document_id: row for row in rows.find_any(CopyRow, "document_id", members)}
    links = {
        CopyLink(left=row.left_id, right=row.right_id, share=row.share)
        for column in ("left_id", "right_id")
        for row in rows.find_any(CopyLinkRow, column, members)
    }
    ages = {each: it.published for each, (it, _) in rows.current_of(members).items()}
    groups = group_copies(members, links, ages)
    after = {
        each: CopyRow(document_id=each, source_id=group.source_id, first=group.first)
        for each, group in groups.items()
    }
    changed = {each for each in members if before.get(each) != after[each]}
    rows.delete_any(CopyRow, "document_id", changed)
    rows.insert(after[each] for each in sorted(changed))
    return frozenset(changed)


def _find_members(rows: RowStore, touched: Iterable[str]) -> set[str]:
    """Find all documents that hang together with some: their groups, and what links add to them."""
    members = set(touched)
    waiting = set(touched)
    while waiting:
        linked = {
            end
            for column in ("left_id", "right_id")
            for row in rows.find_any(CopyLinkRow, column, waiting)
            for end in (row.left_id, row.right_id)
        }
        waiting = linked - members
        members |= waiting
    return members
