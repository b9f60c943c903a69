"""Which deals a question and its keywords want."""

import datetime as dt
from typing import Any

import pytest

from jalin.model import PartialDate, Stage
from jalin.pipeline.catalogue.filter import Filter, QuestionError
from jalin.python.asking.wanted import Wanted, build_filter


@pytest.mark.parametrize(
    ("query", "wanted", "found"),
    [
        (None, {}, Filter()),
        ("kapal perang", {}, Filter(words="kapal perang")),
        (None, {"party": "pindad"}, Filter(party=("pindad",))),
        (None, {"country": ["id", "FR"]}, Filter(country=("ID", "FR"))),
        (None, {"stage": Stage.INTENT}, Filter(stage=("intent",))),
        (None, {"year": (2025, "2026")}, Filter(year=("2025", "2026"))),
        ("kapal", {"since": 2023}, None),
        ("kapal", {"since": "2023", "until": None}, Filter(words="kapal since:2023")),
        (
            None,
            {"since": dt.date(2023, 5, 1), "until": PartialDate.parse("2024-02")},
            Filter(words="since:2023-05-01 until:2024-02"),
        ),
    ],
)
def test_keywords_become_a_filter(query: str | None, wanted: Wanted, found: Filter | None) -> None:
    """Bounds are written as the query language has them; a number is no date."""
    if found is None:
        with pytest.raises(QuestionError, match="since: not a date such as 2026"):
            build_filter(query, wanted)
    else:
        assert build_filter(query, wanted) == found


def test_every_fault_is_told() -> None:
    """One error has them all."""
    with pytest.raises(QuestionError) as raised:
        build_filter(None, {"stage": "signed", "country": "France", "year": 26})
    assert [fault.where for fault in raised.value.faults] == ["country", "stage", "year"]


@pytest.mark.parametrize("value", [True, b"2026", 2026.0])
def test_what_is_no_text_is_no_value(value: Any) -> None:  # noqa: ANN401 (the wrong types)
    """A truth value is a number to Python, and bytes are several; they say nothing here."""
    with pytest.raises(QuestionError, match=f"neither a text nor several: {value!r}"):
        build_filter(None, {"year": value})
