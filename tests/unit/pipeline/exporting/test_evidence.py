"""What every value of a dataset rests on."""

from collections.abc import Callable

import pytest

from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import EvidenceAbout, ExportedEvidence
from jalin.model import Document, JudgementKind, Promise, Reading, Stage
from jalin.pipeline.exporting.evidence import write_place
from register_factory import SENTENCE, date, deal, doc, judgement, reading, step, story

FIRST = doc(f"{SENTENCE} Satu.", name="a", published="2026-02-04")
LATER = doc(f"Kabar lain. {SENTENCE}", name="b", published="2026-02-06")
Export = Callable[..., Dataset]


def told(document: Document, place: str, day: str = "2026-02-03") -> tuple[Document, Reading]:
    """Read a signing at a place, on a day."""
    mention = deal(place=place, date=date(day), steps=[step(Stage.INTENT, day)])
    return document, reading(document, mention)


def choose(
    dataset: Dataset, about: EvidenceAbout, name: str | None = None
) -> list[ExportedEvidence]:
    """Choose what is evidence of something."""
    return [it for it in dataset.evidence if it.about is about and name in (None, it.name)]


def test_every_quote_is_its_place(export: Export) -> None:
    """Document, start and end say exactly where the words stand; the id says the same."""
    texts = {it.id: it.text for it in (FIRST, LATER)}
    rows = list(export(told(FIRST, "Jakarta"), told(LATER, "Bandung", "2026-02-05")).evidence)
    assert {it.about for it in rows} == {*EvidenceAbout} - {"promise", "outcome"}
    for row in rows:
        assert row.document_id is not None
        assert row.quote == texts[row.document_id][row.start : row.end]
        assert row.id == write_place(row.document_id, row.start, row.end)


def test_both_sides_of_a_value_are_there(export: Export) -> None:
    """The shown claim and its rival, each with its document."""
    rows = choose(
        export(told(FIRST, "Jakarta"), told(LATER, "Bandung")), EvidenceAbout.VALUE, "place"
    )
    assert [
        (it.value, it.shown, it.document_id) for it in sorted(rows, key=lambda it: it.value)
    ] == [
        ("Bandung", True, LATER.id),
        ("Jakarta", False, FIRST.id),
    ]
    assert {(it.outlet, str(it.published)) for it in rows} == {
        ("Warta a", "2026-02-04"),
        ("Warta b", "2026-02-06"),
    }


def test_both_sides_of_a_contradiction_are_there(export: Export) -> None:
    """Two dates of one signing, named by the field and the rule that makes them quarrel."""
    rows = choose(
        export(told(FIRST, "Jakarta"), told(LATER, "Jakarta", "2026-02-05")),
        EvidenceAbout.CONTRADICTION,
    )
    assert {(it.name, it.value, it.rule) for it in rows} == {
        ("date", "2026-02-03", "dates_of_one_step"),
        ("date", "2026-02-05", "dates_of_one_step"),
    }
    assert sorted(it.shown for it in rows) == [False, True]


def test_one_side_alone_is_no_contradiction_yet(export: Export) -> None:
    """On a day before the second word there was none."""
    kept = (told(FIRST, "Jakarta"), told(LATER, "Jakarta", "2026-02-05"))
    assert not choose(export(*kept, as_of="2026-02-05"), EvidenceAbout.CONTRADICTION)


def test_a_step_is_named_by_its_place_and_stage(export: Export) -> None:
    """So that a row of evidence is joined to its step."""
    dataset = export(told(FIRST, "Jakarta"))
    (row,) = choose(dataset, EvidenceAbout.STEP)
    (found,) = dataset.steps
    assert (row.deal_id, row.name, row.value) == (found.deal_id, "0", "intent")
    assert found.evidence == (row.id,)


def test_the_word_of_a_reviewer_has_no_place(export: Export) -> None:
    """Who said it is told; there is no document, and no words of one."""
    kept = told(FIRST, "Jakarta")
    word = judgement(JudgementKind.CORRECT, (kept[1], 0), field="place", value="Surabaya")
    rows = choose(export(kept, judgements=(word,)), EvidenceAbout.VALUE, "place")
    (said,) = (it for it in rows if it.reviewer is not None)
    assert (said.value, said.shown, said.reviewer) == ("Surabaya", True, "Ana")
    assert (said.document_id, said.start, said.quote, said.title) == (None, None, None, None)
    assert said.id == word.id
    assert [it.shown for it in rows if it.reviewer is None] == [False]


