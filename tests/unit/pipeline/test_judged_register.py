"""Judgements take effect in the register, stay through rebuilds and new readings, and can go."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from jalin.model import (
    DealMention,
    Judgement,
    JudgementKind,
    OtherRole,
    Promise,
    Reading,
    Role,
    Stage,
)
from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.pipeline.judging import Verdict, judge, withdraw
from jalin.pipeline.show.deal import show_deal
from jalin.pipeline.show.ledger import list_promises
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.summaries import list_deals_of
from jalin.pipeline.show.views import DealView
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow
from register_factory import (
    SENTENCE,
    deal,
    doc,
    fill,
    insight,
    parties,
    party,
    reading,
)

NOW = dt.datetime(2026, 3, 1, 8, 0, 0, tzinfo=dt.UTC)
TODAY = Moment.of(NOW.date())
FIRST = doc(f"{SENTENCE} Rampung pada Juni.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Rampung pada Juli.", name="b", published="2026-02-05")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="c", published="2024-05-30")
VENTURE = deal(
    *parties("PT Len", "Thales"), stage=Stage.COMMITTED, objects=["radar"], evidence=OTHER.text
)
KINDS = JudgementKind


@pytest.fixture
def register() -> Iterator[Register]:
    """Open a derived register of two deals in three documents."""
    june = Promise(who="PT Pindad", text="Rampung pada Juni")
    with Register.open(":memory:") as opened:
        fill(
            opened,
            (FIRST, reading(FIRST, deal(place="Bandung"), promises=[june])),
            (LATER, reading(LATER, deal(place="Jakarta"))),
            (OTHER, reading(OTHER, VENTURE)),
        )
        yield opened


def decide(register: Register, kind: JudgementKind, document: str = "a", **said: str) -> Judgement:
    """Judge a deal or, with `mention`, one mention of it; derive, by a rebuild too."""
    words = {"target": find_deal(register, document), "reviewer": "Ana", **said}
    made = judge(register, Verdict(kind=kind, **words), now=NOW)
    settle(register)
    return made


def settle(register: Register) -> None:
    """Derive what is behind; a rebuild must give the same bytes."""
    ensure_derived(register, insight())
    before = list(register.dump(derived_only=True))
    rebuild(register, insight())
    assert list(register.dump(derived_only=True)) == before


def find_deal(register: Register, name: str) -> str:
    """Give the id of the deal of a document."""
    document = {it.name: it for it in (FIRST, LATER, OTHER)}[name]
    (found,) = list_deals_of(register, TODAY, [document.id])
    return found.id


def show(register: Register, name: str = "a") -> DealView:
    """Show the deal of a document."""
    return show_deal(register, find_deal(register, name), TODAY, insight())


def list_names(register: Register) -> list[list[str]]:
    """List the documents of each deal by name."""
    names = {it.id: it.name for it in (FIRST, LATER, OTHER)}
    found: dict[str, list[str]] = {}
    for row in register.all_rows(DealMentionRow):
        found.setdefault(row.deal_id, []).append(names[row.document_id])
    return sorted(sorted(told) for told in found.values())


def read_anew(register: Register, name: str, *mentions: DealMention) -> Reading:
    """Let a newer reader read a document, and derive."""
    document = {it.name: it for it in (FIRST, LATER, OTHER)}[name]
    told = reading(document, *mentions, reader="test/2")
    register.add(document, told)
    settle(register)
    return told


def test_merged_deals_are_one(register: Register) -> None:
    """The join says by whose judgement."""
    made = decide(register, KINDS.MERGE, other=find_deal(register, "c"))
    assert list_names(register) == [["a", "b", "c"]]
    assert made.id in {join.shared for join in show(register).joins}


def test_a_withdrawn_merge_parts_the_deals(register: Register) -> None:
    """All is as it was before."""
    before = list(register.dump(derived_only=True))
    made = decide(register, KINDS.MERGE, other=find_deal(register, "c"))
    withdraw(register, made.id, reviewer="Budi", now=NOW)
    settle(register)
    assert list_names(register) == [["a", "b"], ["c"]]
    assert list(register.dump(derived_only=True)) == before


def test_a_withdrawn_withdrawal_brings_the_merge_back(register: Register) -> None:
    """What took it back does not stand."""
    made = decide(register, KINDS.MERGE, other=find_deal(register, "c"))
    taken = withdraw(register, made.id, reviewer="Budi", now=NOW)
    withdraw(register, taken.id, reviewer="Ana", now=NOW)
    settle(register)
    assert list_names(register) == [["a", "b", "c"]]


def test_a_split_mention_is_a_deal_of_its_own(register: Register) -> None:
    """It stands beside the rest."""
    decide(register, KINDS.SPLIT, mention="b")
    assert list_names(register) == [["a"], ["b"], ["c"]]


def test_a_rejected_mention_is_gone(register: Register) -> None:
    """Its deal is told by the others alone, its values go with it."""
    decide(register, KINDS.REJECT, mention="b")
    view = show(register)
    assert list_names(register) == [["a"], ["c"]]
    assert {it.value for it in view.values if it.field == "place"} == {"Bandung"}


def test_a_rejected_deal_is_gone(register: Register) -> None:
    """None of its documents tells it any more."""
    decide(register, KINDS.REJECT)
    assert list_names(register) == [["c"]]


def test_a_corrected_value_is_shown_with_its_reviewer(register: Register) -> None:
    """No rule chooses there any more; what documents say is kept beside it."""
    decide(register, KINDS.CORRECT, field="stage", value="committed")
    view = show(register)
    (shown,) = (it for it in view.values if it.field == "stage" and it.shown)
    assert (shown.value, shown.shown_by, shown.reviewers) == ("committed", "judgement", ("Ana",))
    assert (view.deal.stage, view.deal.reached) == (Stage.COMMITTED, Stage.COMMITTED)
    assert {it.value for it in view.values if it.field == "stage"} == {"committed", "intent"}


def test_a_rejected_value_is_kept_and_not_shown(register: Register) -> None:
    """The next one stands in its place."""
    decide(register, KINDS.REJECT, field="place", value="Jakarta")
    view = show(register)
    places = {it.value: (it.shown, it.rejected) for it in view.values if it.field == "place"}
    assert places == {"Jakarta": (False, True), "Bandung": (True, False)}
    assert view.deal.place == "Bandung"


def test_the_outcome_of_a_promise_is_that_of_the_reviewer(register: Register) -> None:
    """It is shown with the judgement that settled it."""
    made = decide(register, KINDS.CORRECT, field="promise", quote="Rampung", value="met")
    (promise,) = list_promises(register, TODAY, insight().lexicon)
    assert promise.state == "met"
    assert promise.settled is not None
    assert promise.settled.judgement_id == made.id


def test_a_note_stands_beside_its_deal(register: Register) -> None:
    """It changes no row."""
    before = list(register.dump(derived_only=True))
    made = decide(register, KINDS.NOTE, note="Perlu dicek.")
    assert show(register).judgements == (made,)
    assert list(register.dump(derived_only=True)) == before


@pytest.mark.parametrize(
    "newer",
    [
        pytest.param(deal(place="Surabaya"), id="another value"),
        pytest.param(deal(stage=Stage.OPERATING, place="Bandung"), id="another stage"),
        pytest.param(deal(party("PT Pindad"), party("Ashok Leyland"), party("PT Len")), id="more"),
    ],
)
def test_no_new_reading_overwrites_a_corrected_value(
    register: Register, newer: DealMention
) -> None:
    """Whatever the document is read to say now."""
    decide(register, KINDS.CORRECT, field="place", value="Malang")
    decide(register, KINDS.CORRECT, field="stage", value="talks")
    for name in "ab":
        read_anew(register, name, newer)
    view = show(register)
    assert (view.deal.place, view.deal.stage) == ("Malang", Stage.TALKS)


def test_no_new_reading_brings_a_rejected_value_back(register: Register) -> None:
    """Told again, by more documents, it stays rejected."""
    decide(register, KINDS.REJECT, field="place", value="Jakarta")
    read_anew(register, "a", deal(place="Jakarta"))
    assert show(register).deal.place is None


def test_no_new_reading_brings_a_rejected_mention_back(register: Register) -> None:
    """The same deal of the same sentence is still none."""
    decide(register, KINDS.REJECT, mention="b")
    witness = (OtherRole(name="Kadin", role=Role.WITNESS),)
    newer = replace(deal(stage=Stage.COMMITTED), other_roles=witness)
    read_anew(register, "b", VENTURE, newer)
    told = register.find(DealMentionRow, document_id=LATER.id)
    assert [row.position for row in told] == [0]


@pytest.mark.parametrize("kind", [KINDS.MERGE, KINDS.SPLIT])
def test_no_new_reading_undoes_a_merge_or_a_split(register: Register, kind: JudgementKind) -> None:
    """The mentions are found again, wherever they stand in the new reading."""
    said = {"other": find_deal(register, "c")} if kind is KINDS.MERGE else {"mention": "b"}
    decide(register, kind, **said)
    before = list_names(register)
    radio = deal(*parties("PT Radio", "Thales"), objects=["radio"])
    read_anew(register, "b", deal(place="Surabaya"))
    read_anew(register, "c", VENTURE)
    assert list_names(register) == before
    read_anew(register, "a", radio, deal(place="Bandung"))
    assert [told for told in list_names(register) if told != ["a"]] == [
        told for told in before if told != ["a"]
    ]


def test_no_new_reading_changes_a_judged_promise(register: Register) -> None:
    """Read with a date that is past, or settled by a step, it stays what was decided."""
    decide(register, KINDS.CORRECT, field="promise", quote="Rampung", value="met")
    june = Promise(who="PT Pindad", text="Rampung pada Juni")
    register.add(FIRST, reading(FIRST, deal(), promises=[june], reader="test/2"))
    settle(register)
    (promise,) = list_promises(register, Moment.of(dt.date(2027, 1, 1)), insight().lexicon)
    assert promise.state == "met"


def test_judgements_stay_when_a_mention_is_lost_and_found(register: Register) -> None:
    """A reading without the deal has nothing to judge; the next one is judged again."""
    decide(register, KINDS.CORRECT, field="place", value="Malang")
    read_anew(register, "a")
    assert show(register, "b").deal.place == "Jakarta"
    register.add(FIRST, reading(FIRST, deal(place="Bandung"), reader="test/3"))
    settle(register)
    assert show(register).deal.place == "Malang"


def test_judgements_are_kept_whatever_happens(register: Register) -> None:
    """No reading and no rebuild touches them."""
    decide(register, KINDS.REJECT, mention="b")
    before = register.judgements()
    read_anew(register, "b")
    rebuild(register, insight())
    assert register.judgements() == before
