"""The list of parties."""

import datetime as dt

import pytest

from jalin.model import JudgementKind
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.parties import list_parties
from jalin.store.register import Register
from register_factory import SENTENCE, deal, doc, fill, judgement, parties, party, reading

TODAY = dt.date(2026, 7, 1)
NOW = Moment.of(TODAY)
FIRST = doc(name="a", published="2026-02-04")
OTHER = doc(f"{SENTENCE} Lain.", name="b", published="2024-05-30")
TOLD = reading(FIRST, deal(party("PT Pindad", "Pindad"), party("Ashok Leyland")))
RADAR = reading(OTHER, deal(*parties("PT Pindad", "Thales"), objects=["radar"]))


def test_parties_are_listed_with_their_names(register: Register) -> None:
    """A party comes with every form of its name and its deals, those with most deals first."""
    fill(register, (FIRST, TOLD), (OTHER, RADAR))
    found = list_parties(register, NOW)
    assert [(it.party.id, len(it.deal_ids)) for it in found] == [
        ("pindad", 2),
        ("ashok-leyland", 1),
        ("thales", 1),
    ]
    assert set(found[0].names) == {"PT Pindad", "Pindad"}


@pytest.mark.parametrize(
    ("name", "known", "ids"),
    [
        ("pindad", frozenset(), ["pindad"]),
        ("LEY", frozenset(), ["ashok-leyland"]),
        ("nobody", frozenset(), []),
        ("nobody", frozenset({"thales"}), ["thales"]),
    ],
)
def test_parties_are_found_by_name_or_as_known(
    register: Register, name: str, known: frozenset[str], ids: list[str]
) -> None:
    """By the start of any word of any form, or as the directory entry that was meant."""
    fill(register, (FIRST, TOLD), (OTHER, RADAR))
    found = list_parties(register, NOW, name=name, known=known)
    assert [it.party.id for it in found] == ids


def test_only_parties_of_deals_known_by_the_day_are_listed(register: Register) -> None:
    """With these deals alone."""
    fill(register, (FIRST, TOLD), (OTHER, RADAR))
    found = list_parties(register, Moment.of(TODAY, dt.date(2025, 1, 1)))
    assert [(it.party.id, len(it.deal_ids)) for it in found] == [("pindad", 1), ("thales", 1)]


def test_a_party_of_no_deal_is_not_listed(register: Register) -> None:
    """Its only mention was said to be none."""
    reject = judgement(JudgementKind.REJECT, (TOLD, 0))
    fill(register, (FIRST, TOLD), judgements=[reject])
    assert list_parties(register, NOW) == ()


@pytest.mark.parametrize(("day", "count"), [("2026-03-01", 1), ("2026-02-20", 0)])
def test_a_note_on_a_party_is_shown_from_its_day_on(
    register: Register, day: str, count: int
) -> None:
    """As what a reviewer wrote, beside the party that stands for all merged with it."""
    fill(register, (FIRST, TOLD))
    note = judgement(JudgementKind.NOTE, party_ids=["pindad"], made="2026-03-01", note="Tanya.")
    fill(register, judgements=[note])
    moment = Moment.of(TODAY, dt.date.fromisoformat(day))
    (found,) = [it for it in list_parties(register, moment) if it.party.id == "pindad"]
    assert len(found.notes) == count
