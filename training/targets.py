"""Targets: one example as tensors, what goes into the heads and what should come out of them.

Shapes: P pieces, E entities that are mentioned, M mentions, N pairs, R ordered pairs, S spans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

import torch
from examples import ORGANISATION, PREDICATES, TAGS, DealTarget, Example, Range
from model import NER
from torch import Tensor

from jalin.text.encoding.pieces import Window, cut_windows

WINDOW = 160
MARGIN = 24
_OPENS, _GOES_ON = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """One document for the network.

    `member` (E, M), `mentions` (M, P) and `near` (E, P) are what `Network` takes. `tags` (P, tags)
    is 0 outside, 1 where a phrase opens, 2 where it goes on. `names` (P, labels) is what each piece
    may be as a named entity. `pairs` (N, 2) are all pairs of entities, `deals` (N) the deal of
    each, -1 for none. `ordered` (R, 2) are the pairs that may be related, `relations` (R) how, 0
    for not at all. `dates`, `amounts`, `objects` and `sentences` (S, P) are means over spans;
    `phrases` are the ranges of the objects.
    """

    example: Example
    windows: tuple[Window, ...]
    member: Tensor
    mentions: Tensor
    near: Tensor
    tags: Tensor
    names: Tensor
    pairs: Tensor
    deals: Tensor
    ordered: Tensor
    relations: Tensor
    dates: Tensor
    amounts: Tensor
    objects: Tensor
    sentences: Tensor
    phrases: tuple[Range, ...]


def build_targets(example: Example) -> Targets:
    """Turn an example of at least one piece into tensors."""
    firsts, size = example.pieces.sentences, len(example.pieces)
    # An entity that is nowhere mentioned in pieces can be read from nothing: it has no seat.
    seats = {n: seat for seat, n in enumerate(n for n, it in enumerate(example.entities) if it)}
    member, mentions, near = _place_entities(example, seats)
    pairs = tuple(combinations(range(len(seats)), 2))
    deal_by_pair = _join_parties(example.deals, seats)
    ordered, relations = _relate(example, seats, near)
    phrases = sorted(
        {*(r for deal in example.deals for r in deal.objects), *example.tags["object"]}
    )
    return Targets(
        example=example,
        windows=cut_windows(firsts, longest=WINDOW, margin=MARGIN),
        member=member,
        mentions=mentions,
        near=near,
        tags=_tag(example),
        names=_allow_names(example),
        pairs=_tabulate(pairs),
        deals=torch.tensor([deal_by_pair.get(pair, -1) for pair in pairs], dtype=torch.long),
        ordered=ordered,
        relations=relations,
        dates=_average(example.dates, size),
        amounts=_average(example.amounts, size),
        objects=_average(phrases, size),
        sentences=_average(list(pairwise(firsts)), size),
        phrases=tuple(phrases),
    )


def _place_entities(example: Example, seats: Mapping[int, int]) -> tuple[Tensor, Tensor, Tensor]:
    pieces = example.pieces
    ranges = [(seat, each) for n, seat in seats.items() for each in example.entities[n]]
    member = torch.zeros(len(seats), len(ranges))
    near = torch.zeros(len(seats), len(pieces))
    for mention, (seat, (first, _)) in enumerate(ranges):
        member[seat, mention] = 1
        sentence = pieces.sentence_of(first)
        near[seat, pieces.sentences[sentence] : pieces.sentences[sentence + 1]] = 1
    return member, _average([each for _, each in ranges], len(pieces)), near


def _join_parties(
    deals: Sequence[DealTarget], seats: Mapping[int, int]
) -> dict[tuple[int, int], int]:
    """Map each pair of seats whose entities are two parties of a deal to the first such deal."""
    deal_by_pair: dict[tuple[int, int], int] = {}
    for n, deal in enumerate(deals):
        parties = [[seats[each] for each in party if each in seats] for party in deal.parties]
        for left, right in combinations(parties, 2):
            for one in left:
                for other in right:
                    if one != other:
                        deal_by_pair.setdefault((min(one, other), max(one, other)), n)
    return deal_by_pair


def _relate(example: Example, seats: Mapping[int, int], near: Tensor) -> tuple[Tensor, Tensor]:
    """List the ordered pairs that share a sentence or are related, and how they are related."""
    known = {
        (seats[subject], seats[other]): 1 + PREDICATES.index(predicate)
        for subject, other, predicate in example.relations
        if subject in seats and other in seats
    }
    together = near @ near.T > 0
    ordered = [
        pair for pair in permutations(range(len(seats)), 2) if together[pair] or pair in known
    ]
    relations = torch.tensor([known.get(pair, 0) for pair in ordered], dtype=torch.long)
    return _tabulate(ordered), relations


def _tag(example: Example) -> Tensor:
    tags = torch.zeros(len(example.pieces), len(TAGS), dtype=torch.long)
    for n, name in enumerate(TAGS):
        for first, last in example.tags[name]:
            tags[first:last, n] = _GOES_ON
            tags[first, n] = _OPENS
    return tags


def _allow_names(example: Example) -> Tensor:
    """Say what is known of names: parties, save countries, are organisations."""
    allowed = torch.ones(len(example.pieces), len(NER), dtype=torch.bool)
    country = {
        piece
        for ranges, is_country in zip(example.entities, example.is_country, strict=True)
        for first, last in ranges
        for piece in range(first, last)
        if is_country
    }
    for name, kind in ((ORGANISATION, "ORG"), ("person", "PER")):
        for first, last in example.tags[name]:
            if country.isdisjoint(range(first, last)):
                allowed[first:last] = False
                allowed[first, NER.index(f"B-{kind}")] = True
                allowed[first + 1 : last, NER.index(f"I-{kind}")] = True
    return allowed


def _average(ranges: Sequence[Range], size: int) -> Tensor:
    """Build (S, P) that takes the mean over each range; an empty range takes its one piece."""
    means = torch.zeros(len(ranges), size)
    for n, (first, last) in enumerate(ranges):
        if first < size:
            end = max(last, first + 1)
            means[n, first:end] = 1 / (end - first)
    return means


def _tabulate(pairs: Sequence[tuple[int, int]]) -> Tensor:
    return torch.tensor(pairs, dtype=torch.long).reshape(-1, 2)
