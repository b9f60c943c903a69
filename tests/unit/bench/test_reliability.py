"""Reliability: promise against outcome, and the page that shows it."""

import pytest

from calibrate import insert_table, write_table
from jalin.model import Person, Reading
from outcomes import Outcome, list_outcomes
from reliability import measure_gap, measure_reliability

_PAGE = "head\n<!-- reliability -->\nold\n<!-- end of reliability -->\ntail\n"


def _outcome(confidence: float | None, *, right: bool) -> Outcome:
    return Outcome(kind="people", step="people", confidence=confidence, right=right)


def test_each_band_tells_promise_and_outcome() -> None:
    """Ninety per cent promised, one of two right."""
    outcomes = [_outcome(0.9, right=True), _outcome(0.9, right=False)]
    (row,) = measure_reliability("people", outcomes)
    assert (row.band, row.records, row.predicted, row.observed) == ("0.8 to 1.0", 2, 0.9, 0.5)
    assert row.interval[0] < 0.5 < row.interval[1]


def test_full_confidence_is_in_the_last_band() -> None:
    """The borders of the scale belong to it."""
    rows = measure_reliability("people", [_outcome(it, right=True) for it in (0.0, 1.0)])
    assert [row.band for row in rows] == ["0.0 to 0.2", "0.8 to 1.0"]


def test_records_without_confidence_are_left_out() -> None:
    """What promises nothing can break no promise."""
    assert not list(measure_reliability("people", [_outcome(None, right=True)]))


def test_the_mean_distance_weighs_bands_by_their_records() -> None:
    """Three records off by 0.1 and one by 0.3 are off by 0.15 on average."""
    outcomes = [_outcome(0.9, right=True)] * 3 + [_outcome(0.3, right=False)]
    rows = tuple(measure_reliability("people", outcomes))
    assert measure_gap(rows) == pytest.approx(0.15)


def test_nothing_measured_is_no_distance() -> None:
    """An empty corpus breaks no report."""
    assert measure_gap(()) == 0


def test_the_table_replaces_what_stands_between_the_marks() -> None:
    """The rest of the page stays."""
    assert insert_table(_PAGE, "new\n") == _PAGE.replace("old", "new")


def test_a_page_without_marks_is_refused() -> None:
    """A table that would land nowhere is told."""
    with pytest.raises(ValueError, match="reliability"):
        insert_table("head\n", "new\n")


def test_the_table_has_a_line_for_each_band_and_each_kind() -> None:
    """Kinds without records say so."""
    lines = list(write_table([_outcome(0.9, right=True)]))
    assert "| people | 0.8 to 1.0 | 1 | 0.900 | 1.000 | 0.207 to 1.000 | yes |" in lines
    assert "| deals, mean distance | all | 0 | | 0.000 | | |" in lines


def test_records_beside_deals_count_only_where_gold_has_a_deal() -> None:
    """Of other documents gold has no records to compare with."""
    person = Person(name="Budi Santosa", role="Direktur", organisation="PT Maju", step="people/x")
    gold = [
        Reading(doc_id="a", relevant=True, people=(person,)),
        Reading(doc_id="b", relevant=False),
    ]
    read = [Reading(doc_id=it, relevant=True, people=(person, person)) for it in ("a", "b", "c")]
    assert [it.right for it in list_outcomes(gold, read)] in ([True, False], [False, True])
