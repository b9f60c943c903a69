"""The promises of a deal, and what became of them."""

import pytest

from jalin.model import Document, Judgement, JudgementKind, Person, Promise, Reading, Stage
from jalin.store.memory import MemoryRows
from jalin.store.rows import DealPromiseRow, SettlementRow
from jalin.store.saying_rows import PromiseRow
from register_factory import date, deal, derived, doc, judgement, parties, reading, step

WILL = "PT Pindad akan memproduksi bus listrik"
DID = "PT Pindad mulai memproduksi bus listrik di pabriknya."
MEMBERS = parties("PT Pindad", "Ashok Leyland")
PROMISED = doc(f"{WILL}.", name="a", published="2026-02-04")
AGAIN = doc(f"{WILL} pada Juni.", name="b", published="2026-02-05")
DONE = doc(DID, name="c", published="2026-05-09")


def promises(document: Document, due: str | None = "2026-06", who: str = "PT Pindad") -> Reading:
    """Read that somebody promises beside a proposed deal."""
    told = Promise(who=who, text=WILL, due=date(due))
    return reading(document, deal(*MEMBERS, stage=Stage.PROPOSED, evidence=WILL), promises=[told])


FACT = reading(
    DONE, deal(*MEMBERS, evidence=DID, steps=[step(Stage.OPERATING, "2026-05-02", evidence=DID)])
)


def judge(told: Reading, value: str, made: str) -> Judgement:
    """Say what became of the promise of a reading."""
    kind = JudgementKind.CORRECT
    return judgement(kind, (told, 0), made=made, field="promise", value=value, quote=WILL)


def outcomes(rows: MemoryRows) -> set[tuple[str, str, str]]:
    """Give state, rule and day of all settlements."""
    return {(row.state, row.rule, row.known) for row in rows.all_rows(SettlementRow)}


def test_a_promise_told_twice_is_one_line() -> None:
    """Each telling has its row and its day, and both name one line."""
    rows = derived((PROMISED, promises(PROMISED)), (AGAIN, promises(AGAIN)))
    found = list(rows.all_rows(DealPromiseRow))
    assert {row.known for row in found} == {"2026-02-04", "2026-02-05"}
    assert len({row.line for row in found}) == 1


def test_a_promise_is_settled_by_a_later_document() -> None:
    """The words that settle it are quoted, from the day of their document on."""
    rows = derived((PROMISED, promises(PROMISED)), (DONE, FACT))
    (row,) = rows.all_rows(SettlementRow)
    assert (row.document_id, row.state, row.rule) == (PROMISED.id, "met", "done")
    assert (row.known, row.told_in, row.quote) == ("2026-05-09", DONE.id, DID)


def test_a_promise_of_a_person_belongs_to_the_deal_of_his_organisation() -> None:
    """Beside another deal of the same document."""
    director = Person(name="Budi", role="Direktur", organisation="PT Pindad")
    told = reading(
        PROMISED,
        deal(*parties("PT Len", "Thales"), objects=["radar"], evidence=WILL),
        deal(*MEMBERS, evidence=WILL),
        promises=[Promise(who="Budi", text=WILL)],
        people=[director],
    )
    rows = derived((PROMISED, told))
    (link,) = rows.all_rows(DealPromiseRow)
    (pindad,) = derived((AGAIN, promises(AGAIN)), (PROMISED, told)).find(
        DealPromiseRow, document_id=AGAIN.id
    )
    assert link.deal_id == pindad.deal_id


def test_an_undated_document_promises_from_no_day_on() -> None:
    """It is not known when it was told."""
    undated = doc(f"{WILL}.", name="a")
    (row,) = derived((undated, promises(undated))).all_rows(DealPromiseRow)
    assert row.known is None


def test_a_promise_that_does_not_stand_in_its_text_has_no_row() -> None:
    """Without a place there is no promise, neither of the document nor of the deal."""
    told = reading(PROMISED, deal(*MEMBERS), promises=[Promise(who="PT Pindad", text="Tidak ada")])
    rows = derived((PROMISED, told))
    assert not [*rows.all_rows(PromiseRow), *rows.all_rows(DealPromiseRow)]


@pytest.mark.parametrize(
    ("later", "beside"), [([], set()), ([(DONE, FACT)], {("met", "done", "2026-05-09")})]
)
def test_what_a_reviewer_decided_stands_beside_what_is_told(
    later: list[tuple[Document, Reading]], beside: set[tuple[str, str, str]]
) -> None:
    """It is known from the day of the decision on; before it, what the documents tell counts."""
    told = promises(PROMISED)
    rows = derived((PROMISED, told), *later, judgements=[judge(told, "not_met", "2026-07-01")])
    assert outcomes(rows) == {("not_met", "judgement", "2026-07-01"), *beside}


def test_what_was_decided_of_one_telling_holds_for_all() -> None:
    """Both tellings of the promise have the outcome."""
    told = promises(PROMISED)
    judged = judge(told, "partially_met", "2026-07-01")
    rows = derived((PROMISED, told), (AGAIN, promises(AGAIN)), judgements=[judged])
    found = list(rows.all_rows(SettlementRow))
    assert {row.document_id for row in found} == {PROMISED.id, AGAIN.id}
    assert {(row.state, row.judgement_id) for row in found} == {("partially_met", judged.id)}


def test_of_two_decisions_on_one_promise_the_later_holds() -> None:
    """Though they were made of two tellings of it."""
    first, second = promises(PROMISED), promises(AGAIN)
    made = [judge(second, "met", "2026-07-01"), judge(first, "not_met", "2026-08-01")]
    rows = derived((PROMISED, first), (AGAIN, second), judgements=made)
    assert outcomes(rows) == {("not_met", "judgement", "2026-08-01")}
