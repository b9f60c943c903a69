"""The figures: what the counts of all documents say, each with its interval."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jalin.model import Reading
from jalin.pipeline.scoring.tally import Count, Miss, count_document, find_misses

# The interval is drawn from so many samples of documents, always the same ones.
_SAMPLES = 200
_SEED = 7
_FIGURES = (
    *("relevance", "deal", "deal_strict", "party", "party_kind", "party_country"),
    *("instrument", "stage", "date", "activities", "sectors", "objects", "amounts"),
    *("people", "relations", "statements", "promises"),
)
_Table = Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure with its counts and the 95 % interval of F1 over samples of documents."""

    name: str
    precision: float
    recall: float
    f1: float
    interval: tuple[float, float]
    hits: int
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All figures, in the order of the codebook, and every deal missed or false."""

    documents: int
    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...]


def score_readings(gold: Iterable[Reading], predicted: Iterable[Reading]) -> Scores:
    """Score predicted readings against gold ones by `doc_id`; a missing one counts as empty."""
    gold_by_id = {reading.doc_id: reading for reading in gold}
    predicted_by_id = {reading.doc_id: reading for reading in predicted}
    counts: dict[str, Sequence[Count]] = {}
    misses: list[Miss] = []
    for doc_id, reading in gold_by_id.items():
        answer = predicted_by_id.get(doc_id, Reading(doc_id=doc_id, relevant=False))
        counts[doc_id] = tuple(count_document(reading, answer))
        misses += find_misses(reading, answer)
    table = _add_up(counts.values())
    samples = tuple(_draw_samples(counts))
    figures = tuple(_build_figure(name, table, samples) for name in _FIGURES if name in table)
    return Scores(documents=len(gold_by_id), figures=figures, misses=tuple(misses))


def _draw_samples(counts: Mapping[str, Sequence[Count]]) -> Iterator[_Table]:
    rng = random.Random(_SEED)  # noqa: S311 (a sample, not a secret)
    doc_ids = list(counts)
    for _ in range(_SAMPLES if len(doc_ids) > 1 else 0):
        yield _add_up(counts[it] for it in rng.choices(doc_ids, k=len(doc_ids)))


def _add_up(documents: Iterable[Sequence[Count]]) -> _Table:
    hits: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for counts in documents:
        for count in counts:
            hits[count.figure] += count.hits
            predicted[count.figure] += count.predicted
            gold[count.figure] += count.gold
    return {name: (hits[name], predicted[name], gold[name]) for name in hits}


def _build_figure(name: str, table: _Table, samples: Sequence[_Table]) -> Figure:
    row = table[name]
    precision, recall, f1 = _measure(row)
    spread = sorted(_measure(it.get(name, (0, 0, 0)))[2] for it in samples) or [f1]
    low, high = spread[int(0.025 * len(spread))], spread[int(0.975 * len(spread)) - 1]
    return Figure(
        name=name,
        precision=round(precision, 3),
        recall=round(recall, 3),
        f1=round(f1, 3),
        interval=(round(low, 3), round(high, 3)),
        hits=row[0],
        predicted=row[1],
        gold=row[2],
    )


def _measure(row: tuple[int, int, int]) -> tuple[float, float, float]:
    hits, predicted, gold = row
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
