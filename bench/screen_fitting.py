"""Fitting the weights of the screen: a small logistic regression over the rules that occur."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# One point of the rules' weights is a tenth of a unit of log odds.
_POINTS = 10
# Of 3, 10 and 30 this passed on least at full recall on the training articles.
_PENALTY = 3.0
_STEPS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A judged document: the rules that occur in it, and how much it counts."""

    cues: frozenset[str]
    relevant: bool
    weight: float


def fit_weights(examples: Sequence[Example], rules: Sequence[str]) -> Mapping[str, int]:
    """Fit a whole-number weight to each rule, by Newton steps from nought; always the same ones."""
    places = {rule: place for place, rule in enumerate(rules)}
    # The last place is that of the share of relevant documents, which is not penalised.
    rows = [((*sorted(places[cue] for cue in it.cues), len(rules)), it) for it in examples]
    weights = [0.0] * (len(rules) + 1)
    for _ in range(_STEPS):
        gradient, hessian = _differentiate(rows, weights)
        weights = [
            weight - step for weight, step in zip(weights, _solve(hessian, gradient), strict=True)
        ]
    return {rule: round(_POINTS * weights[place]) for rule, place in places.items()}


def find_base(sums: Sequence[int], *, misses: int) -> int:
    """Give the base weight with which just so many of the relevant documents' sums are missed."""
    return -sorted(sums)[misses]


def _differentiate(
    rows: Sequence[tuple[tuple[int, ...], Example]], weights: Sequence[float]
) -> tuple[list[float], list[list[float]]]:
    n = len(weights)
    gradient = [_PENALTY * weight for weight in weights[:-1]] + [0.0]
    hessian = [[_PENALTY if i == j < n - 1 else 0.0 for j in range(n)] for i in range(n)]
    for row, example in rows:
        share = 1 / (1 + math.exp(-sum(weights[place] for place in row)))
        slope = example.weight * (share - example.relevant)
        bend = example.weight * share * (1 - share)
        for i in row:
            gradient[i] += slope
            for j in row:
                hessian[i][j] += bend
    return gradient, hessian


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Solve a positive definite system by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    n = len(rows)
    for pivot in range(n):
        for row in rows[pivot + 1 :]:
            factor = row[pivot] / rows[pivot][pivot]
            for column in range(pivot, n + 1):
                row[column] -= factor * rows[pivot][column]
    found = [0.0] * n
    for place in reversed(range(n)):
        rest = sum(rows[place][column] * found[column] for column in range(place + 1, n))
        found[place] = (rows[place][n] - rest) / rows[place][place]
    return found
