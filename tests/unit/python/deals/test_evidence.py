"""What a deal rests on, in Python."""

from pathlib import Path

import jalin
from jalin.model import JudgementKind
from jalin.pipeline.judging.keeping import keep_judgement
from jalin.store.register import Register
from python_factory import FIRST, LATER, TODAY, fill_small
from register_factory import SENTENCE, judgement, reading
from register_factory import deal as tell


def test_every_place_is_quoted_with_its_sentence(reg: jalin.Register) -> None:
    """A quote is the words of its document at its place, inside the whole sentence."""
    deal = reg.deals()[0]
    texts = {it.id: it.text for it in (FIRST, LATER)}
    assert {it.document_id for it in deal.evidence} == set(texts)
    for it in deal.evidence:
        assert it.deal_id == deal.id
        assert it.id == f"{it.document_id}:{it.start}-{it.end}"
        assert it.quote == texts[it.document_id or ""][it.start : it.end]
        assert it.quote in (it.sentence or "")


def test_evidence_is_that_of_an_export(reg: jalin.Register) -> None:
    """Asked deal by deal it is the same as in the table of all, of any day."""
    for view in (reg, reg.as_of("2026-02-04")):
        rows = view.dataset().to_dicts()["evidence"]
        exported = sorted((it["deal_id"], it["id"], it["name"], it["value"]) for it in rows)
        told = [it for deal in view.deals() for it in deal.evidence]
        assert sorted((it.deal_id, it.id, it.name, it.value) for it in told) == exported


def test_a_promise_rests_on_the_words_that_make_it(reg: jalin.Register) -> None:
    """The sentence is whole, the words are a part of it; the source is named."""
    (told,) = (it for it in reg.deals()[0].evidence if it.about == "promise")
    assert told.quote == "Pabrik rampung pada Mei 2026"
    assert told.sentence == "Pabrik rampung pada Mei 2026."
    assert (told.value, told.outlet, told.title) == ("2026-05", "Warta a", "Teken MoU")
    assert (str(told.published), told.url) == ("2026-02-04", "https://warta.example/a")
    assert repr(told).startswith("<Evidence promise ")
    assert repr(told).endswith("'Pabrik rampung pada Mei 2026' (Warta a, 2026-02-04)>")


def test_rivals_are_told_from_what_is_shown(reg: jalin.Register) -> None:
    """Of two places one stands for the deal."""
    told = [it for it in reg.deals()[0].evidence if (it.about, it.name) == ("value", "place")]
    assert {(it.value, it.shown) for it in told} == {("Jakarta", True), ("Bandung", False)}
    assert {it.quote for it in told} == {SENTENCE}


def test_a_reviewers_word_has_no_place(tmp_path: Path) -> None:
    """Who decided is told in the place of a quote."""
    said = reading(FIRST, tell(place="Bandung"))
    with Register.open(tmp_path / "jalin.db") as register:
        fill_small(register)
        decided = judgement(JudgementKind.CORRECT, (said, 0), field="place", value="Depok")
        keep_judgement(register, decided)
    with jalin.open(tmp_path / "jalin.db", today=TODAY) as opened:
        (told,) = (it for it in opened.deals()[0].evidence if it.reviewer is not None)
        assert (told.value, told.quote, told.sentence) == ("Depok", None, None)
        assert "decided by Ana" in repr(told)
        assert "decided by Ana" in told._repr_html_()
