"""What rows in memory give that a database does not."""

from itertools import permutations

from jalin.store.memory import MemoryRows
from jalin.store.rows import DealRow, Row
from jalin.store.tables import TABLES
from store_factory import deal_row, party_row

ROWS: tuple[Row, ...] = (deal_row("b"), party_row("p"), deal_row("a"))


def test_memory_without_rows_gives_none() -> None:
    """A new store is empty."""
    assert list(MemoryRows().every_row()) == []


def test_every_row_of_every_table_is_given_once() -> None:
    """A row that was added twice is there twice; in which order they were added does not count."""
    for order in permutations((*ROWS, party_row("p"))):
        store = MemoryRows()
        store.insert(order)
        assert sorted(map(repr, store.every_row())) == sorted(map(repr, order))


def test_rows_come_table_by_table() -> None:
    """The tables follow their declaration, so that each is written at once."""
    store = MemoryRows()
    store.insert(ROWS)
    kinds = [type(row) for row in store.every_row()]
    declared = [table.row for table in TABLES]
    assert kinds == sorted(kinds, key=declared.index)


def test_what_was_removed_is_not_given() -> None:
    """A row is gone from the whole, as from its table."""
    store = MemoryRows()
    store.insert(ROWS)
    store.delete_any(DealRow, "id", ["a", "nobody"])
    assert set(store.every_row()) == {deal_row("b"), party_row("p")}
