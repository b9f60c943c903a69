"""Which predicted thing answers which gold thing: one to one, the best pairs first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from jalin.model import Amount, DealMention, Party, Person, Promise, Relation, Statement
from jalin.pipeline.scoring.names import (
    find_party_forms,
    is_same,
    is_same_name,
    measure_overlap,
)

LEAST_DEAL_JACCARD = 0.5
LEAST_OBJECT_OVERLAP = 0.6
_LEAST_ROLE_OVERLAP = 0.5
_LEAST_STATEMENT_OVERLAP = 0.7
_LEAST_PROMISE_OVERLAP = 0.5

_Value = TypeVar("_Value")
Pair = tuple[int, int, float]


def assign(
    gold: Sequence[_Value],
    predicted: Sequence[_Value],
    score: Callable[[_Value, _Value], float],
    least: float,
) -> tuple[Pair, ...]:
    """Pair gold and predicted things greedily by score: (gold index, predicted index, score).

    Among equal scores the later things pair first: a convention that the figures depend on.
    """
    scored = [
        (score(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(predicted)
    ]
    pairs: list[Pair] = []
    for value, i, j in sorted(scored, reverse=True):
        free = all(i != used_i and j != used_j for used_i, used_j, _ in pairs)
        if value >= least and free:
            pairs.append((i, j, value))
    return tuple(pairs)


def assign_deals(gold: Sequence[DealMention], predicted: Sequence[DealMention]) -> tuple[Pair, ...]:
    """Pair deals by the Jaccard of their parties; instrument and stage only break ties."""
    return assign(gold, predicted, _score_deals, LEAST_DEAL_JACCARD)


def assign_parties(gold: Sequence[Party], predicted: Sequence[Party]) -> tuple[Pair, ...]:
    """Pair parties by any common form of their names."""
    return assign(
        gold,
        predicted,
        lambda one, other: float(is_same(find_party_forms(one), find_party_forms(other))),
        1.0,
    )


def assign_objects(gold: Sequence[str], predicted: Sequence[str]) -> tuple[Pair, ...]:
    """Pair objects by the words that they share."""
    return assign(gold, predicted, measure_overlap, LEAST_OBJECT_OVERLAP)


def is_same_amount(gold: Amount, predicted: Amount) -> bool:
    """Tell whether two amounts have one value and one currency."""
    return gold.value == predicted.value and (gold.currency or None) == (predicted.currency or None)


def is_same_person(gold: Person, predicted: Person) -> bool:
    """Tell whether name and organisation are the same and half of the role's words agree."""
    return (
        is_same_name(gold.name, predicted.name)
        and is_same_name(gold.organisation, predicted.organisation)
        and measure_overlap(gold.role, predicted.role) >= _LEAST_ROLE_OVERLAP
    )


def is_same_relation(gold: Relation, predicted: Relation) -> bool:
    """Tell whether both ends and the predicate are the same."""
    return (
        gold.predicate == predicted.predicate
        and is_same_name(gold.subject, predicted.subject)
        and is_same_name(gold.object, predicted.object)
    )


def is_same_statement(gold: Statement, predicted: Statement) -> bool:
    """Tell whether one speaker says nearly the same words."""
    return (
        is_same_name(gold.speaker, predicted.speaker)
        and measure_overlap(gold.text, predicted.text) >= _LEAST_STATEMENT_OVERLAP
    )


def is_same_promise(gold: Promise, predicted: Promise) -> bool:
    """Tell whether half of the words agree and the due date is the same."""
    return (
        measure_overlap(gold.text, predicted.text) >= _LEAST_PROMISE_OVERLAP
        and gold.due == predicted.due
    )


def _score_deals(gold: DealMention, predicted: DealMention) -> float:
    hits = len(assign_parties(gold.parties, predicted.parties))
    if not hits:
        return 0.0
    union = len(gold.parties) + len(predicted.parties) - hits
    same_instrument = gold.instrument == predicted.instrument
    same_stage = gold.stage == predicted.stage
    return hits / union + (0.01 * same_instrument + 0.005 * same_stage)
