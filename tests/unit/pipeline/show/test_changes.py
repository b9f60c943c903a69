"""What changed between two days."""

import datetime as dt

import pytest

from jalin.cli.pages.looks import write_change
from jalin.model import DealState, JudgementKind, Promise, Stage
from jalin.pipeline.show.changes import Change, Difference, compare_days
from jalin.store.register import Register
from register_factory import (
    SENTENCE,
    date,
    deal,
    doc,
    fill,
    insight,
    judgement,
    parties,
    reading,
    step,
)

FIRST = doc(f"{SENTENCE} Rampung pada Juni.", name="a", published="2026-02-04")
LATER = doc(f"{SENTENCE} Lagi.", name="b", published="2026-03-02")
OTHER = doc("PT Len dan Thales membentuk usaha patungan.", name="d", published="2026-03-05")
UNDATED = doc(f"{SENTENCE} Entah kapan.", name="c")
JUNE = Promise(who="PT Pindad", text="Rampung pada Juni", due=date("2026-06"))
SIGNED = reading(
    FIRST, deal(steps=[step(Stage.INTENT, "2026-02-03")], place="Bandung"), promises=[JUNE]
)
BUILT = reading(LATER, deal(steps=[step(Stage.IMPLEMENTING, "2026-03-01")], place="Jakarta"))
VENTURE = reading(OTHER, deal(*parties("PT Len", "Thales"), objects=["radar"], evidence=OTHER.text))


def compare(register: Register, first: str, last: str) -> Difference:
    """Compare two days."""
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return compare_days(register, *days, insight().lexicon)


def test_what_moved_is_told_field_by_field(register: Register) -> None:
    """With the value before and after; what stayed is not told."""
    fill(register, (FIRST, SIGNED), (LATER, BUILT))
    found = compare(register, "2026-03-01", "2026-03-02")
    (changed,) = found.changed
    assert changed.deal.stage is Stage.IMPLEMENTING
    assert changed.changes == (
        Change(field="stage", before="intent", after="implementing"),
        Change(field="reached", before="intent", after="implementing"),
        Change(field="date", before="2026-02-03", after="2026-03-01"),
        Change(field="place", before="Bandung", after="Jakarta"),
        Change(field="documents", before="1", after="2"),
    )
    assert (found.new, found.promises, found.contradictions) == ((), (), ())


def test_a_deal_that_came_up_is_new(register: Register) -> None:
    """And not among the changed ones."""
    fill(register, (FIRST, SIGNED), (OTHER, VENTURE))
    found = compare(register, "2026-03-04", "2026-03-05")
    assert [it.parties[0].id for it in found.new] == ["len-industri"]
    assert found.changed == ()


@pytest.mark.parametrize(
    ("first", "last"), [("2026-03-06", "2026-03-20"), ("2026-02-04", "2026-02-04")]
)
def test_days_without_news_do_not_differ(register: Register, first: str, last: str) -> None:
    """Nothing is told."""
    fill(register, (FIRST, SIGNED), (LATER, BUILT), (OTHER, VENTURE))
    found = compare(register, first, last)
    assert (found.new, found.changed, found.promises, found.contradictions) == ((), (), (), ())


def test_silence_alone_changes_a_deal(register: Register) -> None:
    """A year after the signing it is quiet."""
    fill(register, (FIRST, SIGNED))
    (changed,) = compare(register, "2027-02-02", "2027-02-03").changed
    assert changed.changes == (
        Change(field="state", before=DealState.MOVING, after=DealState.QUIET),
    )


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-02-03", "2026-02-04", [(None, "scheduled")]),
        ("2026-06-30", "2026-07-01", [("scheduled", "overdue")]),
        ("2026-02-03", "2026-07-01", [(None, "overdue")]),
    ],
)
def test_a_promise_that_was_made_or_fared_otherwise_is_told(
    register: Register, first: str, last: str, told: list[tuple[str | None, str]]
) -> None:
    """With its state before, None where it was not yet made."""
    fill(register, (FIRST, SIGNED))
    found = compare(register, first, last)
    assert [(it.before, it.promise.state) for it in found.promises] == told


