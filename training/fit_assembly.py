"""Fit the weights by which network and grammar are put together.

    fit_assembly.py WEIGHTS DOCUMENTS GOLD OUT

The documents must be ones that the network of WEIGHTS was not trained on: on its own it is surer
than it may be. Pairs are fitted by logistic regression, their thresholds by deal F1 over five folds
of documents; each value's weight by the accuracy of its field over the deals found.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import fields
import msgspec
import numpy as np
from examples import TODAY, build_document
from sklearn.linear_model import LogisticRegression

from jalin.pipeline.scoring.names import find_forms, is_same
from jalin.read.analyse import analyse_document
from jalin.read.analysis import Analysis
from jalin.read.deals.judged import Judge, hear, open_scene
from jalin.read.deals.values import Testimony, choose_values
from jalin.read.events.candidates import find_events
from jalin.read.network.assembly import assemble_deals, weigh_pairs
from jalin.read.network.entities import Entities, list_entities
from jalin.read.network.pairs import FEATURES, Pairs, compare_pairs
from jalin.read.network.sight import build_sight
from jalin.text.encoding.network import load_network
from jalin.text.encoding.wording import load_wording
from jalin.text.knowledge import Knowledge, load_grammar
from jalin.text.weights import PairWeights, ValueWeights, Weights

log = logging.getLogger("training.assembly")
Heard = Sequence[tuple[Analysis, Testimony, dict]]
_FOLDS = 5
_NEARLY = 0.02
# Of .002, .005, .02, .1 and .5 the one with the highest deal F1 over folds.
STRENGTH = 0.005
# Far below the least of all 179 relevant articles of news-train and news-dev, which is .19.
_LEAST_LEAD = 0.03
START = ValueWeights(
    instrument=1.0,
    instrument_by_wording=0.0,
    stage=1.0,
    stage_by_wording=0.0,
    date=1.0,
    several_by_wording=0.0,
    activity=0.0,
    sector=0.0,
    least_activity=0.5,
    least_sector=0.5,
    least_amount=0.5,
    least_object=0.5,
)  # fmt: skip


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


def main(arguments: Sequence[str]) -> int:
    """Fit and write. Gives 2 where the call is wrong."""
    if len(arguments) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    weights, documents, gold, out = map(Path, arguments)
    knowledge = build_knowledge(weights)
    cases = list(read_cases(knowledge, documents, gold))
    pairs = fit_pairs(cases)
    values = fit_values(knowledge, cases, pairs)
    fitted = Weights(least_lead=_LEAST_LEAD, pairs=pairs, values=values)
    out.write_bytes(msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n")
    return 0


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


def fit_pairs(cases: Sequence[Case]) -> PairWeights:
    """Fit the logistic model on all documents; choose thresholds on folds that it did not see."""
    shares: dict[int, np.ndarray] = {}
    for fold in range(_FOLDS):
        model = _fit([case for n, case in enumerate(cases) if n % _FOLDS != fold])
        for n, case in enumerate(cases):
            if n % _FOLDS == fold:
                shares[n] = weigh_pairs(case.pairs, model)
    model = _fit(cases)

    def measure(least: float, alone: float) -> float:
        tried = replace(model, least=least, least_alone=alone)
        hits, found, wanted = count_deals(cases, tried, shares)
        return 2 * hits / (found + wanted)

    grid = np.round(np.arange(0.05, 0.7, 0.05), 2)
    best = max(
        (
            (measure(float(a), float(b)), float(a), float(b))
            for a, b in product(grid, grid)
            if b <= a
        )
    )
    # Of thresholds that cost next to nothing the lowest: a document without a deal says nothing.
    alone = min(
        float(b) for b in grid if b <= best[2] and measure(best[1], float(b)) >= best[0] - _NEARLY
    )
    log.info("pairs: deal F1 %.4f over folds, least %s, alone %s", best[0], best[1], alone)
    return replace(model, least=best[1], least_alone=alone)


def count_deals(
    cases: Sequence[Case], model: PairWeights, shares: Mapping[int, np.ndarray] | None = None
) -> tuple[int, int, int]:
    """Count deals rightly found, found, and in gold.

    `shares` are those of each case's pairs, where the model's are not meant.
    """
    hits = found = wanted = 0
    for n, case in enumerate(cases):
        own = weigh_pairs(case.pairs, model) if shares is None else shares[n]
        deals = assemble_deals(case.entities, case.pairs, own, model)
        hits += len(match(case, [deal.parties for deal in deals]))
        found += len(deals)
        wanted += len(case.same)
    return hits, found, wanted


def _fit(cases: Sequence[Case]) -> PairWeights:
    rows = np.concatenate([case.pairs.features for case in cases])
    labels = np.concatenate([case.labels for case in cases])
    spread = rows.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(rows / spread, labels)
    return PairWeights(
        names=FEATURES,
        factors=tuple(round(float(f), 4) for f in model.coef_[0] / spread),
        bias=round(float(model.intercept_[0]), 4),
        least=0.5,
        least_alone=0.3,
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


def fit_values(knowledge: Knowledge, cases: Sequence[Case], pairs: PairWeights) -> ValueWeights:
    """Choose each value's weight by the figure of its field over the deals found."""
    heard = collect_heard(knowledge, cases, pairs)
    weights = START
    for names, options, figure in PLAN:
        tried = [
            (
                measure_field(
                    heard, replace(weights, **dict(zip(names, each, strict=True))), figure
                ),
                each,
            )
            for each in product(*options)
        ]
        best = max(tried, key=lambda item: item[0])
        log.info("%s: %.4f at %s, network alone %.4f", names[0], *best, tried[0][0])
        weights = replace(weights, **dict(zip(names, best[1], strict=True)))
    return weights


