"""What came back, counted: answers by kind and status, their times, and whatever went wrong."""

import threading
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

_MOST_FAULTS = 200


class Tally:
    """Answers and faults of everybody who takes part. May be used by all threads."""

    def __init__(self) -> None:
        self.statuses: dict[str, Counter[int]] = defaultdict(Counter)
        self.times: dict[str, list[float]] = defaultdict(list)
        self.told: Counter[str] = Counter()
        self.faults: list[str] = []
        self.n_faults = 0
        self.n_bytes = 0
        self._lock = threading.Lock()

    def answer(self, kind: str, status: int, seconds: float, size: int) -> None:
        """Count an answer."""
        with self._lock:
            self.statuses[kind][status] += 1
            self.times[kind].append(seconds)
            self.n_bytes += size

    def tell(self, what: str, count: int = 1) -> None:
        """Count something that may happen, such as an answer that tells to come again."""
        with self._lock:
            self.told[what] += count

    def fault(self, what: str) -> None:
        """Keep something that must not happen."""
        with self._lock:
            self.n_faults += 1
            if len(self.faults) < _MOST_FAULTS:
                self.faults.append(what)

    @property
    def n_answers(self) -> int:
        """Count the answers."""
        return sum(sum(counted.values()) for counted in self.statuses.values())

    def report(self) -> dict[str, object]:
        """Tell all of it, times in milliseconds."""
        with self._lock:
            every = [it for told in self.times.values() for it in told]
            return {
                "answers": self.n_answers,
                "megabytes": round(self.n_bytes / 1e6, 1),
                "errors": self.n_faults,
                "faults": list(self.faults),
                "told": dict(sorted(self.told.items())),
                "statuses": dict(sum(self.statuses.values(), Counter())),
                "all": _describe(every),
                "kinds": {
                    kind: {**_describe(told), "statuses": dict(self.statuses[kind])}
                    for kind, told in sorted(self.times.items())
                },
            }


def find_share(seconds: Sequence[float], share: float) -> float:
    """Find the time under which a share of answers stayed: the nearest rank, from above."""
    ranked = sorted(seconds)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0.0


def fit_slope(points: Sequence[tuple[float, float]]) -> float:
    """Fit a line through points by least squares, and give its slope; 0 for fewer than two."""
    if len(points) < 2:
        return 0.0
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    spread = sum((x - x_mean) ** 2 for x, _ in points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / spread if spread else 0.0


def _describe(seconds: Sequence[float]) -> Mapping[str, float]:
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "most": 1.0}
    found = {name: round(1000 * find_share(seconds, share), 1) for name, share in shares.items()}
    return {"n": len(seconds), **found}
