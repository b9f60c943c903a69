"""Events as files."""

import csv
import io

import pytest

from dataset_factory import HOSTILE, dataset, join
from exchange_factory import ORDER, read_lines, told_everywhere, two_deals
from jalin.export.dataset.dataset import Dataset
from jalin.export.standards.events.files import write_event_lines, write_event_rows


def read_rows(given_dataset: Dataset) -> list[dict[str, str]]:
    """Write events as a table and read its rows back."""
    text = join(write_event_rows(given_dataset)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_an_event_is_an_object() -> None:
    """With its actors as objects, its date as a text, and nulls for what is not said."""
    *_, ordered = read_lines(write_event_lines(two_deals()))
    assert ordered["source"] == [
        {
            "id": "pindad",
            "name": "PT Pindad",
            "actor": "IDNBUSGOV",
            "code": "IDN",
            "sector": "BUSGOV",
        }
    ]
    said = {key: ordered[key] for key in ("event_date", "earliest", "mode", "context", "evidence")}
    assert said == {
        "event_date": "2026-03-10",
        "earliest": "2026-03-10",
        "mode": None,
        "context": ["military", "economic"],
        "evidence": ["d2:0-10", "d1:50-60"],
    }


def test_the_table_tells_the_same() -> None:
    """One row an event, its keys as columns; what is several stands in one cell."""
    events, rows = read_lines(write_event_lines(two_deals())), read_rows(two_deals())
    assert [it["id"] for it in rows] == [it["id"] for it in events]
    last = rows[-1]
    split = {key: last[key] for key in ("deal_id", "source", "recipient", "recipient_ids", "mode")}
    assert split == {
        "deal_id": ORDER,
        "source": "IDNBUSGOV",
        "recipient": "INDBUS; IDNGOV",
        "recipient_ids": "ashok-leyland; kemhan",
        "mode": "",
    }
    names = {f"{side}{it}" for side in ("source", "recipient") for it in ("_ids", "_names")}
    assert list(events[0]) == [it for it in last if it not in names]


def test_a_dataset_without_steps_has_no_events() -> None:
    """The table has its heads."""
    assert join(write_event_lines(dataset())) == b""
    assert read_rows(dataset()) == []
    assert join(write_event_rows(dataset())).startswith(b"\xef\xbb\xbfid,event_date,")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    """No line is broken, and no cell is a formula."""
    (event,) = read_lines(write_event_lines(told_everywhere(text)))
    assert event["place"] == text
    (row,) = read_rows(told_everywhere(text))
    assert row["place"].replace("'", "") == text.replace("'", "")
    assert not row["place"].startswith(("=", "＝", "\t"))


def test_equal_datasets_give_equal_bytes() -> None:
    """Nothing but the dataset decides what is written."""
    assert join(write_event_lines(two_deals())) == join(write_event_lines(two_deals()))
    assert join(write_event_rows(two_deals())) == join(write_event_rows(two_deals()))
