"""The report of a run: what is counted while it goes on."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from jalin.model import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did. `skipped` counts the reasons of `left_out`; `seconds` is each step's time."""

    read: int
    relevant: int
    added: int
    unchanged: int
    skipped: Counter[str]
    left_out: tuple[Skipped, ...]
    seconds: Mapping[str, float]


@dataclass(slots=True)
class Counts:
    """What a run at work has done so far."""

    read: int = 0
    relevant: int = 0
    added: int = 0
    unchanged: int = 0
    left_out: list[Skipped] = field(default_factory=list)
    seconds: Counter[str] = field(default_factory=Counter)

    def report(self) -> RunReport:
        """Give what was counted."""
        seconds = {step: round(spent, 3) for step, spent in self.seconds.items()}
        return RunReport(
            read=self.read,
            relevant=self.relevant,
            added=self.added,
            unchanged=self.unchanged,
            skipped=Counter(sorted(skipped.reason for skipped in self.left_out)),
            left_out=tuple(self.left_out),
            seconds=seconds,
        )

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the time spent inside to a step."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] += time.perf_counter() - start  # type: ignore[assignment]