def test_copies_share_their_source(export: Export) -> None:
    """Whoever counts sources counts a wire story once."""
    first, copy = story("a", "2026-02-04"), story("b", "2026-02-05", tail="Disunting ulang.")
    rows = list(export((first, reading(first, deal())), (copy, reading(copy, deal()))).evidence)
    assert {it.document_id for it in rows} == {first.id, copy.id}
    assert len({it.source_id for it in rows}) == 1


def test_the_ids_of_evidence_lead_to_its_rows(export: Export) -> None:
    """Whatever steps and promises name is there, and rows are of deals that are there."""
    words = "Rampung pada Juni"
    document = doc(f"{SENTENCE} {words}.", name="p", published="2026-02-04")
    promise = Promise(who="PT Pindad", text=words, due=date("2026-06"))
    dataset = export((document, reading(document, deal(), promises=[promise])), told(LATER, "Solo"))
    named = [each for it in (*dataset.steps, *dataset.promises) for each in it.evidence]
    rows = list(dataset.evidence)
    assert len(named) >= 3
    assert set(named) <= {it.id for it in rows}
    assert {it.deal_id for it in rows} == {it.id for it in dataset.deals}
    (kept,) = choose(dataset, EvidenceAbout.PROMISE)
    (line,) = dataset.promises
    assert (kept.name, kept.value, kept.quote) == (line.id, "2026-06", words)


@pytest.mark.parametrize(("as_of", "states"), [("2026-05-08", []), ("2026-05-09", ["met"])])
def test_what_became_of_a_promise_has_its_words(
    export: Export, as_of: str, states: list[str]
) -> None:
    """From the day on which it was told, never before."""
    will, did = "PT Pindad akan memproduksi bus listrik", "PT Pindad mulai memproduksi bus listrik."
    first = doc(f"{will} pada Juni.", name="a", published="2026-02-04")
    later = doc(did, name="b", published="2026-05-09")
    promise = Promise(who="PT Pindad", text=will, due=date("2026-06"))
    fact = step(Stage.OPERATING, "2026-05-02", evidence=did)
    dataset = export(
        (first, reading(first, deal(stage=Stage.PROPOSED, evidence=will), promises=[promise])),
        (later, reading(later, deal(evidence=did, steps=[fact]))),
        as_of=as_of,
    )
    (line,) = dataset.promises
    rows = choose(dataset, EvidenceAbout.OUTCOME)
    assert [it.value for it in rows] == states
    assert line.state == ("met" if states else "scheduled")
    assert line.settled_evidence == (rows[0].id if rows else None)
    assert str(line.settled_on) == ("2026-05-09" if states else "None")


def test_an_outcome_is_no_rival_of_itself(export: Export) -> None:
    """A promise told by two documents has one outcome, and its words stand for it."""
    will, did = "PT Pindad akan memproduksi bus listrik", "PT Pindad mulai memproduksi bus listrik."
    promise = Promise(who="PT Pindad", text=will, due=date("2026-06"))
    first = doc(f"{will} pada Juni.", name="a", published="2026-02-04")
    again = doc(f"{will} pada Juni, kata direktur.", name="b", published="2026-03-04")
    later = doc(did, name="c", published="2026-05-09")
    proposed = deal(stage=Stage.PROPOSED, evidence=will)
    fact = step(Stage.OPERATING, "2026-05-02", evidence=did)
    dataset = export(
        (first, reading(first, proposed, promises=[promise])),
        (again, reading(again, proposed, promises=[promise])),
        (later, reading(later, deal(evidence=did, steps=[fact]))),
    )
    (line,) = dataset.promises
    (row,) = choose(dataset, EvidenceAbout.OUTCOME)
    assert len(line.evidence) == 2
    assert (row.value, row.shown, row.id) == ("met", True, line.settled_evidence)


@pytest.mark.parametrize("due", ["2026-06", "2026"])
def test_a_vaguer_due_date_is_no_rival(export: Export, due: str) -> None:
    """It leaves room for the finest, which stands."""
    will = "PT Pindad akan memproduksi bus listrik"
    proposed = deal(stage=Stage.PROPOSED, evidence=will)
    days = [date(it) for it in ("2026-06-30", due)]
    promises = [Promise(who="PT Pindad", text=will, due=it) for it in days]
    first, later = (doc(f"{will}. {it}", name=it, published=f"2026-02-0{it}") for it in "45")
    dataset = export(
        (first, reading(first, proposed, promises=promises[:1])),
        (later, reading(later, proposed, promises=promises[1:])),
    )
    rows = choose(dataset, EvidenceAbout.PROMISE)
    assert {(it.document_id, it.value, it.shown) for it in rows} == {
        (first.id, "2026-06-30", True),
        (later.id, due, True),
    }
