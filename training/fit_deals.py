"""Fit the models by which pairs and groups of organisations become deals."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from cases import Case, match
from sklearn.linear_model import LogisticRegression

from jalin.read.network.assembly import weigh_pairs
from jalin.read.network.groups import (
    GROUP_FEATURES,
    Groups,
    choose_groups,
    propose_groups,
    weigh_groups,
)
from jalin.read.network.pairs import FEATURES
from jalin.text.weights import GroupWeights, PairWeights

log = logging.getLogger("training.assembly")
_FOLDS = 5
# Chosen by deal F1 over folds among .005, .05 and .5 for pairs, .005 and .05 for groups.
PAIR_STRENGTH, GROUP_STRENGTH = 0.005, 0.005
# The share of documents with a deal in news-train: what is read comes from a search for such news.
_RELEVANT = 0.83
_THRESHOLDS = (0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def fit_pairs(cases: Sequence[Case]) -> tuple[PairWeights, list[np.ndarray]]:
    """Fit the model of pairs; give too what models that did not see a document say of its pairs."""
    shares = [np.zeros(0, np.float32) for _ in cases]
    for fold in range(_FOLDS):
        model = _fit_pairs([case for n, case in enumerate(cases) if n % _FOLDS != fold])
        for n in range(fold, len(cases), _FOLDS):
            shares[n] = weigh_pairs(cases[n].pairs, model)
    return _fit_pairs(cases), shares


def fit_groups(cases: Sequence[Case], shares: Sequence[np.ndarray]) -> GroupWeights:
    """Fit the model of groups on all documents; choose thresholds on folds that it did not see."""
    groups = [
        propose_groups(case.entities, case.pairs, share, case.events)
        for case, share in zip(cases, shares, strict=True)
    ]
    right = [
        np.array([_is_found(case, members) for members in each.members], bool)
        for case, each in zip(cases, groups, strict=True)
    ]
    weighed: dict[int, np.ndarray] = {}
    for fold in range(_FOLDS):
        seen = [n for n in range(len(cases)) if n % _FOLDS != fold]
        model = _fit_groups([groups[n] for n in seen], [right[n] for n in seen])
        for n in range(fold, len(cases), _FOLDS):
            weighed[n] = weigh_groups(groups[n], model)
    model = _fit_groups(groups, right)

    weight = _weigh_irrelevant(cases)

    def measure(thresholds: GroupWeights) -> float:
        hits = found = wanted = 0.0
        for n, case in enumerate(cases):
            chosen = choose_groups(groups[n], weighed[n], thresholds)
            deals = [_list_parties(case, groups[n].members[row]) for row in chosen]
            hits += len(match(case, deals))
            found += len(deals) * (1 if case.same else weight)
            wanted += len(case.same)
        return 2 * hits / max(1, found + wanted)

    tried = [
        replace(model, first=first, further=further, sharing=sharing, sharing_told=told)
        for first, further, told, sharing in product(_THRESHOLDS, repeat=4)
        if further <= told <= sharing
    ]
    best = max(tried, key=measure)
    log.info("groups: deal F1 %.4f over folds, %s", measure(best), _thresholds(best))
    return best


def _weigh_irrelevant(cases: Sequence[Case]) -> float:
    """Give what a document without a deal counts, so that those with one have their usual share."""
    n_relevant = sum(bool(case.same) for case in cases)
    return (1 / _RELEVANT - 1) * n_relevant / max(1, len(cases) - n_relevant)


def _thresholds(weights: GroupWeights) -> tuple[float, ...]:
    return weights.first, weights.further, weights.sharing_told, weights.sharing


def _list_parties(case: Case, members: Iterable[int]) -> tuple[int, ...]:
    return tuple(case.entities.parties[row] for row in members)


def _is_found(case: Case, members: Iterable[int]) -> bool:
    return bool(match(case, [_list_parties(case, members)]))


def _fit_pairs(cases: Sequence[Case]) -> PairWeights:
    rows = np.concatenate([case.pairs.features for case in cases])
    factors, bias = _fit(rows, np.concatenate([case.labels for case in cases]), PAIR_STRENGTH)
    return PairWeights(names=FEATURES, factors=factors, bias=bias)


def _fit_groups(groups: Sequence[Groups], right: Sequence[np.ndarray]) -> GroupWeights:
    rows = np.concatenate([each.features for each in groups])
    factors, bias = _fit(rows, np.concatenate(right), GROUP_STRENGTH)
    return GroupWeights(
        names=GROUP_FEATURES,
        factors=factors,
        bias=bias,
        first=0.5,
        further=0.5,
        sharing=0.5,
        sharing_told=0.5,
        alike=0.5,
    )


def _fit(rows: np.ndarray, labels: np.ndarray, strength: float) -> tuple[tuple[float, ...], float]:
    """Fit a logistic model on features of like spread; give its factors and bias for plain ones."""
    spread = rows.std(0) + 1e-6
    model = LogisticRegression(C=strength, max_iter=5000).fit(rows / spread, labels)
    factors = tuple(round(float(f), 4) for f in model.coef_[0] / spread)
    return factors, round(float(model.intercept_[0]), 4)
