"""Judgements on values and promises, as tracking takes them."""

from collections.abc import Iterable, Mapping

from jalin.model import Judgement, Reading
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.judged.rulings import Rulings
from jalin.text.words.fold import fold
from jalin.track.values.decisions import Decision, DecisionKind


def decide_values(
    rulings: Rulings, places: Iterable[DealPlace], readings: Mapping[str, Reading]
) -> tuple[Decision, ...]:
    """Give the decisions on the values of the deal that is told at these places."""
    return tuple(map(_build_decision, rulings.decisions_for(places, readings)))


def decide_promises(
    rulings: Rulings, places: Iterable[DealPlace], readings: Mapping[str, Reading]
) -> Mapping[tuple[str, int], Judgement]:
    """Give the last judgement on each promise, by its document and its place in the reading there.

    The state is the judgement's `value`, known from its `day` on. A promise that a newer reading no
    longer has, or has more than once, is absent.
    """
    found = {}
    for judgement in rulings.promise_outcomes_for(places, readings):
        document_id = judgement.anchors[0].document_id
        position = _find_promise(readings[document_id], judgement.quote or "")
        if position is not None:
            found[document_id, position] = judgement
    return found


def _find_promise(reading: Reading, quote: str) -> int | None:
    """Find the promise of the same words; else the only one that holds them, or lies in them."""
    wanted = fold(quote)
    told = [fold(promise.text) for promise in reading.promises]
    near = [text for text in told if text and (text in wanted or wanted in text)]
    found = [text for text in near if text == wanted] or near
    return told.index(found[0]) if len(found) == 1 else None


def _build_decision(judgement: Judgement) -> Decision:
    assert judgement.field is not None, "a decision on a value names its field"
    assert judgement.value is not None, "a decision on a value names it"
    return Decision(
        judgement_id=judgement.id,
        kind=DecisionKind(judgement.kind),
        field=judgement.field,
        value=judgement.value,
        reviewer=judgement.reviewer,
        made=judgement.day,
        document_id=judgement.anchors[0].document_id if judgement.only_here else None,
        moment=judgement.made,
    )
