"""Events: what became otherwise in the register, from which day, by which words."""

import datetime as dt
from itertools import permutations
from pathlib import Path

import pytest

from jalin.model import Document, JudgementKind, Promise, PromiseOutcome, Reading, Stage
from jalin.pipeline.derive import rebuild
from jalin.pipeline.events.event import Event, EventKind
from jalin.pipeline.events.listing import EventChoice, choose_events, find_events, list_events
from jalin.pipeline.events.quoting import view_events
from jalin.pipeline.serving.library import Library
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

LAST = dt.date(2027, 12, 31)
WILL = "PT Pindad akan memproduksi bus listrik"
DID = "PT Pindad mulai memproduksi bus listrik di pabriknya."
BUILT = "PT Pindad membangun pabrik bus listrik."
MEMBERS = parties("PT Pindad", "Ashok Leyland")
PROMISED = doc(f"{WILL} pada Juni.", name="a", published="2026-02-04")
AGAIN = doc(f"Sekali lagi: {WILL}.", name="b", published="2026-02-06")
DONE = doc(DID, name="c", published="2026-05-09")
BUILDING = doc(BUILT, name="d", published="2026-04-09")


def promises(document: Document, due: str | None = "2026-06") -> tuple[Document, Reading]:
    """Let a document tell a proposed deal in which PT Pindad promises."""
    told = Promise(who="PT Pindad", text=WILL, due=date(due))
    mention = deal(*MEMBERS, stage=Stage.PROPOSED, evidence=WILL)
    return document, reading(document, mention, promises=[told])


def moves(document: Document, stage: Stage) -> tuple[Document, Reading]:
    """Let a document tell the deal at a stage."""
    words = document.text
    steps = [step(stage, str(document.published), evidence=words)]
    return document, reading(document, deal(*MEMBERS, evidence=words, steps=steps))


def dates(name: str, told: str | None, day: str) -> tuple[Document, Reading]:
    """Let a document date a signing."""
    document = doc(f"{SENTENCE} {name}.", name=name, published=told)
    return document, reading(document, deal(steps=[step(Stage.INTENT, day)], date=date(day)))


def ask(register: Register, *kinds: EventKind, day: dt.date = LAST) -> list[Event]:
    """List the events of some kinds up to a day, the newest first."""
    return list(choose_events(find_events(register, day), EventChoice(kinds=frozenset(kinds))))


def tell(events: list[Event]) -> list[tuple[str, str, list[tuple[str, str | None, str | None]]]]:
    """Write events as they are compared."""
    return [
        (it.kind.value, it.day.isoformat(), [(c.field, c.before, c.after) for c in it.changes])
        for it in events
    ]


def test_a_deal_is_new_on_the_day_of_its_first_document(register: Register) -> None:
    """And moves when a later one tells that it stands otherwise."""
    fill(register, promises(PROMISED), moves(BUILDING, Stage.IMPLEMENTING))
    found = ask(register, EventKind.NEW, EventKind.MOVED)
    assert [(kind, day) for kind, day, _ in tell(found)] == [
        ("moved", "2026-04-09"),
        ("new", "2026-02-04"),
    ]
    assert ("stage", "proposed", "implementing") in tell(found)[0][2]
    assert found[0].deal_ids == found[1].deal_ids


def test_a_day_that_tells_nothing_new_is_no_event(register: Register) -> None:
    """A second document at the same stage moves nothing."""
    fill(register, promises(PROMISED), promises(AGAIN))
    assert [it.kind for it in ask(register, EventKind.NEW, EventKind.MOVED)] == ["new"]


def test_a_deal_without_a_dated_document_came_up_on_no_day(register: Register) -> None:
    """Nobody knows when."""
    fill(register, promises(doc(f"{WILL}.", name="x")))
    assert ask(register, EventKind.NEW) == []


def test_a_contradiction_comes_up_with_its_second_side(register: Register) -> None:
    """The words are those of the side that was told last."""
    later = dates("b", "2026-02-06", "2026-02-04")
    fill(register, dates("a", "2026-02-04", "2026-02-02"), later)
    (found,) = ask(register, EventKind.CONTRADICTED)
    assert found.day == dt.date(2026, 2, 6)
    assert [it.after for it in found.changes] == ["2026-02-02", "2026-02-04"]
    assert found.place is not None
    assert found.place.document_id == later[0].id


@pytest.mark.parametrize(
    ("told", "due", "day"),
    [
        pytest.param("2026-02-04", "2026-06", "2026-07-01", id="the day after its last day"),
        pytest.param("2026-02-04", "2026-06-10", "2026-06-11", id="the day after"),
        pytest.param("2026-02-04", "2025", "2026-02-04", id="told when it was late already"),
        pytest.param("2026-02-04", None, None, id="nobody said when"),
        pytest.param("2026-02-04", "9999", None, id="the last day that there is"),
    ],
)
def test_a_promise_is_overdue(
    register: Register, told: str, due: str | None, day: str | None
) -> None:
    """On the first day on which its date is past."""
    fill(register, promises(doc(f"{WILL}.", name="a", published=told), due))
    assert [it.day.isoformat() for it in ask(register, EventKind.OVERDUE)] == [
        it for it in [day] if it
    ]


