"""Outcomes: for every record that was read, what it was read by and whether it is right."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jalin.model import Claim, DealMention, Reading
from jalin.pipeline.scoring.matching import (
    assign,
    assign_deals,
    is_same_person,
    is_same_promise,
    is_same_relation,
    is_same_statement,
)
from jalin.pipeline.scoring.names import find_forms, find_party_forms, is_same, measure_overlap
from jalin.text.calibration import DEAL_FIELDS

# From this share of common words on an object counts as gold's, as the evaluation has it.
_LEAST_OVERLAP = 0.6
_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One record. `confidence` is what the reader gave it, raw or calibrated.

    A deal is right if its parties are those of a gold deal, by the scorer's own matching.
    """

    kind: str
    step: str
    confidence: float | None
    right: bool


def list_outcomes(gold: Iterable[Reading], predicted: Iterable[Reading]) -> Iterator[Outcome]:
    """List the outcome of every predicted record of the documents that gold knows.

    Beside deals a record counts only where gold holds a deal: of other documents gold has no
    records, and the figures leave them out too.
    """
    gold_by_id = {reading.doc_id: reading for reading in gold}
    for reading in predicted:
        truth = gold_by_id.get(reading.doc_id)
        if truth is None:
            continue
        yield from _list_deals(truth, reading)
        yield from _list_values(truth, reading)
        if truth.relevant:
            yield from _list_said(truth, reading)


def _list_deals(gold: Reading, predicted: Reading) -> Iterator[Outcome]:
    right = {j for _, j, _ in assign_deals(gold.deals, predicted.deals)}
    for index, deal in enumerate(predicted.deals):
        yield Outcome(
            kind="deals",
            step=deal.step or "deals",
            confidence=deal.confidence,
            right=index in right,
        )


def _list_values(gold: Reading, predicted: Reading) -> Iterator[Outcome]:
    """List the values of deals that were rightly found, as their claims say them."""
    for i, j, _ in assign_deals(gold.deals, predicted.deals):
        truth, deal = gold.deals[i], predicted.deals[j]
        for claim in deal.claims:
            if claim.field in DEAL_FIELDS and claim.confidence is not None:
                yield Outcome(
                    kind=f"deals/{claim.field}",
                    step=claim.step,
                    confidence=claim.confidence,
                    right=_is_right(truth, claim),
                )


def _is_right(truth: DealMention, claim: Claim) -> bool:
    if claim.field == "parties":
        forms = find_forms(claim.value)
        return any(is_same(find_party_forms(party), forms) for party in truth.parties)
    if claim.field == "objects":
        return any(measure_overlap(it, claim.value) >= _LEAST_OVERLAP for it in truth.objects)
    told = getattr(truth, claim.field)
    several = told if isinstance(told, tuple) else (told,)
    return claim.value in {str(value) for value in several}


def _list_said(gold: Reading, predicted: Reading) -> Iterator[Outcome]:
    people = _match(gold.people, predicted.people, is_same_person)
    relations = _match(gold.relations, predicted.relations, is_same_relation)
    statements = _match(gold.statements, predicted.statements, is_same_statement)
    promises = _match(gold.promises, predicted.promises, is_same_promise)
    yield from _build("people", [(it.step, it.confidence) for it in predicted.people], people)
    yield from _build(
        "relations", [(it.step, it.confidence) for it in predicted.relations], relations
    )
    yield from _build(
        "statements", [(it.step, it.confidence) for it in predicted.statements], statements
    )
    yield from _build("promises", [(it.step, it.confidence) for it in predicted.promises], promises)


def _match(
    gold: Sequence[_Said], predicted: Sequence[_Said], is_same: Callable[[_Said, _Said], bool]
) -> set[int]:
    pairs = assign(gold, predicted, lambda one, other: float(is_same(one, other)), 1.0)
    return {j for _, j, _ in pairs}


def _build(
    kind: str, made: Sequence[tuple[str | None, float | None]], right: set[int]
) -> Iterator[Outcome]:
    for index, (step, confidence) in enumerate(made):
        yield Outcome(kind=kind, step=step or kind, confidence=confidence, right=index in right)
