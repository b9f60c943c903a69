"""The loss of every head: how far what the network says of a document is from its targets.

Each `compare_` function gives one plain loss, each head's factor stands in `_FACTORS`; a head that
a document cannot teach gives zero.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from examples import TAGS, DealTarget
from model import ACTIVITIES, INSTRUMENTS, SECTORS, STAGES, Network
from targets import Targets
from torch import Tensor
from torch.nn import functional

# Set by hand so that no head drowns the others; not searched.
_FACTORS = {
    "tags": 0.6 * len(TAGS),
    "names": 0.5,
    "relevance": 0.3,
    "lead": 0.3,
    "pairs": 2.0,
    "instrument": 1.0,
    "stage": 0.8,
    "activities": 0.6,
    "sectors": 0.6,
    "date": 0.5,
    "evidence": 0.3,
    "attention": 0.2,
    "shown": 1.0,
    "amounts": 0.5,
    "objects": 0.2,
    "relations": 0.5,
}
# Of outside, opens, goes on: phrases are rare, and where they open matters most.
_TAG_WEIGHTS = (1.0, 3.0, 2.0)
# Documents with many pairs would drown the rest: a sum over n of them is divided by the root of
# n and this many more.
_FEW = 4
_DROPOUT = 0.1
_IMPOSSIBLE = -1e4
# Keeps the surprise at a sentence that is not looked at within bounds.
_TINY = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the network says of the pairs that have a deal, a row each, and the deal of each row.

    `weight` makes documents weigh by the root of their number of deals, whatever their pairs.
    """

    instruments: Tensor
    stages: Tensor
    activities: Tensor
    sectors: Tensor
    vectors: Tensor
    attention: Tensor
    deals: Sequence[DealTarget]
    weight: float


def compare_document(network: Network, targets: Targets, states: Tensor) -> dict[str, Tensor]:
    """Give the loss of every head over a document's states (P, H), its factor applied."""
    varied = functional.dropout(states, _DROPOUT, network.training)
    losses = {
        "tags": compare_tags(network, targets, varied),
        "names": compare_known_names(network, targets, varied),
        "relevance": compare_relevance(network, targets, states),
        "lead": compare_relevance(network, targets, states[: targets.windows[0].last]),
    }
    if len(targets.pairs):
        entities = network.build_entities(states, targets.member, targets.mentions)
        losses |= _compare_deals(network, targets, states, entities)
        losses["relations"] = compare_relations(network, targets, entities)
    return {name: _FACTORS[name] * loss for name, loss in losses.items()}


