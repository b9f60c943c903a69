"""Gold documents as the network sees them: what assembly is fitted on and measured by."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from examples import TODAY, build_document

from jalin.pipeline.scoring.names import find_forms, is_same
from jalin.read.analyse import analyse_document
from jalin.read.analysis import Analysis
from jalin.read.events.candidates import find_events
from jalin.read.network.assembly import assemble_deals
from jalin.read.network.entities import Entities, list_entities
from jalin.read.network.pairs import Pairs, compare_pairs
from jalin.read.network.sight import build_sight
from jalin.text.encoding.network import load_network
from jalin.text.encoding.wording import load_wording
from jalin.text.knowledge import Knowledge, load_grammar
from jalin.text.weights import Weights


@dataclass(slots=True, kw_only=True)
class Case:
    """One gold document as the network sees it; `members` are gold's deals as sets of parties."""

    analysis: Analysis
    events: tuple
    entities: Entities
    pairs: Pairs
    gold: dict
    labels: np.ndarray
    same: list[list[frozenset[int]]]


def build_knowledge(weights: Path) -> Knowledge:
    """Load rules, directory and a network."""
    return replace(load_grammar(), network=load_network(weights), wording=load_wording(weights))


def read_cases(knowledge: Knowledge, documents: Path, gold: Path) -> Iterable[Case]:
    """Read all gold documents that are there."""
    readings = {r["doc_id"]: r for r in map(json.loads, gold.read_text("utf-8").splitlines())}
    for line in documents.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["id"] in readings:
            yield read_case(knowledge, record, readings[record["id"]])


def read_case(knowledge: Knowledge, record: dict, gold: dict) -> Case:
    """Read one document and label its pairs."""
    analysis = analyse_document(build_document(record), knowledge, today=TODAY)
    sight = build_sight(analysis, analysis.encoding, knowledge.network)
    entities = list_entities(sight)
    events = tuple(find_events(analysis))
    pairs = compare_pairs(sight, entities, events)
    forms = [find_forms(party.name, *party.aliases) for party in analysis.parties]
    same = [
        [
            frozenset(
                n
                for n, form in enumerate(forms)
                if is_same(find_forms(party["name"], *party["aliases"]), form)
            )
            for party in deal["parties"]
        ]
        for deal in gold["deals"]
    ]
    return Case(
        analysis=analysis,
        events=events,
        entities=entities,
        pairs=pairs,
        gold=gold,
        same=same,
        labels=np.array(
            [
                any(_joins(deal, entities.parties[a], entities.parties[b]) for deal in same)
                for a, b in pairs.rows
            ],
            bool,
        ),
    )


def _joins(deal: list[frozenset[int]], one: int, other: int) -> bool:
    return any(
        one in left and other in right
        for n, left in enumerate(deal)
        for m, right in enumerate(deal)
        if n != m
    )


def match(case: Case, found: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Match found deals with gold's as the evaluation does: parties overlap by half or more."""
    scored = []
    for n, parties in enumerate(found):
        for m, deal in enumerate(case.same):
            hit = sum(bool(party & frozenset(parties)) for party in deal)
            hit = min(hit, len(parties))
            scored.append((hit / (len(deal) + len(parties) - hit), n, m))
    pairs: list[tuple[int, int]] = []
    for score, n, m in sorted(scored, reverse=True):
        if score >= 0.5 and all(n != a and m != b for a, b in pairs):
            pairs.append((n, m))
    return pairs


def count_deals(cases: Sequence[Case], weights: Weights) -> tuple[int, int, int]:
    """Count deals rightly found, found, and in gold."""
    hits = found = wanted = 0
    for case in cases:
        deals = assemble_deals(case.entities, case.pairs, case.events, weights).deals
        hits += len(match(case, [deal.parties for deal in deals]))
        found += len(deals)
        wanted += len(case.same)
    return hits, found, wanted
