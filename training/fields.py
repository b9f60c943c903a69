"""The figures of single fields: of one found deal, its values against gold's.

Each function gives how many values are right, how many were found, how many gold has.
"""

from collections.abc import Mapping
from typing import Any

from jalin.pipeline.scoring.names import measure_overlap
from jalin.read.analysis import Analysis
from jalin.read.deals.values import Values

Gold = Mapping[str, Any]
Counts = tuple[int, int, int]
# From here on two phrases count as one, as in the evaluation.
_LEAST_OVERLAP = 0.6


def compare_instrument(_analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare the instrument."""
    return values.instrument == gold["instrument"], 1, 1


def compare_stage(_analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare the stage."""
    return values.stage == gold["stage"], 1, 1


def compare_labels(_analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare instrument and stage."""
    return (values.instrument == gold["instrument"]) + (values.stage == gold["stage"]), 2, 2


def compare_date(_analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare the date."""
    return (str(values.date) if values.date else None) == gold["date"], 1, 1


def compare_activities(_analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare the activities."""
    return (
        len({*values.activities} & {*gold["activities"]}),
        len(values.activities),
        len(gold["activities"]),
    )


def compare_sectors(_analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare the sectors."""
    return len({*values.sectors} & {*gold["sectors"]}), len(values.sectors), len(gold["sectors"])


def compare_objects(analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare the objects by their words."""
    left = list(gold["objects"])
    hits = 0
    for span in values.objects:
        phrase = span.slice(analysis.document.text)
        best = max(left, key=lambda each: measure_overlap(each, phrase), default=None)
        if best is not None and measure_overlap(best, phrase) >= _LEAST_OVERLAP:
            hits += 1
            left.remove(best)
    return hits, len(values.objects), len(gold["objects"])


def compare_amounts(_analysis: Analysis, values: Values, gold: Gold) -> Counts:
    """Compare the amounts by value and currency."""
    left = [(each["value"], each["currency"] or None) for each in gold["amounts"]]
    hits = 0
    for amount in values.amounts:
        key = (None if amount.value is None else float(amount.value), amount.currency)
        if key in left:
            hits += 1
            left.remove(key)
    return hits, len(values.amounts), len(gold["amounts"])