def compare_names(network: Network, states: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
    """Compare the labels of sentences with those that are allowed, over the pieces of a mask."""
    varied = functional.dropout(states, _DROPOUT, network.training)
    return (_miss(network.ner(varied), allowed) * mask).sum() / mask.sum()


def compare_known_names(network: Network, targets: Targets, states: Tensor) -> Tensor:
    """Compare the labels of the pieces of which something is known."""
    known = ~targets.names.all(1)
    if not known.any():
        return states.new_zeros(())
    return _miss(network.ner(states[known]), targets.names[known]).mean()


def compare_tags(network: Network, targets: Targets, states: Tensor) -> Tensor:
    """Compare the tags of all pieces."""
    logits = network.tags(states).view(-1, len(_TAG_WEIGHTS))
    return functional.cross_entropy(
        logits, targets.tags.reshape(-1), weight=torch.tensor(_TAG_WEIGHTS)
    )


def compare_relevance(network: Network, targets: Targets, states: Tensor) -> Tensor:
    """Compare whether the document holds a deal."""
    logit = network.relevant(torch.cat([states.mean(0), states.amax(0)]))[0]
    return functional.binary_cross_entropy_with_logits(
        logit, torch.tensor(float(targets.example.relevant))
    )


def compare_pairs(logits: Tensor, deals: Tensor) -> Tensor:
    """Compare which pairs have a deal."""
    has_deal = (deals >= 0).float()
    total = functional.binary_cross_entropy_with_logits(logits, has_deal, reduction="sum")
    return total / math.sqrt(len(deals) + _FEW)


def compare_choice(logits: Tensor, labels: Sequence[str], chosen: Sequence[str]) -> Tensor:
    """Compare a field of one label, summed over rows."""
    wanted = torch.tensor([labels.index(each) for each in chosen])
    return functional.cross_entropy(logits, wanted, reduction="sum")


def compare_choices(
    logits: Tensor, labels: Sequence[str], chosen: Sequence[Sequence[str]]
) -> Tensor:
    """Compare a field of any number of labels, summed over rows."""
    wanted = [[labels.index(each) for each in row] for row in chosen]
    return _compare_each(logits, wanted, reduction="sum")


def compare_date(network: Network, spans: Tensor, told: _Told) -> Tensor:
    """Compare the date, summed over rows: any mention of the right one will do, or none of them."""
    rows = [n for n, deal in enumerate(told.deals) if deal.dates is not None]
    if not rows:
        return spans.new_zeros(())
    logs = functional.log_softmax(network.point_at("date", told.vectors[rows], spans), 1)
    right = [[1 + date for date in told.deals[n].dates or ()] or [0] for n in rows]
    return -torch.stack(
        [torch.logsumexp(logs[n, columns], 0) for n, columns in enumerate(right)]
    ).sum()


def compare_evidence(network: Network, spans: Tensor, told: _Told) -> Tensor:
    """Compare the sentence that says it, summed over rows."""
    rows = [n for n, deal in enumerate(told.deals) if deal.evidence is not None]
    if not rows:
        return spans.new_zeros(())
    scores = network.point_at("evidence", told.vectors[rows], spans)
    wanted = torch.tensor([1 + (told.deals[n].evidence or 0) for n in rows])
    return functional.cross_entropy(scores, wanted, reduction="sum")


def compare_attention(told: _Told, firsts: Sequence[int]) -> Tensor:
    """Compare where a pair looks with the sentence that says it, summed over rows."""
    rows = [(n, deal.evidence) for n, deal in enumerate(told.deals) if deal.evidence is not None]
    if not rows:
        return told.attention.new_zeros(())
    shares = [told.attention[n, firsts[at] : firsts[at + 1]].sum() for n, at in rows]
    return -torch.log(torch.stack(shares) + _TINY).sum()


def compare_shown(network: Network, targets: Targets, states: Tensor, told: _Told) -> Tensor:
    """Compare what the sentence that says it shows of a deal's values, summed over rows."""
    rows = [(n, deal.evidence) for n, deal in enumerate(told.deals) if deal.evidence is not None]
    if not rows:
        return states.new_zeros(())
    firsts = targets.example.pieces.sentences
    sentences = [states[firsts[at] : firsts[at + 1]] for _, at in rows]
    pooled = torch.stack([torch.cat([each.mean(0), each.amax(0)]) for each in sentences])
    logits = network.read_shown(pooled, states[: targets.windows[0].last].mean(0))
    sizes = [len(INSTRUMENTS), len(STAGES), len(ACTIVITIES), len(SECTORS)]
    instruments, stages, activities, sectors = torch.split(logits, sizes, 1)
    deals = [told.deals[n] for n, _ in rows]
    return (
        compare_choice(instruments, INSTRUMENTS, [deal.instrument for deal in deals])
        + compare_choice(stages, STAGES, [deal.stage for deal in deals])
        + compare_choices(activities, ACTIVITIES, [deal.activities for deal in deals])
        + compare_choices(sectors, SECTORS, [deal.sectors for deal in deals])
    )


def compare_amounts(network: Network, spans: Tensor, told: _Told) -> Tensor:
    """Compare which amounts are the deal's, summed over rows."""
    if not len(spans):
        return spans.new_zeros(())
    scores = network.point_at("amount", told.vectors, spans)[:, 1:]
    return _compare_each(scores, [deal.amounts for deal in told.deals], reduction="sum")


def compare_objects(network: Network, spans: Tensor, told: _Told, targets: Targets) -> Tensor:
    """Compare which phrases are the deal's objects: a mean, by the root of their number."""
    if not len(spans):
        return spans.new_zeros(())
    scores = network.point_at("object", told.vectors, spans)[:, 1:]
    wanted = [[targets.phrases.index(each) for each in deal.objects] for deal in told.deals]
    return _compare_each(scores, wanted, reduction="mean") * math.sqrt(len(spans))


def compare_relations(network: Network, targets: Targets, entities: Tensor) -> Tensor:
    """Compare how ordered pairs are related."""
    if not len(targets.ordered):
        return entities.new_zeros(())
    logits = network.read_relations(entities, targets.ordered[:, 0], targets.ordered[:, 1])
    total = functional.cross_entropy(logits, targets.relations, reduction="sum")
    return total / math.sqrt(len(targets.ordered) + _FEW)


def _compare_deals(
    network: Network, targets: Targets, states: Tensor, entities: Tensor
) -> dict[str, Tensor]:
    left, right = targets.pairs[:, 0], targets.pairs[:, 1]
    logits, vectors, attention = network.read_pairs(states, entities, left, right, targets.near)
    losses = {"pairs": compare_pairs(logits[:, 0], targets.deals)}
    rows = torch.nonzero(targets.deals >= 0)[:, 0]
    if len(rows):
        told = _tell(targets, logits[rows], vectors[rows], attention[rows])
        compared = {**_compare_labels(told), **_compare_spans(network, targets, states, told)}
        losses |= {name: told.weight * loss for name, loss in compared.items()}
    return losses


def _tell(targets: Targets, logits: Tensor, vectors: Tensor, attention: Tensor) -> _Told:
    deals = [deal for deal in targets.deals.tolist() if deal >= 0]
    sizes = [1, len(INSTRUMENTS), len(STAGES), len(ACTIVITIES), len(SECTORS)]
    _, instruments, stages, activities, sectors = torch.split(logits, sizes, 1)
    return _Told(
        instruments=instruments,
        stages=stages,
        activities=activities,
        sectors=sectors,
        vectors=vectors,
        attention=attention,
        deals=[targets.example.deals[n] for n in deals],
        weight=math.sqrt(len(set(deals))) / len(deals),
    )


def _compare_labels(told: _Told) -> Mapping[str, Tensor]:
    deals = told.deals
    return {
        "instrument": compare_choice(
            told.instruments, INSTRUMENTS, [deal.instrument for deal in deals]
        ),
        "stage": compare_choice(told.stages, STAGES, [deal.stage for deal in deals]),
        "activities": compare_choices(
            told.activities, ACTIVITIES, [deal.activities for deal in deals]
        ),
        "sectors": compare_choices(told.sectors, SECTORS, [deal.sectors for deal in deals]),
    }


def _compare_spans(
    network: Network, targets: Targets, states: Tensor, told: _Told
) -> Mapping[str, Tensor]:
    return {
        "date": compare_date(network, targets.dates @ states, told),
        "evidence": compare_evidence(network, targets.sentences @ states, told),
        "attention": compare_attention(told, targets.example.pieces.sentences),
        "shown": compare_shown(network, targets, states, told),
        "amounts": compare_amounts(network, targets.amounts @ states, told),
        "objects": compare_objects(network, targets.objects @ states, told, targets),
    }


def _compare_each(scores: Tensor, wanted: Sequence[Sequence[int]], *, reduction: str) -> Tensor:
    """Compare every score by itself with whether its column is wanted in its row."""
    flags = torch.zeros_like(scores)
    for row, columns in enumerate(wanted):
        flags[row, list(columns)] = 1
    return functional.binary_cross_entropy_with_logits(scores, flags, reduction=reduction)


def _miss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Give of each row the surprise at its label being one of those allowed."""
    logs = functional.log_softmax(logits, -1).masked_fill(~allowed, _IMPOSSIBLE)
    return -torch.logsumexp(logs, -1)