@pytest.mark.parametrize(("first", "count"), [("2026-03-01", 1), ("2026-03-02", 0)])
def test_a_contradiction_is_told_once(register: Register, first: str, count: int) -> None:
    """On the day on which its second side came."""
    signed = [step(Stage.INTENT, "2026-02-01")]
    again = reading(LATER, deal(steps=signed, date=date("2026-02-01")))
    fill(register, (FIRST, SIGNED), (LATER, again))
    assert len(compare(register, first, "2026-03-10").contradictions) == count


def test_an_undated_document_changes_no_day(register: Register) -> None:
    """It counts at present only."""
    fill(register, (FIRST, SIGNED), (UNDATED, reading(UNDATED, deal(place="Jakarta"))))
    assert compare(register, "2026-02-05", "2026-12-31").changed == ()


def test_parties_and_objects_that_came_are_told(register: Register) -> None:
    """What stayed is not told."""
    wider = deal(
        *parties("PT Pindad", "Ashok Leyland", "Thales"),
        objects=["bus listrik", "suku cadang", "baterai"],
    )
    fill(register, (FIRST, SIGNED), (LATER, reading(LATER, wider)))
    (changed,) = compare(register, "2026-03-01", "2026-03-02").changed
    assert [it for it in changed.changes if it.field in ("parties", "objects")] == [
        Change(field="parties", before=None, after="Thales Group"),
        Change(field="objects", before=None, after="baterai, suku cadang"),
    ]
    assert write_change(changed).endswith("parties + Thales Group, objects + baterai, suku cadang")


def test_an_object_that_was_replaced_is_told(register: Register) -> None:
    """A reviewer forbade one and added another."""
    rejects = judgement(JudgementKind.REJECT, (SIGNED, 0), field="objects", value="bus listrik")
    adds = judgement(JudgementKind.CORRECT, (SIGNED, 0), field="objects", value="kapal")
    fill(register, (FIRST, SIGNED), judgements=[rejects, adds])
    (changed,) = compare(register, "2026-02-28", "2026-03-01").changed
    assert changed.changes == (Change(field="objects", before="bus listrik", after="kapal"),)
    assert write_change(changed) == "objects + kapal - bus listrik"


def test_a_promise_that_another_deal_tells_too_is_not_new(register: Register) -> None:
    """Its line may bear another name then."""
    radar = deal(*parties("PT Pindad", "Thales"), objects=["radar"])
    again = doc(f"{SENTENCE} Rampung pada Juni. Radar pun.", name="b", published="2026-03-02")
    both = reading(again, SIGNED.deals[0], radar, promises=[JUNE])
    fill(register, (FIRST, SIGNED), (again, both))
    assert compare(register, "2026-03-01", "2026-03-02").promises == ()


@pytest.mark.parametrize(
    ("last", "count"), [("2026-03-01", 0), ("2026-03-02", 1), ("2026-06-01", 0)]
)
def test_a_contradiction_that_was_settled_later_is_told(
    register: Register, last: str, count: int
) -> None:
    """It came up between the days, though at present a reviewer has settled it."""
    again = reading(LATER, deal(steps=[step(Stage.INTENT, "2026-02-01")], date=date("2026-02-01")))
    rejects = judgement(
        JudgementKind.REJECT, (again, 0), made="2026-06-01", field="date", value="2026-02-01"
    )
    fill(register, (FIRST, SIGNED), (LATER, again), judgements=[rejects])
    assert len(compare(register, "2026-02-04", last).contradictions) == count


def test_promises_of_the_same_words_are_told_apart(register: Register) -> None:
    """One of them is overdue on both days, the other on none."""
    told = [
        Promise(who=who, text="Rampung pada Juni", due=date(due))
        for who, due in (("PT Pindad", "2026-06"), ("Menteri", "2027-06"))
    ]
    fill(register, (FIRST, reading(FIRST, promises=told)))
    assert compare(register, "2026-07-01", "2026-07-01").promises == ()
