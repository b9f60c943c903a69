"""How values stand in the tables."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from jalin.model import Amount, PartialDate, Stage
from jalin.store.codec import (
    build_record,
    decode_reading,
    encode_reading,
    encode_record,
    encode_value,
    list_columns,
)
from register_factory import date, deal, doc, reading
from store_factory import day_row


@dataclass(frozen=True)
class Sample:
    """A record with a field of each kind."""

    word: str
    stage: Stage
    day: PartialDate | None
    count: int
    shown: bool
    share: float | None


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
    [
        (None, None),
        (True, 1),
        (3, 3),
        (0.5, 0.5),
        (Stage.INTENT, "intent"),
        (PartialDate(year=2026), "2026"),
    ],
)
def test_values_are_kept_plain(value: object, kept: str | float | None) -> None:
    """A database keeps words, dates and truth values as text and numbers."""
    assert encode_value(value) == kept
    assert type(encode_value(value)) is type(kept)


@pytest.mark.parametrize(
    "record",
    [
        day_row("x", date="2026-02"),
        Sample("null", Stage.INTENT, PartialDate(year=2026), 1, True, 0.25),  # noqa: FBT003
        Sample("1", Stage.INTENT, None, 0, False, None),  # noqa: FBT003
    ],
)
def test_a_record_comes_back_equal(record: object) -> None:
    """Columns become enums, dates and truth values again."""
    built = build_record(type(record), encode_record(record))
    assert built == record


def test_fields_are_columns() -> None:
    """Each field is a column of its kind; a field that may be None is optional."""
    found = [(it.name, str(it.kind), it.optional) for it in list_columns(Sample)]
    assert found == [
        ("word", "text", False),
        ("stage", "text", False),
        ("day", "text", True),
        ("count", "integer", False),
        ("shown", "integer", False),
        ("share", "real", True),
    ]


def test_a_field_that_no_column_holds_is_a_bug() -> None:
    """A list has no place in a column."""

    @dataclass
    class Broken:
        words: bytes

    with pytest.raises(TypeError, match="cannot hold"):
        list_columns(Broken)
