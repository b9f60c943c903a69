"""Whole tables, read sparingly."""

from jalin.model import Statement
from jalin.store.register import Register
from jalin.store.rows import PRESENT, DealDayRow
from jalin.store.saying_rows import StatementRow
from register_factory import SENTENCE, deal, doc, fill, reading

TOLD = doc(f'{SENTENCE} "Bagus," ujar Budi. "Baik," ujar Ani.', name="a", published="2026-02-04")
SAID = [
    Statement(speaker="Budi", text="Bagus", direct=True),
    Statement(speaker="Ani", text="Baik", direct=True),
]


def test_columns_are_those_of_every_row() -> None:
    """As they are kept, in the order of the first."""
    with Register.open(":memory:") as register:
        fill(register, (TOLD, reading(TOLD, deal())))
        found = register.columns(DealDayRow, "day", "documents")
    assert found == [("2026-02-04", 1), (PRESENT, 1)]


def test_rows_are_read_from_a_place_on() -> None:
    """As many as are asked for."""
    with Register.open(":memory:") as register:
        fill(register, (TOLD, reading(TOLD, deal(), statements=SAID)))
        (first,) = register.rows_after(StatementRow, None, 1)
        rest = register.rows_after(StatementRow, (first.document_id, first.position), 5)
        assert register.count_rows(StatementRow) == 2
    assert [(it.position, it.speaker) for it in (first, *rest)] == [(0, "Budi"), (1, "Ani")]
