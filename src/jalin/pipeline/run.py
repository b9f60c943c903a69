"""The run: documents are read, kept, and the register is derived from them.

One bad document never ends a run: it is left out, counted, and its reason kept.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import partial

from jalin.model import AbortError, Document, Reading, SkipError, Skipped
from jalin.pipeline.bounds import find_excess
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.observer import Observer
from jalin.pipeline.report import Counts, RunReport
from jalin.pipeline.time_limit import keep_to_time
from jalin.source import Decoder, RawItem
from jalin.store.register import Register

log = logging.getLogger(__name__)

# Documents read before they are kept in one transaction: enough that syncing the disk is not the
# work, few enough that a killed run loses seconds, however slow the texts are.
BATCH_SIZE = 200
_BATCH_SECONDS = 2.0
# The reason of a document on which the reader itself broke: a bug, unlike all other reasons.
READER_FAILED = "reader_failed"

_Read = tuple[Document, Reading | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A step that reads documents. `read` is pure: same document, same reading.

    `version` is what its readings carry in `reader`; what is kept under it is not read again. A
    document that takes longer than `seconds` is given up, none where that is None.
    """

    version: str
    read: Callable[[Document], Reading]
    seconds: float | None = None


@dataclass(slots=True, kw_only=True)
class _Intake:
    """A run at work: one batch is read, then kept, then the next."""

    register: Register
    reader: Reader
    observer: Observer
    counts: Counts = field(default_factory=Counts)

    def read_batch(self, arriving: Iterator[Document | Skipped]) -> list[_Read | Skipped]:
        """Read documents until the batch is full or its time is over; empty at the end."""
        batch: list[_Read | Skipped] = []
        fresh: set[str] = set()
        end = time.monotonic() + _BATCH_SECONDS
        while not batch or (len(batch) < BATCH_SIZE and time.monotonic() < end):
            with self.counts.timed("source"):
                item = next(arriving, None)
            if item is None:
                break
            batch.append(item if isinstance(item, Skipped) else self._read(item, fresh))
            if isinstance(batch[-1], Skipped):
                self.observer.skipped(batch[-1])
            self.observer.advanced("read", item.name if isinstance(item, Document) else item.source)
        return batch

    def keep_batch(self, batch: Iterable[_Read | Skipped]) -> None:
        """Write a batch, whole or not at all."""
        with self.counts.timed("store"), self.register.transaction():
            for item in batch:
                if isinstance(item, Skipped):
                    self.counts.left_out.append(item)
                    self.register.add_skipped(item)
                else:
                    self._keep(*item)

    def _read(self, document: Document, fresh: set[str]) -> _Read | Skipped:
        """Read a document that is neither kept nor among the fresh ones of its batch."""
        kept = document.id in fresh or self.register.has(document, self.reader.version)
        if kept and _is_writable(document):
            return document, None
        with self.counts.timed("read"):
            reading = read_one(document, self.reader)
        if isinstance(reading, Skipped):
            return reading
        fresh.add(document.id)
        self.counts.read += 1
        self.counts.relevant += reading.relevant
        return document, reading

    def _keep(self, document: Document, reading: Reading | None) -> None:
        is_new = reading is not None and self.register.add(document, reading)
        self.counts.added += is_new
        self.counts.unchanged += not is_new
        if not is_new:
            self.register.add_name(document)


def add_documents(
    register: Register,
    documents: Iterable[Document | Skipped],
    reader: Reader,
    observer: Observer,
) -> RunReport:
    """Read documents into a register, batch by batch, and derive what follows from them.

    A batch is read before it is written, so that the register is locked only for the writing.
    """
    intake = _Intake(register=register, reader=reader, observer=observer)
    counts = intake.counts
    arriving = iter(documents)
    observer.started("read")
    while batch := intake.read_batch(arriving):
        intake.keep_batch(batch)
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


def decode_one(
    item: RawItem, decoder: Decoder, *, seconds: float | None = None
) -> Document | Skipped:
    """Decode an item; where the decoder strikes a bug, say so, as `read_one` does.

    An item that takes longer than `seconds` is given up, none where that is None.
    """
    try:
        return keep_to_time(partial(decoder.decode, item), item.source, seconds)
    except Exception as err:
        log.exception("the decoder failed on %r", item.source)
        return _skip_failed(item.source, err)


def read_one(document: Document, reader: Reader) -> Reading | Skipped:
    """Read a document; where the reader fails, say why instead.

    Any exception of the reader is caught here, and nowhere else: a text that strikes a bug must not
    cost the other texts of a night. The note says which, and the exit code that it happened.
    """
    source = document.source or document.name
    if not _is_writable(document):
        detail = "it holds a character that no register can keep"
        return Skipped(source=source, reason="not_unicode", detail=detail)
    try:
        reading = keep_to_time(partial(reader.read, document), source, reader.seconds)
    except SkipError as err:
        return Skipped(source=source, reason=err.reason, detail=err.detail)
    except AbortError:
        raise
    except Exception as err:
        log.exception("the reader failed on %r", source)
        return _skip_failed(source, err)
    if isinstance(reading, Skipped):
        return reading
    excess = find_excess(reading)
    if excess is not None:
        return Skipped(source=source, reason="too_large", detail=excess)
    return replace(reading, document_id=document.id, reader=reader.version)


def _skip_failed(source: str, error: Exception) -> Skipped:
    return Skipped(source=source, reason=READER_FAILED, detail=f"{type(error).__name__}: {error}")


def _is_writable(document: Document) -> bool:
    """Tell whether a register can hold a document.

    No file and no JSON can hold half a character, and PostgreSQL no character of number zero.
    """
    words = (getattr(document, each.name) for each in fields(document))
    joined = "".join(word for word in words if isinstance(word, str))
    try:
        joined.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in joined
