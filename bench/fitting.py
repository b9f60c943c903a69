"""Fitting: the share of records that are right, drawn from outcomes. Small counts weigh little."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from jalin.text.calibration import DEAL_FIELDS, STEP_KINDS, Bin, Calibration, Share
from outcomes import Outcome

# A part counts beside so many records of the whole that it belongs to. Of 2, 5, 10, 20 and 40 this
# gave the least log loss in ten folds of the training articles.
_SHRINKAGE = 10
_BINS = 4


def fit_calibration(outcomes: Sequence[Outcome], *, reader: str, gold: str) -> Calibration:
    """Fit a calibration to outcomes of every kind; `gold` is the digest of what judged them."""
    steps = {
        step: share
        for kind in STEP_KINDS
        for step, share in fit_steps(kind, [it for it in outcomes if it.kind == kind]).items()
    }
    deals = fit_deals([it for it in outcomes if it.kind == "deals"])
    values = {
        field: fit_deals([it for it in outcomes if it.kind == f"deals/{field}"])
        for field in DEAL_FIELDS
    }
    return Calibration(reader=reader, gold=gold, deals=deals, steps=steps, fields=values)


def fit_steps(kind: str, outcomes: Sequence[Outcome]) -> dict[str, Share]:
    """Give the share of each step and of all that it is part of, up to its kind.

    A share is drawn towards that of the next thing above it, the kind's own towards one half.
    """
    seen: Counter[str] = Counter({kind: 0})
    right: Counter[str] = Counter()
    for outcome in outcomes:
        for path in dict.fromkeys((kind, *accumulate(outcome.step.split("/"), "{}/{}".format))):
            seen[path] += 1
            right[path] += outcome.right
    shares = {kind: (right[kind] + 1) / (seen[kind] + 2)}
    for path in sorted(set(seen) - {kind}):
        above = shares.get(path.rpartition("/")[0], shares[kind])
        shares[path] = _shrink(right[path], seen[path], above)
    return {
        path: Share(right=right[path], seen=seen[path], share=round(shares[path], 3))
        for path in sorted(shares)
    }


def fit_deals(outcomes: Sequence[Outcome]) -> tuple[Bin, ...]:
    """Give bins of raw certainty whose share never sinks as certainty rises.

    Bins of equal size are drawn towards the mean; neighbours out of order are pooled until none
    is (isotonic regression).
    """
    told = sorted((it.confidence or 0.0, it.right) for it in outcomes)
    mean = (sum(right for _, right in told) + 1) / (len(told) + 2)
    pooled: list[_Block] = []
    for block in _cut(told):
        pooled.append(block)
        while len(pooled) > 1 and pooled[-2].shrink(mean) >= pooled[-1].shrink(mean):
            pooled[-2:] = [pooled[-2].join(pooled[-1])]
    return tuple(
        Bin(least=it.least, right=it.right, seen=it.seen, share=round(it.shrink(mean), 3))
        for it in pooled
    ) or (Bin(least=0.0, right=0, seen=0, share=mean),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    least: float
    right: int
    seen: int

    def join(self, other: "_Block") -> "_Block":
        return _Block(least=self.least, right=self.right + other.right, seen=self.seen + other.seen)

    def shrink(self, mean: float) -> float:
        return _shrink(self.right, self.seen, mean)


def _cut(told: Sequence[tuple[float, bool]]) -> Iterator[_Block]:
    """Cut ascending certainties into blocks of about equal size; equal ones stay together."""
    start = 0
    for rank in range(1, _BINS + 1):
        end = len(told) * rank // _BINS
        while start < end < len(told) and told[end][0] == told[end - 1][0]:
            end += 1
        if end > start:
            right = sum(right for _, right in told[start:end])
            yield _Block(least=told[start][0], right=right, seen=end - start)
            start = end


def _shrink(right: int, seen: int, towards: float) -> float:
    return (right + _SHRINKAGE * towards) / (seen + _SHRINKAGE)
