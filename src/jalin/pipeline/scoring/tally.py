"""Hits counted document by document. Fields of deals are counted over found deals only."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from jalin.model import DealMention, Reading
from jalin.pipeline.scoring.matching import (
    assign,
    assign_deals,
    assign_objects,
    assign_parties,
    is_same_amount,
    is_same_person,
    is_same_promise,
    is_same_relation,
    is_same_statement,
)


class Count(NamedTuple):
    """Hits, predicted and gold things of one figure in one document."""

    figure: str
    hits: int
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A deal that was missed, or found where there is none."""

    doc_id: str
    fault: str
    parties: tuple[str, ...]


_Said = TypeVar("_Said")


def count_document(gold: Reading, predicted: Reading) -> Iterator[Count]:
    """Count one document. What stands beside the deals counts in relevant documents only."""
    claimed = predicted.relevant or bool(predicted.deals)
    yield Count("relevance", gold.relevant and claimed, claimed, gold.relevant)
    found = assign_deals(gold.deals, predicted.deals)
    yield Count("deal", len(found), len(predicted.deals), len(gold.deals))
    strict = 0
    for i, j, score in found:
        yield from _count_deal(gold.deals[i], predicted.deals[j])
        strict += score >= 1 and _agree_on_standing(gold.deals[i], predicted.deals[j])
    yield Count("deal_strict", strict, len(predicted.deals), len(gold.deals))
    if gold.relevant:
        yield from _count_sayings(gold, predicted)


def find_misses(gold: Reading, predicted: Reading) -> Iterator[Miss]:
    """Find the gold deals that were missed, then the predicted deals that are none."""
    found = assign_deals(gold.deals, predicted.deals)
    hit, used = {i for i, _, _ in found}, {j for _, j, _ in found}
    missed = [("missed deal", deal) for i, deal in enumerate(gold.deals) if i not in hit]
    false = [("false deal", deal) for j, deal in enumerate(predicted.deals) if j not in used]
    for fault, deal in (*missed, *false):
        names = tuple(party.name for party in deal.parties)
        yield Miss(doc_id=gold.doc_id, fault=fault, parties=names)


def _count_deal(gold: DealMention, predicted: DealMention) -> Iterator[Count]:
    parties = assign_parties(gold.parties, predicted.parties)
    pairs = [(gold.parties[i], predicted.parties[j]) for i, j, _ in parties]
    yield Count("party", len(pairs), len(predicted.parties), len(gold.parties))
    kinds = sum(one.kind == other.kind for one, other in pairs)
    yield Count("party_kind", kinds, len(pairs), len(pairs))
    countries = sum(one.country == other.country for one, other in pairs)
    yield Count("party_country", countries, len(pairs), len(pairs))
    yield Count("instrument", gold.instrument == predicted.instrument, 1, 1)
    yield Count("stage", gold.stage == predicted.stage, 1, 1)
    yield Count("date", gold.date == predicted.date, 1, 1)
    yield _count_set("activities", gold.activities, predicted.activities)
    yield _count_set("sectors", gold.sectors, predicted.sectors)
    objects = assign_objects(gold.objects, predicted.objects)
    yield Count("objects", len(objects), len(predicted.objects), len(gold.objects))
    yield _count_pairs("amounts", gold.amounts, predicted.amounts, is_same_amount)


def _agree_on_standing(gold: DealMention, predicted: DealMention) -> bool:
    return gold.instrument == predicted.instrument and gold.stage == predicted.stage


def _count_sayings(gold: Reading, predicted: Reading) -> Iterator[Count]:
    yield _count_pairs("people", gold.people, predicted.people, is_same_person)
    yield _count_pairs("relations", gold.relations, predicted.relations, is_same_relation)
    yield _count_pairs("statements", gold.statements, predicted.statements, is_same_statement)
    yield _count_pairs("promises", gold.promises, predicted.promises, is_same_promise)


def _count_set(name: str, gold: Sequence[str], predicted: Sequence[str]) -> Count:
    return Count(name, len(set(gold) & set(predicted)), len(set(predicted)), len(set(gold)))


def _count_pairs(
    name: str,
    gold: Sequence[_Said],
    predicted: Sequence[_Said],
    is_same: Callable[[_Said, _Said], bool],
) -> Count:
    pairs = assign(gold, predicted, lambda one, other: float(is_same(one, other)), 1.0)
    return Count(name, len(pairs), len(predicted), len(gold))
