"""Measure whether adding documents costs more the larger the register is.

    bench/growth.py [--sizes 1000 50000] [--small] [--batches 5] [--check]

Two registers are filled from made archives, each in one go. Then batches of a hundred documents,
each archive going on as it began, are added to the one and the other by turns. The median batch
counts; --check gives 1 where the ratio is above the target.
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
    """A register of one size, the documents still to come, and the seconds of each batch."""

    size: int
    register: Register
    coming: Iterator[_Pair]
    fill_s: float = 0.0
    batches: list[dict[str, float]] = field(default_factory=list)

    def fill(self) -> None:
        """Add as many documents as the size says, in one go."""
        self.fill_s = self._add(itertools.islice(self.coming, self.size))[_TOTAL]

    def add_batch(self) -> None:
        """Add the next batch, and keep how long each step took."""
        pairs = list(itertools.islice(self.coming, _BATCH))
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives 1 where the ratio is asked for and above the target."""
    options = _parse_arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        small, large = (
            _open_trial(size, Path(folder), options.batches, options.seed)
            for size in sorted(options.sizes)
        )
        with small.register, large.register:
            ratio = measure_ratio(small, large, options.batches)
    print("\n".join(write_growth(small, large)))
    return int(options.check and ratio > TARGET)


def measure_ratio(small: Trial, large: Trial, batches: int) -> float:
    """Fill both registers, then add to them by turns; give how much longer the large one takes."""
    for trial in (small, large):
        trial.fill()
        _tell(f"{trial.size} documents added in {trial.fill_s:.1f} s")
    for number in range(_WARM_UP + batches):
        # Who goes first takes turns too, so that neither has the warmer machine.
        for trial in (small, large) if number % 2 else (large, small):
            trial.add_batch()
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


def _open_trial(size: int, folder: Path, batches: int, seed: int) -> Trial:
    coming = build_archive(size + _BATCH * (_WARM_UP + batches), seed)
    return Trial(size=size, register=Register.open(folder / f"{size}.db"), coming=coming)


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
