"""One walk over all documents, in which everything that hangs on a document is looked at."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from jalin.model import Document
from jalin.pipeline.checking.finding import REPAIR, RESTORE, Finding, Mending, Tally
from jalin.pipeline.checking.quotes import find_false_quotes
from jalin.pipeline.searching.indexing import build_word_row
from jalin.store.checking.scanning import Reached, ScannedDocument, ScannedReading
from jalin.store.codec import decode_reading
from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from jalin.store.word_index.index import find_day
from jalin.store.word_index.query import DAY_ROOM, WordRow
from jalin.text.encoding.meaning import name_method
from jalin.text.words.stemming import METHOD as STEMMING
from jalin.text.words.stemming import Stems

# Documents whose words are compared at once.
_BATCH_SIZE = 200
# No vector has this number: it is the one that its opposite has no room for.
_NO_NUMBER = b"\x80"


def _tally(check: str, fault: str, remedy: str = RESTORE, mending: Mending | None = None) -> Tally:
    return Tally(check=check, fault=fault, remedy=remedy, mending=mending)


@dataclass(slots=True, kw_only=True)
class DocumentCheck:
    """The walk: what was seen, and what was wrong. `sizes` are the lengths of the vectors."""

    last: int
    words: Reached
    vectors: Reached
    n_documents: int = 0
    n_readings: int = 0
    n_vectors: int = 0
    sizes: set[int] = field(default_factory=set)
    documents: Tally = field(
        default_factory=lambda: _tally("documents", "{} documents are not what their id says")
    )
    readings: Tally = field(
        default_factory=lambda: _tally("readings", "{} readings are missing or cannot be read")
    )
    evidence: Tally = field(
        default_factory=lambda: _tally("evidence", "{} quotes of readings are not in their text")
    )
    worded: Tally = field(
        default_factory=lambda: _tally(
            "words", "{} documents are not in step with the index", REPAIR, Mending.WORDS
        )
    )
    vectored: Tally = field(
        default_factory=lambda: _tally(
            "vectors", "{} documents are not in step with their vectors", REPAIR, Mending.VECTORS
        )
    )

    def look(self, scanned: ScannedDocument) -> None:
        """Look at a document and all that hangs on it."""
        self.n_documents += 1
        document = scanned.document
        if document is None or document.id != scanned.id:
            self.documents.add(f"{scanned.id} ({scanned.fault or 'its content has another hash'})")
        if not scanned.readings:
            self.readings.add(f"{scanned.id} has none")
        for reading in scanned.readings:
            self._look_at_reading(scanned, reading)
        if document is not None and scanned.readings:
            first = scanned.readings[0].sequence
            self._look_at_words(scanned, document, first)
            self._look_at_vector(scanned, document, first)

    def findings(self) -> Iterator[Finding]:
        """Give what the walk found."""
        yield self.documents.close(f"{self.n_documents:,} documents are what their ids say")
        yield self.readings.close(f"{self.n_readings:,} readings can be read")
        yield self.evidence.close("every quote of a reading stands where it says")
        yield self.worded.close(_tell_reach("words", self.words, STEMMING, self.last))
        if len(self.sizes) > 1:
            self.vectored.add(f"vectors of {len(self.sizes)} sizes")
        yield self.vectored.close(_tell_reach("vectors", self.vectors, name_method(), self.last))

    def _look_at_reading(self, scanned: ScannedDocument, told: ScannedReading) -> None:
        self.n_readings += 1
        place = f"{scanned.id} by {told.reader}"
        try:
            reading = decode_reading(told.json)
        except (msgspec.MsgspecError, ValueError) as err:
            self.readings.add(f"{place} ({err})")
            return
        if reading.document_id not in (None, scanned.id):
            self.readings.add(f"{place} (it is of {reading.document_id})")
        if scanned.document is not None and scanned.document.id == scanned.id:
            faults = find_false_quotes(scanned.document, reading)
            self.evidence.add_all(f"{place}: {fault}" for fault in faults)

    def _look_at_words(self, scanned: ScannedDocument, document: Document, first: int) -> None:
        if self.words.method != STEMMING:
            return
        is_due = first <= self.words.reached
        if len(scanned.numbers) != 1:
            if is_due or scanned.numbers:
                self.worded.add(f"{scanned.id} is indexed {len(scanned.numbers)} times")
        elif scanned.numbers[0] // DAY_ROOM != find_day(document):
            self.worded.add(f"{scanned.id} is indexed under another day")

    def _look_at_vector(self, scanned: ScannedDocument, document: Document, first: int) -> None:
        if scanned.vector is None:
            if self.vectors.method == name_method() and first <= self.vectors.reached:
                self.vectored.add(f"{scanned.id} has none")
            return
        self.n_vectors += 1
        day, text = scanned.vector
        fault = self._find_vector_fault(text)
        if fault is None and day != find_day(document):
            fault = "is of another day"
        if fault is not None:
            self.vectored.add(f"{scanned.id} {fault}")

    def _find_vector_fault(self, text: str) -> str | None:
        try:
            vector = base64.b64decode(text, validate=True)
        except binascii.Error:
            return "has one that cannot be read"
        self.sizes.add(len(vector))
        if not vector.strip(b"\0") or _NO_NUMBER in vector:
            return "has one that is no direction"
        return None


def look_at_documents(register: Register) -> Iterator[Finding]:
    """Walk over all documents; give what is found."""
    walk = DocumentCheck(
        last=register.find_last_sequence(),
        words=register.word_state(),
        vectors=register.vector_state(),
    )
    for each in register.scan_documents():
        walk.look(each)
    for crossed in register.find_lone_readings():
        walk.readings.add(f"document {crossed.examples[0]} is not there", crossed.count)
    if walk.words.method == STEMMING:
        for crossed in register.find_lone_words():
            walk.worded.add(f"{crossed.table}: {crossed.examples[0]} stands alone", crossed.count)
    for crossed in register.find_lone_vectors():
        walk.vectored.add(f"document {crossed.examples[0]} is not there", crossed.count)
    for reached, tally in ((walk.words, walk.worded), (walk.vectors, walk.vectored)):
        if reached.reached > walk.last:
            tally.add(f"reading {reached.reached} was looked at and is not there")
    yield from walk.findings()


def look_at_words(register: Register) -> Finding:
    """Compare every word of the index with what documents say."""
    walked = max(register.count(), 1)
    tally = _tally(
        "word content", "{} documents are indexed with other words", REPAIR, Mending.WORDS
    )
    if not register.is_worded_by(STEMMING):
        return tally.close("the index is made anew by the next command")
    content = register.word_content()
    try:
        for batch in _cut(_build_rows(register)):
            names = {number: row.document_id for number, row in batch}
            tally.add_all(names[number] for number in content.find_otherwise(batch))
    except RegisterError as err:
        tally.add(f"all, for the index {err.fault}", walked)
    return tally.close("the index of words says what documents say")


def _build_rows(register: Register) -> Iterator[tuple[int, WordRow]]:
    stems = Stems()
    for scanned in register.scan_documents():
        if scanned.document is not None and len(scanned.numbers) == 1:
            yield scanned.numbers[0], build_word_row(scanned.id, scanned.document, stems)


def _cut(rows: Iterable[tuple[int, WordRow]]) -> Iterator[list[tuple[int, WordRow]]]:
    batch: list[tuple[int, WordRow]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH_SIZE:
            yield batch
            batch = []
    if batch:
        yield batch


def _tell_reach(what: str, state: Reached, method: str, last: int) -> str:
    if state.method == "":
        return f"there are no {what} yet"
    if state.method != method:
        return f"{what} are of an older method; the next command makes them anew"
    if state.reached < last:
        return f"{what} are behind of the last readings; the next command goes on"
    return f"{what} are in step"
