"""Readings are written in the codebook's format."""

import json
from decimal import Decimal

import pytest

from jalin.export.readings import encode_reading
from jalin.export.schema import reading_schema
from jalin.model import Amount, DealMention, Instrument, PartialDate, Reading, Stage


def _reading(value: Decimal | None) -> Reading:
    deal = DealMention(
        parties=(),
        instrument=Instrument.MEMORANDUM,
        stage=Stage.INTENT,
        date=PartialDate.parse("2026-02"),
        amounts=(Amount(text="x", value=value),),
    )
    return Reading(doc_id="a", relevant=True, deals=(deal,))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(50), "50"),
        (Decimal("1.2") * 10**12, "1200000000000"),
        (Decimal("8.45E+9"), "8450000000"),
        (Decimal("0.5"), "0.5"),
        (None, "null"),
    ],
)
def test_amounts(value: Decimal | None, written: str) -> None:
    """Whole amounts are whole numbers, others keep their digits, none is text."""
    assert f'"value":{written},' in encode_reading(_reading(value)).decode()


def test_one_line() -> None:
    """A reading is one line of JSON, its dates at their precision."""
    line = encode_reading(_reading(None))
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert json.loads(line)["deals"][0]["date"] == "2026-02"


def test_schema() -> None:
    """The schema closes off unknown keys and writes dates as text."""
    schema = reading_schema()
    deal = schema["$defs"]["DealMention"]
    assert all(
        definition["additionalProperties"] is False
        for definition in schema["$defs"].values()
        if definition.get("type") == "object"
    )
    assert deal["properties"]["date"]["anyOf"][0]["type"] == "string"
    assert set(deal["required"]) == {"parties", "instrument", "stage"}
    json.dumps(schema)


def test_descriptions_are_the_same_in_every_python() -> None:
    """Docstrings lose their indentation, as from Python 3.13 on they have none."""
    told = [it["description"] for it in reading_schema()["$defs"].values() if "description" in it]
    assert any("\n" in text for text in told)
    assert not any("\n " in text for text in told)
