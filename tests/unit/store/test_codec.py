"""How values stand in the file."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jalin.model import Amount, PartialDate, Stage
from jalin.store.codec import build_row, decode_reading, encode_reading, encode_value
from jalin.store.rows import DealRow
from register_factory import date, deal, doc, reading


def test_a_reading_comes_back_equal() -> None:
    """Encoding and decoding a reading is identity."""
    told = reading(doc(published="2026-02"), deal(date=date("2026-02-04")))
    assert decode_reading(encode_reading(told)) == told


def test_money_stays_exact() -> None:
    """A Decimal comes back with its value."""
    amount = Amount(text="x", value=Decimal("1200000000000.05"), currency="IDR")
    told = reading(doc(), replace(deal(), amounts=(amount,)))
    assert decode_reading(encode_reading(told)) == told


@pytest.mark.parametrize(
    ("value", "kept"),
    [(None, None), (True, 1), (3, 3), (Stage.INTENT, "intent"), (PartialDate(year=2026), "2026")],
)
def test_values_are_kept_plain(value: object, kept: str | int | None) -> None:
    """SQLite keeps words, dates and truth values as text and numbers."""
    assert encode_value(value) == kept


def test_a_row_is_built_with_its_types() -> None:
    """Columns become enums and dates again."""
    columns = {"id": "x", "stage": "intent", "date": "2026-02", "documents": 2}
    empty = dict.fromkeys(("reached", "instrument", "place", "under", "first_told", "last_told"))
    row = build_row(DealRow, columns | empty)
    assert (row.stage, row.date) == (Stage.INTENT, PartialDate(year=2026, month=2))
