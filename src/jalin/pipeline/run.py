"""The run: documents are read, kept, and the register is derived from them.

One bad document never ends a run: it is left out, counted, and its reason kept.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice

from jalin.model import AbortError, Document, Reading, SkipError, Skipped
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.observer import Observer
from jalin.store.register import Register

log = logging.getLogger(__name__)

# Documents kept in one transaction: enough that syncing the disk is not the work, few enough that a
# killed run loses seconds.
BATCH_SIZE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A step that reads documents. `read` is pure: same document, same reading.

    `version` is what its readings carry in `reader`; what is kept under it is not read again.
    """

    version: str
    read: Callable[[Document], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did. `skipped` counts the reasons; `seconds` is the time of each step."""

    read: int
    relevant: int
    added: int
    unchanged: int
    skipped: Counter[str]
    seconds: Mapping[str, float]


@dataclass(slots=True)
class _Counts:
    read: int = 0
    relevant: int = 0
    added: int = 0
    unchanged: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)

    def report(self) -> RunReport:
        seconds = {step: round(spent, 3) for step, spent in self.seconds.items()}
        return RunReport(
            read=self.read,
            relevant=self.relevant,
            added=self.added,
            unchanged=self.unchanged,
            skipped=Counter(dict(sorted(self.skipped.items()))),
            seconds=seconds,
        )

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] += time.perf_counter() - start  # type: ignore[assignment]


def add_documents(
    register: Register,
    documents: Iterable[Document | Skipped],
    reader: Reader,
    observer: Observer,
) -> RunReport:
    """Read documents into a register, batch by batch, and derive what follows from them."""
    counts = _Counts()
    arriving = iter(documents)
    observer.started("read")
    while batch := _take(arriving, counts):
        with register.transaction():
            for item in batch:
                skipped = _add(register, item, reader, counts)
                if skipped is not None:
                    observer.skipped(skipped)
                observer.advanced("read", item.name if isinstance(item, Document) else item.source)
    observer.finished("read")
    observer.started("derive")
    with counts.timed("derive"):
        ensure_derived(register)
    observer.finished("derive")
    report = counts.report()
    for step, seconds in report.seconds.items():
        log.info("%s: %d documents, %.2f s", step, report.read, seconds)
    return report


def read_all(
    documents: Iterable[Document | Skipped], reader: Reader
) -> Iterator[tuple[Document, Reading] | Skipped]:
    """Read documents one by one as they come, keeping nothing."""
    for item in documents:
        if isinstance(item, Skipped):
            yield item
            continue
        reading = read_one(item, reader)
        yield reading if isinstance(reading, Skipped) else (item, reading)


def read_one(document: Document, reader: Reader) -> Reading | Skipped:
    """Read a document; where the reader fails, say why instead.

    Any exception of the reader is caught here, and only here: a text that strikes a bug must not
    cost the other texts of a night. The note says which, and the exit code that it happened.
    """
    source = document.source or document.name
    if not _is_writable(document):
        return Skipped(source=source, reason="not_unicode", detail="it holds half a character")
    try:
        reading = reader.read(document)
    except SkipError as err:
        return Skipped(source=source, reason=err.reason, detail=err.detail)
    except AbortError:
        raise
    except Exception as err:
        log.warning("the reader failed on %r", source, exc_info=True)
        return Skipped(source=source, reason="reader_failed", detail=f"{type(err).__name__}: {err}")
    return replace(reading, document_id=document.id, reader=reader.version)


def _is_writable(document: Document) -> bool:
    """Tell whether a document has no half characters, which no file and no JSON can hold."""
    words = (document.name, document.text, document.title, document.outlet, document.author)
    try:
        "".join(word for word in words if word is not None).encode()
    except UnicodeEncodeError:
        return False
    return True


def _take(arriving: Iterator[Document | Skipped], counts: _Counts) -> list[Document | Skipped]:
    with counts.timed("source"):
        return list(islice(arriving, BATCH_SIZE))


def _add(
    register: Register, item: Document | Skipped, reader: Reader, counts: _Counts
) -> Skipped | None:
    """Keep one document with its reading, or else the note why there is none."""
    skipped = item if isinstance(item, Skipped) else _keep(register, item, reader, counts)
    if skipped is not None:
        register.add_skipped(skipped)
        counts.skipped[skipped.reason] += 1
    return skipped


def _keep(
    register: Register, document: Document, reader: Reader, counts: _Counts
) -> Skipped | None:
    if register.has(document, reader.version):
        counts.unchanged += 1
        return None
    with counts.timed("read"):
        reading = read_one(document, reader)
    if isinstance(reading, Skipped):
        return reading
    counts.read += 1
    counts.relevant += reading.relevant
    with counts.timed("store"):
        counts.added += register.add(document, reading)
    return None
