"""How well predicted clusters of things agree with the gold ones, and which answers which.

The figure is B-cubed: A. Bagga and B. Baldwin, "Algorithms for Scoring Coreference Chains", 1998.
Each thing is asked how pure its predicted cluster is and how much of its gold cluster is in it, so
that one wrong merge of two large clusters costs more than one of two small ones.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

_Item = TypeVar("_Item", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterScore:
    """B-cubed precision and recall, each the mean over all gold items, and their F1."""

    precision: float
    recall: float
    f1: float


def score_clusters(gold: Mapping[_Item, str], predicted: Mapping[_Item, str]) -> ClusterScore:
    """Score the cluster labels of the gold items by B-cubed.

    An item that has no predicted label counts as alone in its cluster; items that have no gold
    label count nowhere. Labels need not be the same words on both sides.
    Raises ValueError where there is no gold item.
    """
    if not gold:
        raise ValueError("clusters cannot be scored without a gold item")
    in_both, in_gold, in_predicted = _count(gold, predicted)
    # An item without a predicted label is a cluster of one.
    shares = [
        (in_both[label, predicted[item]], in_gold[label], in_predicted[predicted[item]])
        if item in predicted
        else (1, in_gold[label], 1)
        for item, label in gold.items()
    ]
    precision = fmean(shared / size for shared, _, size in shares)
    recall = fmean(shared / size for shared, size, _ in shares)
    return ClusterScore(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall),
    )


def match_clusters(gold: Mapping[_Item, str], predicted: Mapping[_Item, str]) -> Mapping[str, str]:
    """Give gold labels the predicted label with which they share most items, each used once.

    The largest overlaps are matched first; among equal ones the first by gold label, then by
    predicted label. A gold label of which no item is predicted, or whose every predicted label is
    taken, is left out.
    """
    in_both, _, _ = _count(gold, predicted)
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for (label, other), _ in sorted(in_both.items(), key=lambda pair: (-pair[1], pair[0])):
        if label not in matched and other not in taken:
            matched[label] = other
            taken.add(other)
    return matched


def _count(
    gold: Mapping[_Item, str], predicted: Mapping[_Item, str]
) -> tuple[Counter[tuple[str, str]], Counter[str], Counter[str]]:
    """Count the gold items of each pair of labels, of each gold and of each predicted label."""
    pairs = [(label, predicted[item]) for item, label in gold.items() if item in predicted]
    return Counter(pairs), Counter(gold.values()), Counter(label for _, label in pairs)
