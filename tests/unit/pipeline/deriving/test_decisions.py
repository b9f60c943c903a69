"""Judgements on values and promises, as tracking takes them."""

import pytest

from jalin.model import Document, Judgement, JudgementKind, Promise, Reading
from jalin.pipeline.deriving.decisions import decide_promises, decide_values
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.rulings import Rulings
from jalin.track.values.decisions import Decision, DecisionKind
from register_factory import SENTENCE, deal, doc, judgement, reading

PROMISE = "Rampung pada Juli"
DOCUMENT: Document = doc(f"{SENTENCE} {PROMISE}.", name="a", published="2026-02-04")
TOLD: Reading = reading(DOCUMENT, deal(), promises=[Promise(who="PT Pindad", text=PROMISE)])
PLACE = DealPlace(document_id=DOCUMENT.id, deal=0)


@pytest.mark.parametrize("only_here", [True, False])
def test_judgements_on_values_are_handed_on(*, only_here: bool) -> None:
    """Tracking gets who said what, when, and of which document, if not of the whole deal."""
    made = judgement(
        JudgementKind.REJECT, (TOLD, 0), field="place", value="Jakarta", only_here=only_here
    )
    assert decide_values(Rulings.of([made]), [PLACE], {DOCUMENT.id: TOLD}) == (
        Decision(
            judgement_id=made.id,
            kind=DecisionKind.REJECT,
            field="place",
            value="Jakarta",
            reviewer="Ana",
            made=made.day,
            document_id=DOCUMENT.id if only_here else None,
            moment=made.made,
        ),
    )


@pytest.mark.parametrize(
    ("newer", "position"),
    [
        (["Rapat nanti", "Rampung pada Juli"], 1),
        (["Rampung pada Juli", "akan rampung pada Juli 2026"], 0),
        (["akan rampung pada Juli 2026", "Rapat nanti"], 0),
        (["Juli"], 0),
        (["akan rampung pada Juli", "rampung pada Juli 2026"], None),
        (["Rapat nanti"], None),
        ([], None),
    ],
)
def test_a_judged_promise_is_found_again(newer: list[str], position: int | None) -> None:
    """By its words; else by the only promise that was cut out longer or shorter."""
    made = _judge_promise("met", "2026-03-01")
    promises = [Promise(who="PT Pindad", text=text) for text in newer]
    readings = {DOCUMENT.id: reading(DOCUMENT, deal(), promises=promises, reader="test/2")}
    found = decide_promises(Rulings.of([made]), [PLACE], readings)
    assert found == ({} if position is None else {(DOCUMENT.id, position): made})


def test_the_last_word_on_a_promise_is_given() -> None:
    """The earlier one is overtaken."""
    made = [_judge_promise("met", "2026-03-01"), _judge_promise("not_met", "2026-03-02")]
    found = decide_promises(Rulings.of(made), [PLACE], {DOCUMENT.id: TOLD})
    assert found == {(DOCUMENT.id, 0): made[1]}


def _judge_promise(value: str, made: str) -> Judgement:
    kind = JudgementKind.CORRECT
    return judgement(kind, (TOLD, 0), made=made, field="promise", value=value, quote=PROMISE)
