"""The rows that say why mentions come together: a reason that was found, a merge that was made."""

from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.deals.comparison import Join, SubjectRule
from jalin.store.index_rows import DealEdgeRow
from jalin.store.rows import PART_GAP, DealJoinRow


def write_edge(join: Join) -> DealEdgeRow:
    """Write a reason to join two mentions."""
    return DealEdgeRow(
        left_id=join.left.document_id,
        left_position=join.left.deal,
        right_id=join.right.document_id,
        right_position=join.right.deal,
        rule=join.rule,
        parties=PART_GAP.join(join.party_ids),
        shared=PART_GAP.join(join.shared),
    )


def read_edge(row: DealEdgeRow) -> Join:
    """Read what `write_edge` wrote."""
    left, right = list_ends(row)
    return Join(
        left=left,
        right=right,
        rule=SubjectRule(row.rule),
        party_ids=_split(row.parties),
        shared=_split(row.shared),
    )


def list_ends(row: DealEdgeRow) -> tuple[DealPlace, DealPlace]:
    """Give the two mentions of an edge."""
    return (
        DealPlace(document_id=row.left_id, deal=row.left_position),
        DealPlace(document_id=row.right_id, deal=row.right_position),
    )


def write_join(deal_id: str, join: Join) -> DealJoinRow:
    """Write a merge that made a deal."""
    return DealJoinRow(
        deal_id=deal_id,
        left_document_id=join.left.document_id,
        left_position=join.left.deal,
        right_document_id=join.right.document_id,
        right_position=join.right.deal,
        rule=join.rule,
        parties=PART_GAP.join(join.party_ids),
        shared=PART_GAP.join(join.shared),
    )


def read_join(row: DealJoinRow) -> Join:
    """Read what `write_join` wrote."""
    return Join(
        left=DealPlace(document_id=row.left_document_id, deal=row.left_position),
        right=DealPlace(document_id=row.right_document_id, deal=row.right_position),
        rule=SubjectRule(row.rule),
        party_ids=_split(row.parties),
        shared=_split(row.shared),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(PART_GAP)) if text else ()
