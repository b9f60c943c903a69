"""Measure whether adding documents costs more the larger the register is.

    bench/growth.py [--sizes 1000 50000] [--small] [--batches 5] [--check]

One archive is made. The large register is filled with all of it but the last hundreds of documents;
the small one with everything that these tell on, and the latest others up to its size. Then the
same hundred documents at a time are added to both by turns: what they touch is the same, only what
lies around differs. The median batch counts; --check gives 1 where the ratio is above the target.
"""

import argparse
import gc
import itertools
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from archive import build_archive
from jalin.model import Document, Reading, Skipped
from jalin.pipeline.run import Reader, add_documents
from jalin.store.register import Register
from report import write_table

TARGET = 1.3
_BATCH = 100
# The first batches fill caches and are not counted.
_WARM_UP = 1
_VERSION = "made/1"
_TOTAL = "in all"

_Pair = tuple[Document, Reading]


@dataclass(slots=True)
class Shelf:
    """The readings of documents on their way: looked up once, so that reading costs nothing."""

    readings: dict[str, Reading] = field(default_factory=dict)

    def put(self, pairs: Iterable[_Pair]) -> Iterator[Document]:
        """Give the documents, and keep their readings until each is read."""
        for document, reading in pairs:
            self.readings[document.id] = reading
            yield document

    @property
    def reader(self) -> Reader:
        """Give the reader that looks on the shelf."""
        return Reader(version=_VERSION, read=lambda document: self.readings.pop(document.id))


class Silent:
    """An observer that tells nobody."""

    def started(self, step: str) -> None:
        """Pass over that a step begins."""

    def advanced(self, step: str, name: str) -> None:
        """Pass over that a step is done with one more thing."""

    def skipped(self, skipped: Skipped) -> None:
        """Fail: a made document is never left out."""
        raise AssertionError(f"{skipped.source}: {skipped.reason} {skipped.detail}")

    def finished(self, step: str) -> None:
        """Pass over that a step is done."""


@dataclass(slots=True)
class Trial:
    """A register of some size, and the seconds of each batch that is added to it."""

    register: Register
    size: int = 0
    fill_s: float = 0.0
    batches: list[dict[str, float]] = field(default_factory=list)

    def fill(self, pairs: Iterable[_Pair]) -> None:
        """Add the documents that are there before the first batch, in one go."""
        self.fill_s = self._add(pairs)[_TOTAL]
        self.size = self.register.count()

    def add_batch(self, pairs: Sequence[_Pair]) -> None:
        """Add a batch, and keep how long each step took."""
        gc.collect()
        self.batches.append(self._add(pairs))

    def find_median(self, step: str) -> float:
        """Give the median of a step's seconds over the batches that count."""
        return median(batch.get(step, 0.0) for batch in self.batches[_WARM_UP:])

    def _add(self, pairs: Iterable[_Pair]) -> dict[str, float]:
        shelf = Shelf()
        start = time.perf_counter()
        report = add_documents(self.register, shelf.put(pairs), shelf.reader, Silent())
        spent = time.perf_counter() - start
        return {**report.seconds, _TOTAL: spent}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A made archive of which the last documents are added in batches to what comes before."""

    before: int
    batches: int
    seed: int

    def read_before(self) -> Iterator[_Pair]:
        """Give all documents that come before the batches."""
        return itertools.islice(self._read(), self.before)

    def choose_few(self, wanted: int) -> list[_Pair]:
        """Choose the documents before that tell a deal of the batches, and the latest others."""
        deals = {find_deal(pair) for batch in self.read_batches() for pair in batch}
        found = list(self.read_before())
        needed = {index for index, pair in enumerate(found) if find_deal(pair) in deals}
        others = [index for index in reversed(range(len(found))) if index not in needed]
        chosen = needed | set(others[: max(0, wanted - len(needed))])
        return [found[index] for index in sorted(chosen)]

    def read_batches(self) -> list[list[_Pair]]:
        """Give the batches, the warm-up among them."""
        last = list(itertools.islice(self._read(), self.before, None))
        return [last[start : start + _BATCH] for start in range(0, len(last), _BATCH)]

    def _read(self) -> Iterator[_Pair]:
        return build_archive(self.before + _BATCH * (_WARM_UP + self.batches), self.seed)


def find_deal(pair: _Pair) -> str:
    """Find which made deal a document tells."""
    return pair[0].name.split("-")[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives 1 where the ratio is asked for and above the target."""
    options = _parse_arguments(arguments)
    few, many = sorted(options.sizes)
    plan = Plan(before=many, batches=options.batches, seed=options.seed)
    with tempfile.TemporaryDirectory() as folder:
        small, large = (
            Trial(register=Register.open(Path(folder) / f"{size}.db")) for size in (few, many)
        )
        with small.register, large.register:
            ratio = measure_ratio(small, large, plan, few)
    print("\n".join(write_growth(small, large)))
    return int(options.check and ratio > TARGET)


def measure_ratio(small: Trial, large: Trial, plan: Plan, few: int) -> float:
    """Fill both registers, then add to them by turns; give how much longer the large one takes."""
    small.fill(plan.choose_few(few))
    large.fill(plan.read_before())
    for trial in (small, large):
        _tell(f"{trial.size} documents added in {trial.fill_s:.1f} s")
    for number, batch in enumerate(plan.read_batches()):
        # Who goes first takes turns too, so that neither has the warmer machine.
        for trial in (small, large) if number % 2 else (large, small):
            trial.add_batch(batch)
        _tell(f"batch {number}: {small.batches[-1]} | {large.batches[-1]}")
    return large.find_median(_TOTAL) / small.find_median(_TOTAL)


def write_growth(small: Trial, large: Trial) -> Iterator[str]:
    """Write both times, step by step, and their ratio."""
    counted = len(small.batches) - _WARM_UP
    yield f"Seconds to add {_BATCH} documents, the median of {counted} batches"
    steps = sorted({step for it in (*small.batches, *large.batches) for step in it} - {_TOTAL})
    rows = []
    for step in (*steps, _TOTAL):
        one, other = small.find_median(step), large.find_median(step)
        ratio = f"{other / one:.2f}" if one else ""
        rows.append((step, f"{one:.3f}", f"{other:.3f}", ratio))
    head = ("step", *(f"to {it.size:,}" for it in (small, large)), "ratio")
    yield from write_table(head, rows)
    yield f"Filled in one go: {small.fill_s:.1f} s and {large.fill_s:.1f} s"
    yield f"Target: a ratio of at most {TARGET} in all"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what adding to a large register costs.")
    parser.add_argument("--sizes", type=int, nargs=2, default=(1_000, 50_000), metavar="N")
    parser.add_argument("--small", action="store_true", help="sizes 200 and 1000, three batches")
    parser.add_argument("--batches", type=int, default=5, help="batches that count")
    parser.add_argument("--seed", type=int, default=1, help="of the made archives")
    parser.add_argument("--check", action="store_true", help="fail above the target")
    options = parser.parse_args(arguments)
    if options.small:
        options.sizes, options.batches = (200, 1_000), 3
    return options


if __name__ == "__main__":
    sys.exit(main())
