"""The light lines of the ledgers, and that with their sentences they are what was always listed."""

import datetime as dt

import pytest

from jalin.model import Document, Promise, Reading, Stage
from jalin.pipeline.show.ledger import list_promises, view_lines
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.promise_lines import PromiseLine, list_promise_lines
from jalin.pipeline.show.quarrels import (
    QuarrelLine,
    list_contradictions,
    list_quarrels,
    view_quarrels,
)
from jalin.store.register import Register
from register_factory import SENTENCE, date, deal, doc, fill, insight, parties, reading, step

WILL = "PT Pindad akan memproduksi bus listrik"
DID = "PT Pindad mulai memproduksi bus listrik di pabriknya."
MEMBERS = parties("PT Pindad", "Ashok Leyland")
PROMISED = doc(f"{WILL} pada Juni. Rapat nanti.", name="a", published="2026-02-04")
AGAIN = doc(f"{WILL}.", name="b", published="2026-02-06")
DONE = doc(DID, name="c", published="2026-05-09")
ALONE = doc("Menteri berjanji harga turun pada Mei.", name="d", published="2026-02-05")
DAYS = [None, "2026-02-04", "2026-02-07", "2026-05-08", "2026-12-31"]


def promises(document: Document, due: str | None = "2026-06") -> tuple[Document, Reading]:
    """Let a document tell that PT Pindad promises."""
    told = Promise(who="PT Pindad", text=WILL, due=date(due))
    mention = deal(*MEMBERS, stage=Stage.PROPOSED, evidence=WILL)
    return document, reading(document, mention, promises=[told])


def fill_ledger(register: Register) -> None:
    """Keep a promise that is told twice and met, and one beside no deal."""
    steps = [step(Stage.OPERATING, "2026-05-02", evidence=DID)]
    alone = Promise(who="Menteri", text="harga turun pada Mei", due=date("2026-05"))
    fill(
        register,
        promises(PROMISED),
        promises(AGAIN, due="2026"),
        (DONE, reading(DONE, deal(*MEMBERS, evidence=DID, steps=steps))),
        (ALONE, reading(ALONE, promises=[alone])),
    )


def moment(day: str | None, today: str = "2026-06-30") -> Moment:
    """Give a day that is asked about, or the present."""
    return Moment.of(
        dt.date.fromisoformat(today), None if day is None else dt.date.fromisoformat(day)
    )


def lines(register: Register, day: str | None = None) -> tuple[PromiseLine, ...]:
    """List the light lines."""
    return list_promise_lines(register, moment(day))


def quarrel(register: Register) -> None:
    """Keep two documents that date one signing differently."""
    for name, told, day in (("a", "2026-02-04", "2026-02-02"), ("b", "2026-02-06", "2026-02-04")):
        document = doc(f"{SENTENCE} {name}.", name=name, published=told)
        mention = deal(steps=[step(Stage.INTENT, day)], date=date(day))
        fill(register, (document, reading(document, mention)))


@pytest.mark.parametrize("day", DAYS)
def test_lines_with_their_sentences_are_the_ledger(register: Register, day: str | None) -> None:
    """In the same order, with the same states, on every day."""
    fill_ledger(register)
    lexicon = insight().lexicon
    viewed = view_lines(register, lines(register, day), lexicon)
    assert viewed == list_promises(register, moment(day), lexicon)
    assert [it.state for it in viewed] == [it.state for it in lines(register, day)]


def test_only_the_lines_that_are_shown_are_cited(register: Register) -> None:
    """In the order in which they are asked for."""
    fill_ledger(register)
    last, first = reversed(lines(register))
    viewed = view_lines(register, (last, first), insight().lexicon)
    assert [it.line for it in viewed] == [last.line, first.line]
    assert viewed[0].quote.sentence == f"{WILL} pada Juni."


def test_a_line_tells_from_when_it_is_known(register: Register) -> None:
    """The day of its first telling; of what became of it the day of the document that says so."""
    fill_ledger(register)
    alone, found = lines(register)
    assert [it.told for it in (found, alone)] == ["2026-02-04", "2026-02-05"]
    assert found.settled is not None
    assert str(found.settled.known) == "2026-05-09"
    assert [len(it.deal_ids) for it in (found, alone)] == [1, 0]


def test_a_line_has_the_places_of_all_its_tellings(register: Register) -> None:
    """The first one first, to the letter."""
    fill_ledger(register)
    _, found = lines(register)
    assert [(it.document_id, it.span_start, it.quote) for it in found.tellings] == [
        (PROMISED.id, 0, WILL),
        (AGAIN.id, 0, WILL),
    ]


@pytest.mark.parametrize("day", [None, "2026-02-05", "2026-02-06"])
def test_quarrels_with_their_sentences_are_the_contradictions(
    register: Register, day: str | None
) -> None:
    """On every day."""
    quarrel(register)
    lexicon = insight().lexicon
    viewed = view_quarrels(register, list_quarrels(register, moment(day)), lexicon)
    assert viewed == list_contradictions(register, moment(day), lexicon)


def test_a_quarrel_is_known_from_its_second_side_on(register: Register) -> None:
    """The values come with the shown one first."""
    quarrel(register)
    (found,) = list_quarrels(register, moment(None))
    assert found.known == "2026-02-06"
    assert [side.shown for side in found.sides] == [True, False]
    assert set(found.values) == {"2026-02-02", "2026-02-04"}


def test_a_quarrel_with_an_undated_side_is_known_from_no_day(register: Register) -> None:
    """Nobody knows when it came up."""
    signed = [("2026-02-04", "2026-02-02"), (None, "2026-02-04")]
    for number, (told, day) in enumerate(signed):
        document = doc(f"{SENTENCE} {number}.", name=str(number), published=told)
        mention = deal(steps=[step(Stage.INTENT, day)], date=date(day))
        fill(register, (document, reading(document, mention)))
    found: tuple[QuarrelLine, ...] = list_quarrels(register, moment(None))
    assert [it.known for it in found] == [None]
