"""Promises as a calendar."""

import pytest
from icalendar import Calendar, Component

from dataset_factory import HOSTILE, dataset, exported_evidence, exported_promise, join
from exchange_factory import intent, told_everywhere, two_deals
from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import EvidenceAbout
from jalin.export.standards.due_calendar import write_due_calendar
from jalin.model import PartialDate


def read(given_dataset: Dataset) -> list[Component]:
    """Write a calendar and read its entries back."""
    return Calendar.from_ical(join(write_due_calendar(given_dataset))).walk("VEVENT")


def test_the_first_due_comes_first() -> None:
    """On its day, or on the last day that its date can mean."""
    entries = read(two_deals())
    assert [it["dtstart"].to_ical() for it in entries] == [b"20260517", b"20261231"]
    assert [str(it["status"]) for it in entries] == ["CONFIRMED", "TENTATIVE"]
    assert [str(it["uid"]) for it in entries] == [
        "promise-d2.0@jalin.invalid",
        "promise-d1.0@jalin.invalid",
    ]


def test_an_entry_tells_who_promised_what_and_where_it_is_told() -> None:
    """And how it stands, of which deal, in plain text."""
    (entry,) = read(
        dataset(
            intent(),
            exported_promise(state="not_met", due=PartialDate.parse("2026")),
            exported_evidence(about=EvidenceAbout.PROMISE, name="d1.0", quote="Pabrik rampung."),
            exported_evidence(
                id="d9:1-2",
                about=EvidenceAbout.OUTCOME,
                name="d1.0",
                quote="Pabrik tertunda.",
                url=None,
                outlet=None,
                page="http://127.0.0.1:8000/documents/d9",
            ),
        )
    )
    assert str(entry["summary"]) == "PT Pindad: Pabrik rampung pada Desember."
    assert str(entry["description"]).splitlines() == [
        "PT Pindad promised this for 2026. State: not met.",
        "Only the year was told; the entry stands on its last day.",
        "Told: “Pabrik rampung.” (Warta Niaga, 2026-02-05)",
        "https://warta.example/a?x=1#b",
        "What became of it: “Pabrik tertunda.” (Pindad Teken Nota, 2026-02-05)",
        "http://127.0.0.1:8000/documents/d9",
        "Deal 0123456789ab: PT Pindad – Ashok Leyland: bus listrik",
    ]
    assert str(entry["url"]) == "http://127.0.0.1:8000/documents/d9"


def test_without_pages_an_entry_has_no_address() -> None:
    """Where the register is shown is not known."""
    assert not [it for it in read(two_deals()) if "url" in it]


def test_a_promise_without_a_date_stands_on_no_day() -> None:
    """It is left out."""
    assert read(dataset(exported_promise(due=None))) == []


def test_the_stamp_is_the_day_from_which_it_is_known() -> None:
    """Or that of the dataset, never that of a clock."""
    entries = read(dataset(exported_promise(id="a"), exported_promise(id="b", told=None)))
    assert [it["dtstamp"].to_ical() for it in entries] == [
        b"20260205T000000Z",
        b"20260630T000000Z",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_start_no_line_of_their_own(text: str) -> None:
    """One calendar, one entry, whatever is quoted."""
    (entry,) = read(told_everywhere(f"{text}\r\nEND:VEVENT\r\nBEGIN:VEVENT"))
    assert str(entry["uid"]) == "promise-d1.0@jalin.invalid"


def test_equal_datasets_give_equal_bytes() -> None:
    """Nothing but the dataset decides what is written."""
    first, second = (join(write_due_calendar(two_deals())) for _ in range(2))
    assert first == second