def collect_heard(knowledge: Knowledge, cases: Sequence[Case], pairs: PairWeights) -> Heard:
    """Collect what is said of every deal that is rightly found, beside gold's deal."""
    judge = Judge(
        network=knowledge.network,
        wording=knowledge.wording,
        weights=Weights(least_lead=0.0, pairs=pairs, values=START),
        directory=knowledge.directory,
    )
    heard: list[tuple[Analysis, Testimony, dict]] = []
    for case in cases:
        scene, found = open_scene(case.analysis, case.analysis.encoding, case.events, judge)
        for n, m in match(case, [deal.parties for deal in found]):
            heard.append((case.analysis, hear(scene, found[n], judge), case.gold["deals"][m]))
    return heard


def measure_field(heard: Heard, weights: ValueWeights, figure: Callable) -> float:
    """Measure the F1 of one field, which is its accuracy where it has one value."""
    hits = found = wanted = 0
    for analysis, testimony, gold in heard:
        values = choose_values(analysis, testimony, weights)
        a, b, c = figure(analysis, values, gold)
        hits, found, wanted = hits + a, found + b, wanted + c
    return 2 * hits / max(1, found + wanted)


_FACTORS = (1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0)
# That of several instruments the strongest counts is the codebook's rule, and the grammar's: what
# it names stands. On news-dev that gives .585, a factor of 10 gives .50.
_FIRM = (1000.0,)
_LEAST = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_BONUS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6)
_PARTS = (0.0, 0.25, 0.5, 0.75, 1.0)
PLAN = (
    (("instrument", "instrument_by_wording"), (_FIRM, _PARTS), fields.compare_instrument),
    (("stage", "stage_by_wording"), (_FACTORS, _PARTS), fields.compare_stage),
    (("date",), (_FACTORS,), fields.compare_date),
    (
        ("activity", "least_activity", "several_by_wording"),
        (_BONUS, _LEAST, _PARTS),
        fields.compare_activities,
    ),
    (("sector", "least_sector"), (_BONUS, _LEAST), fields.compare_sectors),
    (("least_amount",), (_LEAST,), fields.compare_amounts),
    (("least_object",), ((*_LEAST, 0.75, 0.9, 1.1),), fields.compare_objects),
)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
