"""Reliability: what readings promise with their confidence against what is right."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outcomes import Outcome

_BINS = 5
_Z = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Records whose confidence lies in one band: what it said and what came out.

    `interval` is the 95 % interval of the observed share (Wilson).
    """

    kind: str
    band: str
    records: int
    predicted: float
    observed: float
    interval: tuple[float, float]


def measure_reliability(kind: str, outcomes: Sequence[Outcome]) -> Iterator[Reliability]:
    """Measure each band of confidence of one kind of record that has any."""
    ours = [(it.confidence, it.right) for it in outcomes if it.kind == kind]
    sure = [(confidence, right) for confidence, right in ours if confidence is not None]
    for rank in range(_BINS):
        inside = [it for it in sure if min(int(it[0] * _BINS), _BINS - 1) == rank]
        if inside:
            hits = sum(right for _, right in inside)
            yield Reliability(
                kind=kind,
                band=f"{rank / _BINS:.1f} to {(rank + 1) / _BINS:.1f}",
                records=len(inside),
                predicted=sum(confidence for confidence, _ in inside) / len(inside),
                observed=hits / len(inside),
                interval=_find_interval(hits, len(inside)),
            )


def measure_gap(rows: Sequence[Reliability]) -> float:
    """Give the mean distance of promise and outcome, each band by its records."""
    total = sum(row.records for row in rows)
    return sum(row.records * abs(row.predicted - row.observed) for row in rows) / max(total, 1)


def _find_interval(hits: int, seen: int) -> tuple[float, float]:
    share, spread = hits / seen, _Z * _Z / seen
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / seen + spread / (4 * seen)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
