"""Fit the weights by which network and grammar are put together.

    fit_assembly.py WEIGHTS DOCUMENTS GOLD OUT

The documents must be ones that the network of WEIGHTS was not trained on: on its own it is surer
than it may be. Pairs and groups are fitted by logistic regression, the thresholds by deal F1 over
five folds of documents; each value's weight by the accuracy of its field over the deals found.
"""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import fields
import msgspec
from articles import read_labels
from cases import Case, build_knowledge, match, read_cases
from fit_deals import fit_groups, fit_pairs

from jalin.read.analysis import Analysis
from jalin.read.deals.judged import Judge, hear, open_scene
from jalin.read.deals.values import Testimony, choose_values
from jalin.text.knowledge import Knowledge
from jalin.text.weights import ValueWeights, Weights

log = logging.getLogger("training.assembly")
Heard = Sequence[tuple[Analysis, Testimony, dict]]
# One of the 179 relevant articles of news-train and news-dev has a lead below it.
_LEAST_LEAD = 0.06
START = ValueWeights(
    instrument=1.0,
    unspecified=1.0,
    agreement=0.0,
    together={},
    instrument_by_wording=0.0,
    stage=1.0,
    stage_ended=1.0,
    stage_by_wording=0.0,
    date=1.0,
    several_by_wording=0.0,
    activity=0.0,
    sector=0.0,
    object=0.0,
    object_shown=0.0,
    least_activity=0.5,
    least_sector=0.5,
    least_amount=0.5,
    least_object=0.5,
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Fit and write. Gives 2 where the call is wrong."""
    if len(arguments) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    weights, documents, gold, out = map(Path, arguments)
    knowledge = build_knowledge(weights)
    cases = list(read_cases(knowledge, documents, gold))
    first = fit_assembly(cases)
    fitted = replace(first, values=fit_values(knowledge, cases, first))
    out.write_bytes(msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n")
    return 0


def fit_assembly(cases: Sequence[Case]) -> Weights:
    """Fit all that deals are put together by; values are as before any fit."""
    pairs, shares = fit_pairs(cases)
    groups = fit_groups(cases, shares)
    return Weights(least_lead=_LEAST_LEAD, pairs=pairs, groups=groups, values=START)


def fit_values(knowledge: Knowledge, cases: Sequence[Case], first: Weights) -> ValueWeights:
    """Choose each value's weight by the figure of its field over the deals found."""
    heard = collect_heard(knowledge, cases, first)
    weights = replace(
        START,
        together=count_together((*read_labels(), *(case.gold for case in cases))),
    )
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


def count_together(readings: Iterable[Mapping]) -> dict[str, dict[str, float]]:
    """Count how much oftener than by chance each instrument goes with each stage.

    Each count has one more in proportion, so that what was never seen is rare and not impossible.
    """
    deals = [deal for reading in readings for deal in reading["deals"]]
    instruments = Counter(deal["instrument"] for deal in deals)
    stages = Counter(deal["stage"] for deal in deals)
    both = Counter((deal["instrument"], deal["stage"]) for deal in deals)

    def compare(instrument: str, stage: str) -> float:
        chance = instruments[instrument] * stages[stage] / len(deals)
        return round((both[instrument, stage] + 1) / (chance + 1), 2)

    return {each: {stage: compare(each, stage) for stage in stages} for each in instruments}


def collect_heard(knowledge: Knowledge, cases: Sequence[Case], weights: Weights) -> Heard:
    """Collect what is said of every deal that is rightly found, beside gold's deal."""
    judge = Judge(
        network=knowledge.network,
        wording=knowledge.wording,
        weights=weights,
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
# That of several instruments the strongest counts, and that a deal said to have ended has, are the
# codebook's rules, and the grammar's: what it names stands.
_FIRM = (1000.0,)
_LEAST = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_BONUS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6)
_PARTS = (0.0, 0.25, 0.5, 0.75, 1.0)
PLAN = (
    (
        ("instrument", "unspecified", "instrument_by_wording"),
        (_FIRM, _FACTORS, _PARTS),
        fields.compare_instrument,
    ),
    (
        ("stage", "stage_ended", "stage_by_wording"),
        (_FACTORS, _FIRM, _PARTS),
        fields.compare_stage,
    ),
    (("agreement",), (_PARTS,), fields.compare_labels),
    (("date",), (_FACTORS,), fields.compare_date),
    (
        ("activity", "least_activity", "several_by_wording"),
        (_BONUS, _LEAST, _PARTS),
        fields.compare_activities,
    ),
    (("sector", "least_sector"), (_BONUS, _LEAST), fields.compare_sectors),
    (("least_amount",), (_LEAST,), fields.compare_amounts),
    (
        ("object", "object_shown", "least_object"),
        (_BONUS, _BONUS, (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6)),
        fields.compare_objects,
    ),
)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
