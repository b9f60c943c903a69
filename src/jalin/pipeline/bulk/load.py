"""Outcomes of bulk runs come into a register: as often as one likes, they are there once.

Readings go in batch by batch. What was only heard is counted over all files first, by outlet, day
and archive, since of the same day and archive a register keeps the larger number: a second loading
changes nothing, and neither does one that was ended half-way and begun again.
"""

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jalin.model import Document, Heard, Reading, Skipped
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind
from jalin.pipeline.bulk.outcome_files import read_outcome_files
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.observer import Observer
from jalin.pipeline.report import Counts
from jalin.store.register import Register

# Outcomes in one transaction: enough that syncing the disk is not the work.
_BATCH_SIZE = 500
# The number of a line or record behind the name of its archive.
_NUMBER = re.compile(r":\d+$")

_HeardKey = tuple[str, dt.date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a loading did.

    `read` outcomes had a reading, which was `added` or there already, `unchanged`; `heard` ones had
    none. `skipped` counts by reason what a run had left out, and lines that are broken.
    """

    read: int
    relevant: int
    added: int
    unchanged: int
    heard: int
    skipped: Counter[str]
    seconds: Mapping[str, float]


def load_outcomes(address: Path, paths: Sequence[Path], observer: Observer) -> LoadReport:
    """Load files of outcomes into a register, which is made where there is none, and derive.

    Raises AbortError for a file that is none of outcomes; what was loaded before it stays.
    """
    with Register.open(address) as register:
        loading = _Loading(register=register, observer=observer)
        observer.started("load")
        found = read_outcome_files(paths)
        while loading.load_batch(found):
            pass
        loading.keep_heard()
        observer.finished("load")
        observer.started("derive")
        with loading.counts.timed("derive"):
            ensure_derived(register)
        observer.finished("derive")
        return loading.report()


@dataclass(slots=True, kw_only=True)
class _Loading:
    """A loading at work."""

    register: Register
    observer: Observer
    counts: Counts = field(default_factory=Counts)
    skipped: Counter[str] = field(default_factory=Counter)
    n_heard: int = 0
    heard: Counter[_HeardKey] = field(default_factory=Counter)

    def load_batch(self, found: Iterator[Outcome | Skipped]) -> bool:
        """Keep the next outcomes, all or none; tell whether there were any."""
        with self.counts.timed("source"):
            batch = list(itertools.islice(found, _BATCH_SIZE))
        with self.counts.timed("store"), self.register.transaction():
            self._keep_readings(list(_find_readings(batch)))
            for each in batch:
                self._keep_rest(each)
        for each in batch:
            self._tell(each)
        return bool(batch)

    def keep_heard(self) -> None:
        """Keep what was heard, as it was counted over all files."""
        with self.counts.timed("store"), self.register.transaction():
            for (outlet, day, source), number in sorted(self.heard.items()):
                heard = Heard(outlet=outlet, day=day, source=source, documents=number)
                self.register.add_heard(heard)

    def report(self) -> LoadReport:
        """Give what was counted."""
        counted = self.counts.report()
        return LoadReport(
            read=counted.read,
            relevant=counted.relevant,
            added=counted.added,
            unchanged=counted.unchanged,
            heard=self.n_heard,
            skipped=Counter(dict(sorted(self.skipped.items()))),
            seconds=counted.seconds,
        )

    def _keep_readings(self, pairs: Sequence[tuple[Document, Reading]]) -> None:
        n_added = self.register.add_all(pairs)
        self.counts.read += len(pairs)
        self.counts.relevant += sum(reading.relevant for _, reading in pairs)
        self.counts.added += n_added
        self.counts.unchanged += len(pairs) - n_added

    def _keep_rest(self, found: Outcome | Skipped) -> None:
        # A broken line is no source that gave no document: the whole file may come yet.
        if isinstance(found, Skipped):
            return
        if found.kind is OutcomeKind.HEARD:
            self._count_heard(found)
        elif found.kind is OutcomeKind.SKIPPED:
            self.register.add_skipped(_as_skipped(found))

    def _count_heard(self, outcome: Outcome) -> None:
        self.n_heard += 1
        published = outcome.published
        # A month or a year names no day on which somebody listened.
        if outcome.outlet and published is not None and published.day is not None:
            self.heard[outcome.outlet, published.first, _NUMBER.sub("", outcome.source)] += 1

    def _tell(self, found: Outcome | Skipped) -> None:
        self.observer.advanced("load", found.source)
        if isinstance(found, Skipped) or found.kind is OutcomeKind.SKIPPED:
            skipped = found if isinstance(found, Skipped) else _as_skipped(found)
            self.skipped[skipped.reason] += 1
            self.observer.skipped(skipped)


def _find_readings(batch: Iterable[Outcome | Skipped]) -> Iterator[tuple[Document, Reading]]:
    for found in batch:
        if isinstance(found, Outcome) and found.document is not None and found.reading is not None:
            yield found.document, found.reading


def _as_skipped(outcome: Outcome) -> Skipped:
    reason, detail = outcome.reason or "", outcome.detail or ""
    return Skipped(source=outcome.source, reason=reason, detail=detail)
