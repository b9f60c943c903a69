"""The truth of another register comes into this one: as often as one likes, it is there once.

All files are read and checked whole before anything of one is kept: that takes little beside
deriving. Then they are kept batch by batch, so that a loading that is killed goes on when it is
begun again.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain
from pathlib import Path

from jalin.model import AbortError, Heard, Skipped
from jalin.model.truth import KeptDocument, KeptJudgement, TruthCounts, TruthEntry
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.judging.keeping import keep_all
from jalin.pipeline.observer import Observer
from jalin.source.truth.lines import check_truth_lines, is_truth_lines, read_truth_lines
from jalin.source.truth.tables import check_truth_folder, is_truth_folder, read_truth_folder
from jalin.store.register import Register

# What is kept in one transaction: so many entries, or so many characters of documents.
_MOST_ENTRIES = 500
_MOST_CHARACTERS = 20_000_000
_STEP = "load"


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthReport:
    """What a loading did: what the files held, and what of it was new."""

    held: TruthCounts
    added: TruthCounts
    seconds: float


def are_truth(paths: Sequence[Path]) -> bool:
    """Tell whether files and folders hold the truth of registers, not outcomes of runs.

    Raises AbortError where some do and others do not.
    """
    told = {path: _is_truth(path) for path in paths}
    if any(told.values()) and not all(told.values()):
        other = next(path for path in paths if not told[path])
        raise AbortError(f"{other}: is not the truth of a register as others are; load it alone")
    return any(told.values())


def load_truth(address: Path, paths: Sequence[Path], observer: Observer) -> TruthReport:
    """Load truth into a register, which is made where there is none, and derive from it.

    Raises AbortError for a file that is cut off, altered, of a newer Jalin or otherwise not what it
    says, and then nothing of any file is kept.
    """
    begun = time.monotonic()
    held = _add_up([check_truth(path) for path in paths])
    with Register.open(address) as register:
        before = register.count_truth()
        keep_entries(register, chain.from_iterable(map(read_truth, paths)), observer)
        added = _subtract(register.count_truth(), before)
        observer.started("derive")
        ensure_derived(register)
        observer.finished("derive")
    return TruthReport(held=held, added=added, seconds=time.monotonic() - begun)


def keep_entries(register: Register, entries: Iterator[TruthEntry], observer: Observer) -> None:
    """Keep everything that another register keeps, batch by batch; nothing is derived."""
    observer.started(_STEP)
    loading = _Loading(register=register, observer=observer)
    for batch in _cut(entries):
        loading.keep(batch)
    keep_all(register, loading.judgements)
    observer.finished(_STEP)


def check_truth(path: Path) -> TruthCounts:
    """Check a file of lines or a folder and every entry in it; give the counts.

    Raises AbortError.
    """
    counts = check_truth_folder(path) if path.is_dir() else check_truth_lines(path)
    for _ in read_truth(path):
        pass
    return counts


def read_truth(path: Path) -> Iterator[TruthEntry]:
    """Read a file of lines or a folder, lazily. Raises FormatError with the place of a fault."""
    return read_truth_folder(path) if path.is_dir() else read_truth_lines(path)


def _is_truth(path: Path) -> bool:
    return is_truth_folder(path) if path.is_dir() else path.is_file() and is_truth_lines(path)


@dataclass(slots=True, kw_only=True)
class _Loading:
    """A loading at work. Judgements wait until all documents are there."""

    register: Register
    observer: Observer
    judgements: list[KeptJudgement] = field(default_factory=list)

    def keep(self, batch: Sequence[TruthEntry]) -> None:
        """Keep some entries, all or none."""
        with self.register.transaction():
            self.register.add_kept(it for it in batch if isinstance(it, KeptDocument))
            for entry in batch:
                if isinstance(entry, Skipped):
                    self.register.add_skipped(entry)
                elif isinstance(entry, Heard):
                    self.register.add_heard(entry)
        for entry in batch:
            if isinstance(entry, KeptDocument):
                self.observer.advanced(_STEP, entry.document.name)
            elif isinstance(entry, KeptJudgement):
                self.judgements.append(entry)


def _cut(entries: Iterator[TruthEntry]) -> Iterator[list[TruthEntry]]:
    """Cut entries into batches that fit into memory."""
    batch: list[TruthEntry] = []
    characters = 0
    for entry in entries:
        batch.append(entry)
        if isinstance(entry, KeptDocument):
            told = sum(len(reading.json) for reading in entry.readings)
            characters += len(entry.document.text) + told
        if len(batch) == _MOST_ENTRIES or characters > _MOST_CHARACTERS:
            yield batch
            batch, characters = [], 0
    yield batch


def _add_up(counts: Sequence[TruthCounts]) -> TruthCounts:
    names = [each.name for each in fields(TruthCounts)]
    return TruthCounts(**{name: sum(getattr(it, name) for it in counts) for name in names})


def _subtract(after: TruthCounts, before: TruthCounts) -> TruthCounts:
    names = [each.name for each in fields(TruthCounts)]
    return TruthCounts(**{name: getattr(after, name) - getattr(before, name) for name in names})
