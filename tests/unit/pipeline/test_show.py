"""Questions to a register."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Promise, Stage
from jalin.pipeline.run import add_documents
from jalin.pipeline.show import list_deals, list_parties, list_promises, show_deal
from jalin.pipeline.views import DealNotFoundError
from jalin.store.register import Register
from jalin.text.lexicon import load_lexicon
from jalin.track.promises import PromiseState
from register_factory import SENTENCE, Heard, date, deal, doc, parties, party, reader_of, reading

TODAY = dt.date(2026, 7, 1)
FIRST = doc(f"{SENTENCE} Rampung pada Juni.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Rapat nanti.", name="b", published="2026-02-05")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="c", published="2024-05-30")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Open a register of two deals in three documents."""
    members = (party("PT Pindad", "Pindad"), party("Ashok Leyland"))
    mention = deal(*members, date=date("2026-02-04"), place="Bandung")
    due = Promise(who="PT Pindad", text="Rampung pada Juni", due=date("2026-06"))
    undated = Promise(who="Menteri", text="Rapat nanti")
    readings = [
        reading(FIRST, mention, promises=[due]),
        reading(LATER, deal(*members, place="Jakarta", conflict="beda"), promises=[undated]),
        reading(
            OTHER,
            deal(
                *parties("PT Len", "Thales"),
                stage=Stage.COMMITTED,
                objects=["radar"],
                evidence=OTHER.text,
            ),
        ),
    ]
    with Register.open(tmp_path / "jalin.db") as opened:
        add_documents(opened, [FIRST, LATER, OTHER], reader_of(readings), Heard())
        yield opened


def test_deals_are_listed_latest_first(register: Register) -> None:
    """Dated deals come first, each with parties and objects in order."""
    found = list_deals(register)
    assert [[it.name for it in each.parties] for each in found] == [
        ["PT Pindad", "Ashok Leyland"],
        ["PT Len", "Thales"],
    ]
    assert found[0].objects == ("bus listrik",)
    assert [each.binding for each in found] == [False, True]


@pytest.mark.parametrize(
    ("name", "count"), [("pindad", 1), ("PIND", 1), ("ashok ley", 1), ("eyland", 0), ("bumn", 0)]
)
def test_deals_are_found_by_the_start_of_a_partys_words(
    register: Register, name: str, count: int
) -> None:
    """A party is asked for by the start of any word of any of its names."""
    assert len(list_deals(register, party=name)) == count


def test_deals_are_found_by_stage(register: Register) -> None:
    """Only deals that stand at the stage are listed."""
    (found,) = list_deals(register, stage=Stage.COMMITTED)
    assert found.parties[0].name == "PT Len"


def test_a_deal_is_shown_with_its_evidence(register: Register) -> None:
    """Steps, values, promises, conflicts and sources come with the deal."""
    deal_id = list_deals(register, party="pindad")[0].id
    view = show_deal(register, deal_id[:6], today=TODAY, lexicon=load_lexicon())
    assert [source.name for source in view.sources] == ["a", "b"]
    assert [str(step.date) for step in view.steps] == ["2026-02-04"]
    assert {quote.source.name for quote in view.steps[0].quotes} == {"a", "b"}
    assert {quote.sentence for quote in view.steps[0].quotes} == {SENTENCE}
    places = {value.value: value.shown for value in view.values if value.field == "place"}
    assert places == {"Jakarta": True, "Bandung": False}
    assert [promise.state for promise in view.promises] == [
        PromiseState.OVERDUE,
        PromiseState.SCHEDULED,
    ]
    assert [text for text, _ in view.conflicts] == ["beda"]
    assert len(view.joins) == 1


@pytest.mark.parametrize("prefix", ["", "zzz"])
def test_a_deal_must_be_one(register: Register, prefix: str) -> None:
    """An id that fits no deal, or several, is an error that names what fits."""
    with pytest.raises(DealNotFoundError) as caught:
        show_deal(register, prefix, today=TODAY, lexicon=load_lexicon())
    assert len(caught.value.found) == (2 if prefix == "" else 0)


def test_promises_are_listed_by_due_date(register: Register) -> None:
    """A promise with a date comes before one without."""
    found = list_promises(register, today=TODAY, lexicon=load_lexicon())
    assert [(it.who, str(it.due)) for it in found] == [
        ("PT Pindad", "2026-06"),
        ("Menteri", "None"),
    ]


def test_parties_are_listed_with_their_names(register: Register) -> None:
    """A party comes with every form of its name and its deals."""
    (found,) = list_parties(register, name="pindad")
    assert set(found.names) == {"PT Pindad", "Pindad"}
    assert len(found.deal_ids) == 1
    assert len(list_parties(register)) == 4


def test_a_party_is_shown_with_its_words(register: Register) -> None:
    """Each party of a deal has the sentence that names it, from every document."""
    (found, *_) = list_deals(register)
    view = show_deal(register, found.id, today=TODAY, lexicon=load_lexicon())
    told = {
        (member.party.name, quote.source.name, quote.sentence)
        for member in view.members
        for quote in member.quotes
    }
    assert told == {
        (name, document, SENTENCE)
        for name in ("PT Pindad", "Ashok Leyland")
        for document in ("a", "b")
    }


def test_a_promise_is_shown_with_its_sentence(register: Register) -> None:
    """The words of a promise come with the whole sentence that holds them."""
    (promise, *_) = list_promises(register, today=TODAY, lexicon=load_lexicon())
    assert promise.quote.text == "Rampung pada Juni"
    assert promise.quote.sentence == "Rampung pada Juni."
