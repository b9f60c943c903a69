"""The derived tables, declared from the classes of their rows.

Plain names such as `deals` are those of the views beside them. A change here or in a row class
needs no migration: a register that was made with other declarations gets its derived tables anew
when it is next opened.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jalin.store.codec import Column, list_columns
from jalin.store.index_rows import (
    BandRow,
    CopyLinkRow,
    CopyRow,
    DealEdgeRow,
    DealKeyRow,
    PartyKeyRow,
    PartyMentionRow,
)
from jalin.store.rows import (
    ClaimRow,
    ContradictionRow,
    DealDayRow,
    DealJoinRow,
    DealLinkRow,
    DealMentionRow,
    DealPartyRow,
    DealPromiseRow,
    DealRoleRow,
    DealRow,
    PartyNameRow,
    PartyRow,
    SettlementRow,
    StepEvidenceRow,
    StepRow,
)
from jalin.store.saying_rows import (
    PersonRow,
    PromiseRow,
    RelationRow,
    StatementRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A derived table: one column for each field of `row`, in their order.

    `indexes` are the columns by which rows are looked up. PostgreSQL indexes no entry of more than
    2,700 bytes, so an indexed text must be a name, a key or an id, never a quote.
    """

    row: type
    name: str
    indexes: tuple[tuple[str, ...], ...] = ()
    columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", list_columns(self.row))


# In the order in which they are dumped.
TABLES = (
    Table(row=PartyRow, name="told_parties", indexes=(("id",),)),
    Table(
        row=PartyNameRow,
        name="party_names",
        indexes=(("party_id",), ("document_id",), ("name",)),
    ),
    Table(row=DealRow, name="told_deals", indexes=(("id",),)),
    Table(row=DealDayRow, name="deal_days", indexes=(("deal_id",), ("day",))),
    Table(
        row=DealLinkRow,
        name="deal_links",
        indexes=(("deal_id",), ("other_id",), ("document_id",)),
    ),
    Table(
        row=DealMentionRow,
        name="deal_mentions",
        indexes=(("deal_id",), ("document_id", "position")),
    ),
    Table(row=DealJoinRow, name="deal_joins", indexes=(("deal_id",),)),
    Table(row=DealPartyRow, name="deal_parties", indexes=(("deal_id",), ("party_id",))),
    Table(row=DealRoleRow, name="deal_roles", indexes=(("deal_id",),)),
    Table(row=StepRow, name="told_steps", indexes=(("deal_id", "position"),)),
    Table(row=StepEvidenceRow, name="step_evidence", indexes=(("deal_id", "position"),)),
    Table(row=ClaimRow, name="claims", indexes=(("deal_id", "field"),)),
    Table(row=ContradictionRow, name="contradictions", indexes=(("deal_id",),)),
    Table(row=PersonRow, name="people", indexes=(("document_id", "position"),)),
    Table(row=RelationRow, name="relations", indexes=(("document_id", "position"),)),
    Table(row=StatementRow, name="statements", indexes=(("document_id", "position"),)),
    Table(row=PromiseRow, name="told_promises", indexes=(("document_id", "position"),)),
    Table(
        row=DealPromiseRow,
        name="deal_promises",
        indexes=(("deal_id",), ("document_id", "position")),
    ),
    Table(
        row=SettlementRow,
        name="settlements",
        indexes=(("deal_id",), ("document_id", "position")),
    ),
    Table(row=BandRow, name="bands", indexes=(("band",), ("document_id",))),
    Table(row=CopyLinkRow, name="copy_links", indexes=(("left_id",), ("right_id",))),
    Table(row=CopyRow, name="copies", indexes=(("document_id",), ("source_id",))),
    Table(row=PartyKeyRow, name="party_keys", indexes=(("block",),)),
    Table(
        row=PartyMentionRow,
        name="party_mentions",
        indexes=(("document_id",), ("party_id",), ("block",)),
    ),
    Table(row=DealKeyRow, name="deal_keys", indexes=(("key",), ("document_id",))),
    Table(row=DealEdgeRow, name="deal_edges", indexes=(("left_id",), ("right_id",))),
)
TABLE_BY_ROW: Mapping[type, Table] = {table.row: table for table in TABLES}


def write_creation(table: Table, words: Mapping[str, str]) -> tuple[str, ...]:
    """Write the statements that create a table and its indexes."""
    columns = ", ".join(
        f"{it.name} {words[it.kind]}{'' if it.optional else ' NOT NULL'}" for it in table.columns
    )
    indexes = (
        f"CREATE INDEX {table.name}_by_{'_and_'.join(names)} ON {table.name} ({', '.join(names)})"
        for names in table.indexes
    )
    return (f"CREATE TABLE {table.name} ({columns}) {words['rows']}", *indexes)


def digest_tables(tables: Iterable[Table]) -> str:
    """Digest declarations: the digest changes with any of them."""
    words = {"text": "text", "integer": "integer", "real": "real", "rows": ""}
    statements = [each for table in tables for each in write_creation(table, words)]
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()[:16]
