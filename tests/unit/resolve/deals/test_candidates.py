"""Deal mentions become candidates that meet by exact keys."""

import pytest

from deal_factory import WORDS, WORLD, candidate
from jalin.model import DealMention, PartyKind
from jalin.resolve.deals.candidates import Candidate, build_candidates, find_keys
from jalin.resolve.deals.kin import find_kin
from register_factory import date, deal, doc, party, reading

STATE, MINISTRY, COMPANY = PartyKind.GOVERNMENT, PartyKind.MINISTRY, PartyKind.COMPANY


def build(*deals: DealMention, published: str | None = None) -> list[Candidate]:
    """Build the candidates of a document in which all deals are of two known parties."""
    told = reading(doc(published=published), *deals)
    ids = {"pindad": ["PT Pindad"], "ashok-leyland": ["Ashok Leyland"]}
    kin = find_kin(ids, told, WORLD)
    return list(build_candidates(told, dict.fromkeys(range(len(deals)), tuple(ids)), kin, WORDS))


def test_a_mention_is_placed_by_its_document_and_index() -> None:
    """Each deal of a reading is a candidate at its place, with the parties of that deal."""
    told = reading(doc(), deal(), deal())
    kin = find_kin({"pindad": [], "thales": []}, told, WORLD)
    first, second = build_candidates(told, {0: ["thales", "pindad"], 1: ["thales"]}, kin, WORDS)
    assert [it.place.deal for it in (first, second)] == [0, 1]
    assert {it.place.document_id for it in (first, second)} == {doc().id}
    assert [sorted(it.party_ids) for it in (first, second)] == [["pindad", "thales"], ["thales"]]


@pytest.mark.parametrize(
    ("published", "signed", "told"),
    [
        ("2026-02-05", "2024-05", "2026-02-05"),
        (None, "2024-05", "2024-05"),
        (None, None, "2025-01-09"),
    ],
    ids=["of the document", "of the deal", "the latest of another deal"],
)
def test_a_mention_is_told_on_the_best_date_at_hand(
    published: str | None, signed: str | None, told: str
) -> None:
    """The publication dates a mention; without it the deal does, or else its document's latest."""
    later, earlier = deal(date=date("2025-01-09")), deal(date=date("2023"))
    found = build(deal(date=date(signed)), later, earlier, published=published)[0]
    assert str(found.told) == told


def test_a_document_without_dates_tells_none() -> None:
    """Where nothing is dated, a mention has no time."""
    assert build(deal())[0].told is None


def test_an_umbrella_is_known_by_what_lies_under_it() -> None:
    """A deal under which another of its document lies is an umbrella."""
    assert [it.is_umbrella for it in build(deal(), deal(under=0), deal())] == [True, False, False]


def test_described_parties_are_kept_by_country() -> None:
    """A party that is described, not named, is known by its country where that is told."""
    members = (
        party("PT Pindad", country="ID"),
        party("perusahaan komponen otomotif", country="CN"),
        party("sejumlah pemasok"),
    )
    assert build(deal(*members))[0].described == {"CN"}


@pytest.mark.parametrize(
    ("kinds", "is_diffuse"),
    [
        ((STATE, STATE), True),
        ((STATE, MINISTRY), True),
        ((MINISTRY, MINISTRY), False),
        ((STATE, COMPANY), False),
    ],
)
def test_states_as_such_are_diffuse(kinds: tuple[PartyKind, ...], *, is_diffuse: bool) -> None:
    """Only states among themselves, perhaps by a ministry, have many deals at a time."""
    members = [party(f"Pihak {index}", kind=kind) for index, kind in enumerate(kinds)]
    assert build(deal(*members))[0].is_diffuse is is_diffuse


def test_a_key_names_a_party_a_root_of_another_and_a_part_of_the_subject() -> None:
    """Words, models, the day and the spans of years are the parts."""
    found = find_keys(
        candidate(
            ids="thales ashok-leyland", objects=["bus KF-21"], signed="2024-05-17", told="2024"
        )
    )
    assert found == tuple(sorted(found))
    parts = ("bus", "kf", "21", "kf21", "2024-05-17", "#674", "#675")
    pairs = ("thales+hinduja", "ashok-leyland+thales")
    assert {key for key in found if "+" in key} == {
        f"{it}|{part}" for it in pairs for part in parts
    }


def test_where_kin_stand_for_both_a_key_names_two_roots_a_thing_and_a_span() -> None:
    """Neither the day nor the years alone bring such mentions together."""
    found = find_keys(
        candidate(ids="thales ashok-leyland", objects=["bus"], signed="2024-05-17", told="2024")
    )
    expected = {f"hinduja&thales|bus|{span}" for span in ("#674", "#675")}
    assert {key for key in found if "&" in key} == expected


def test_a_party_under_a_ministry_gives_keys_by_the_state() -> None:
    """There it meets the ministry, and what else may stand for it."""
    found = find_keys(candidate(ids="pindad thales", objects=["radar"], told="2024"))
    assert {key.split("|")[0] for key in found} == {
        *("pindad+thales", "thales+ID", "ID&thales"),
    }


def test_states_meet_by_thing_or_day_only() -> None:
    """A pair of states has no keys by years alone."""
    found = find_keys(
        candidate(ids="ID FR", kind=STATE, objects=["radar"], signed="2024-05-17", told="2024")
    )
    assert {key.partition("|")[2] for key in found} == {
        *("radar", "2024-05-17", "radar|#674", "radar|#675"),
    }


def test_a_described_party_gives_keys_by_its_country() -> None:
    """One named party beside a described one meets its like."""
    found = find_keys(candidate(ids="thales", described=["CN"], objects=["radar"], told=None))
    assert found == ("thales+?CN|radar",)


@pytest.mark.parametrize("ids", ["", "pindad"])
def test_fewer_than_two_parties_give_no_key(ids: str) -> None:
    """A mention that can match nothing meets nothing."""
    assert find_keys(candidate(ids=ids, objects=["radar"])) == ()


def test_a_month_gives_no_key() -> None:
    """Only a full day is a day."""
    assert find_keys(candidate(signed="2024-05", told=None)) == ()