def test_a_promise_that_is_met_is_settled_and_never_overdue(register: Register) -> None:
    """From the day of the document that says so, with its words."""
    fill(register, promises(PROMISED), moves(DONE, Stage.OPERATING))
    (found,) = ask(register, EventKind.SETTLED, EventKind.OVERDUE)
    assert tell([found]) == [("settled", "2026-05-09", [("state", "scheduled", "met")])]
    assert found.place is not None
    assert found.place.words == DID


def test_a_promise_is_overdue_and_then_kept_late(register: Register) -> None:
    """Both are told."""
    fill(register, promises(PROMISED, due="2026-03"), moves(DONE, Stage.OPERATING))
    found = ask(register, EventKind.SETTLED, EventKind.OVERDUE)
    assert [it.kind for it in found] == ["settled", "overdue"]
    assert found[0].changes[0].before == "overdue"


def test_what_a_reviewer_decides_has_no_words(register: Register) -> None:
    """The day is that of the judgement."""
    told = promises(PROMISED)
    made = judgement(
        JudgementKind.CORRECT,
        (told[1], 0),
        field="promise",
        value=PromiseOutcome.NOT_MET,
        quote=WILL,
    )
    fill(register, told, judgements=[made])
    (found,) = ask(register, EventKind.SETTLED)
    assert (found.day.isoformat(), found.place) == (made.made[:10], None)
    assert [it.quote for it in view_events(register, [found], insight().lexicon)] == [None]


@pytest.mark.parametrize("day", ["2026-02-03", "2026-02-04", "2026-04-09", "2026-07-01"])
def test_the_events_of_a_day_are_those_up_to_it(register: Register, day: str) -> None:
    """What is known later adds events and changes none."""
    fill(register, promises(PROMISED), moves(BUILDING, Stage.IMPLEMENTING))
    until = dt.date.fromisoformat(day)
    everything = ask(register)
    assert ask(register, day=until) == [it for it in everything if it.day <= until]


def test_events_do_not_depend_on_the_order_of_documents() -> None:
    """Ids are those of content."""
    told = (promises(PROMISED), moves(BUILDING, Stage.IMPLEMENTING), moves(DONE, Stage.OPERATING))
    found = []
    for order in permutations(told):
        with Register.open(":memory:") as register:
            for each in order:
                fill(register, each)
            rebuild(register, insight())
            found.append([(it.id, it) for it in ask(register)])
    assert all(it == found[0] for it in found)
    assert len({each for each, _ in found[0]}) == len(found[0])


def test_an_event_keeps_its_id_when_the_register_grows(register: Register) -> None:
    """So that a feed does not tell it twice."""
    fill(register, promises(PROMISED))
    before = {it.id for it in ask(register)}
    fill(register, moves(BUILDING, Stage.IMPLEMENTING))
    assert before < {it.id for it in ask(register)}


def test_a_deal_that_came_up_or_moved_is_told_by_the_words_of_that_day(register: Register) -> None:
    """With the whole sentence, in the order asked for."""
    fill(register, promises(PROMISED), moves(BUILDING, Stage.IMPLEMENTING))
    shown = view_events(register, ask(register, EventKind.NEW, EventKind.MOVED), insight().lexicon)
    assert [it.quote.sentence if it.quote else None for it in shown] == [
        BUILT,
        f"{WILL} pada Juni.",
    ]


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        (EventChoice(), 4),
        (EventChoice(kinds=frozenset({EventKind.NEW})), 1),
        (EventChoice(since=dt.date(2026, 4, 9)), 2),
        (EventChoice(until=dt.date(2026, 4, 8)), 2),
        (EventChoice(deal_ids=()), 0),
    ],
)
def test_events_are_chosen(register: Register, choice: EventChoice, count: int) -> None:
    """By kind, by days, by deals; what is about no deal only where all are asked for."""
    alone = doc("Menteri berjanji harga turun pada Februari.", name="z", published="2026-02-05")
    told = Promise(who="Menteri", text="harga turun pada Februari", due=date("2026-02"))
    fill(
        register,
        promises(PROMISED),
        moves(BUILDING, Stage.IMPLEMENTING),
        (alone, reading(alone, promises=[told])),
    )
    assert len(list(choose_events(find_events(register, LAST), choice))) == count


@pytest.mark.parametrize("as_of", [None, dt.date(2026, 4, 9)])
def test_the_events_of_a_visit_are_those_of_its_day(tmp_path: Path, as_of: dt.date | None) -> None:
    """Though they are made with the ledgers that are kept for others."""
    address = tmp_path / "small.db"
    today = dt.date(2026, 7, 1)
    with Register.open(address) as register:
        fill(register, promises(PROMISED), moves(BUILDING, Stage.IMPLEMENTING))
        wanted = find_events(register, as_of or today)
    with Library(address, lambda: today) as library, library.visit(as_of) as visit:
        assert list_events(visit) == wanted
