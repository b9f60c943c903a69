"""Promises: whose they are, and whether they are due."""

import datetime as dt
from dataclasses import replace

import pytest

from jalin.model import Evidence, PartialDate, Person, Promise, Span
from jalin.track.promises.promise import PromiseState, Settlement, assign_promises, judge_promise
from register_factory import date, deal, doc, parties, reading

TODAY = dt.date(2026, 2, 15)


@pytest.mark.parametrize(
    ("due", "state"),
    [
        ("2026-02-14", PromiseState.OVERDUE),
        ("2026-02-15", PromiseState.SCHEDULED),
        ("2026-01", PromiseState.OVERDUE),
        ("2026-02", PromiseState.SCHEDULED),
        ("2026", PromiseState.SCHEDULED),
        (None, PromiseState.SCHEDULED),
    ],
)
def test_a_promise_is_overdue_after_its_last_day(due: str | None, state: PromiseState) -> None:
    """A month or year is over only when its last day is past."""
    assert judge_promise(date(due), TODAY) is state


def settlement(state: PromiseState, known: str) -> Settlement:
    """Build a settlement that was published on a day."""
    return Settlement(
        document_id="d",
        position=0,
        state=state,
        evidence=Evidence(document_id="e", span=Span(start=0, end=1), quote="x"),
        known=PartialDate.parse(known),
        rule="done",
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-12-30", PromiseState.SCHEDULED),
        ("2026-01-01", PromiseState.OVERDUE),
        ("2026-02-10", PromiseState.PARTIALLY_MET),
        ("2026-03-31", PromiseState.MET),
    ],
)
def test_a_promise_stands_as_was_known_on_the_day(day: str, state: PromiseState) -> None:
    """Only what was published by the day counts, and of that the last."""
    settlements = [
        settlement(PromiseState.MET, "2026-03"),
        settlement(PromiseState.PARTIALLY_MET, "2026-02-10"),
    ]
    told = judge_promise(date("2025"), dt.date.fromisoformat(day), settlements)
    assert told is state


@pytest.mark.parametrize("turn", [1, -1])
def test_of_settlements_told_at_once_the_one_that_grants_least_counts(turn: int) -> None:
    """Who says on one day that it was met and was not, has not shown that it was met."""
    settlements = [
        settlement(PromiseState.MET, "2026-02-01"),
        settlement(PromiseState.NOT_MET, "2026-02-01"),
    ][::turn]
    assert judge_promise(None, TODAY, settlements) is PromiseState.NOT_MET


def assign(promise: Promise, *people: Person) -> tuple[int, ...]:
    """Assign a promise in a document of two deals, far apart."""
    one = deal(*parties("PT Pindad", "Ashok Leyland"))
    other = deal(*parties("PT Len", "Thales"))
    spans = (Span(start=0, end=10), Span(start=80, end=90))
    deals = [
        replace(mention, evidence_span=span)
        for mention, span in zip((one, other), spans, strict=True)
    ]
    told = reading(doc("x" * 100), *deals, promises=[promise], people=people)
    return assign_promises(told)[0]


def test_a_party_promises_for_its_own_deal() -> None:
    """The deal of the promiser gets the promise, wherever it stands."""
    assert assign(Promise(who="PT Len", text="x", span=Span(start=1, end=2))) == (1,)


def test_a_person_promises_for_the_organisation() -> None:
    """A person's promise belongs to the deals of the person's organisation."""
    person = Person(name="Budi", role="Direktur", organisation="Thales")
    assert assign(Promise(who="Budi", text="x"), person) == (1,)


def test_a_strangers_promise_belongs_to_the_nearest_deal() -> None:
    """Anybody else's promise belongs to the deal told nearest to it."""
    assert assign(Promise(who="Menteri", text="x", span=Span(start=70, end=75))) == (1,)


def test_a_promise_without_a_place_belongs_to_the_first_deal() -> None:
    """Where nothing tells, the first deal of the document is taken."""
    assert assign(Promise(who="Menteri", text="x")) == (0,)


def test_a_promise_without_a_deal_belongs_to_none() -> None:
    """A reading without deals gives its promises to none."""
    told = reading(doc(), promises=[Promise(who="Menteri", text="x")])
    assert assign_promises(told) == {0: ()}
