"""The jobs that the faces of Jalin ask for: add, read, evaluate, open.

This is where the reader and the sources are joined to the run.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from jalin.model import AbortError, Document, FormatError, Reading, Skipped
from jalin.pipeline.derive import ensure_derived, name_deriver, rebuild
from jalin.pipeline.observer import Observer
from jalin.pipeline.report import RunReport
from jalin.pipeline.run import Reader, add_documents, decode_one, read_all
from jalin.pipeline.scoring.figures import Scores, score_readings
from jalin.pipeline.time_limit import DOCUMENT_SECONDS, keep_to_time
from jalin.read import READER, read_document
from jalin.read.explain import Trace, explain_document
from jalin.source import Decoder, SourceOptions, read_readings, split_sources
from jalin.store.engine.address import is_postgres
from jalin.store.engine.opening import show_address
from jalin.store.register import Register
from jalin.store.rows import DealRow
from jalin.text.knowledge import Knowledge, load_knowledge

_SAMPLE = Path(__file__).parent.parent / "sample"
# How often a view waits for what others have just added.
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What is to be read and how.

    `fields` gives the column of a record for a field, as `SourceOptions.mapping` does. `today` is
    the day from which relative dates count in a document without its own. `encoding` is that of
    files which have no byte order mark and are not UTF-8. A document that takes longer than
    `document_seconds` to decode, or to read, is given up, none where that is None.
    """

    paths: tuple[Path, ...]
    today: dt.date
    fields: Mapping[str, str]
    stdin: BinaryIO | None = None
    encoding: str | None = None
    document_seconds: float | None = DOCUMENT_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Figures, and what they leave out.

    `without_document` names the gold for which there was no text: it counts as read empty. `read`
    counts the documents or readings that were taken in, `skipped` are the sources that gave none.
    """

    scores: Scores
    without_document: tuple[str, ...]
    read: int
    skipped: tuple[Skipped, ...] = ()


def find_sample() -> tuple[Path, ...]:
    """Find the Indonesian articles that ship with Jalin, without the note that describes them."""
    return tuple(p for p in sorted(_SAMPLE.iterdir()) if p.is_file() and p.suffix != ".md")


def find_english() -> tuple[Path, ...]:
    """Find the English articles that ship with Jalin."""
    return tuple(sorted((_SAMPLE / "english").iterdir()))


def find_years() -> tuple[Path, ...]:
    """Find the articles that follow twenty cooperations over the years, in both languages."""
    return tuple(sorted((_SAMPLE / "years").iterdir()))


def find_all_samples() -> tuple[Path, ...]:
    """Find every article that ships with Jalin."""
    return (*find_sample(), *find_english(), *find_years())


def add_intake(register: Path, intake: Intake, observer: Observer) -> RunReport:
    """Read an intake into a register's file, which is made where there is none."""
    knowledge = load_knowledge()
    with Register.open(register) as opened:
        documents = _read_sources(intake, knowledge)
        return add_documents(opened, documents, _build_reader(intake, knowledge), observer)


def read_intake(intake: Intake) -> Iterator[tuple[Document, Reading] | Skipped]:
    """Read an intake, one document at a time, keeping nothing."""
    knowledge = load_knowledge()
    yield from read_all(_read_sources(intake, knowledge), _build_reader(intake, knowledge))


def explain_intake(intake: Intake) -> Iterator[Trace | Skipped]:
    """Trace how each document of an intake is read, keeping nothing."""
    knowledge = load_knowledge()
    for item in _read_sources(intake, knowledge):
        yield item if isinstance(item, Skipped) else _explain(item, intake, knowledge)


def evaluate_intake(gold: Path, intake: Intake) -> Evaluation:
    """Read an intake and score the readings against gold. Raises AbortError for broken gold."""
    wanted = _read_gold(gold)
    names = {reading.doc_id for reading in wanted}
    found: list[Reading] = []
    skipped: list[Skipped] = []
    for item in read_intake(intake):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            found.append(item[1])
    scored = [reading for reading in found if reading.doc_id in names]
    return replace(_evaluate(wanted, scored), read=len(found), skipped=tuple(skipped))


def evaluate_predicted(gold: Path, predicted: Path) -> Evaluation:
    """Score a file of readings against gold. Raises AbortError for broken files."""
    return _evaluate(_read_gold(gold), _read_gold(predicted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild went through. `is_same`: every derived row came out as it was."""

    documents: int
    deals: int
    is_same: bool


@contextmanager
def open_derived(register: Path) -> Iterator[Register]:
    """Open a register that exists, derived from all that it holds. Raises AbortError."""
    with Register.open(register, create=False) as opened:
        ensure_derived(opened)
        yield opened


@contextmanager
def open_view(register: Path) -> Iterator[Register]:
    """Open a register as `open_derived` does, to see one state of it. Raises AbortError.

    What others add between deriving and looking is derived first, unless it never ends.
    """
    with Register.open(register, create=False) as opened:
        for left in reversed(range(_TRIES)):
            ensure_derived(opened)
            with opened.reading():
                if not left or opened.is_derived(name_deriver()):
                    yield opened
                    return


def show_register(address: Path) -> str:
    """Write where a register is, without a password."""
    return show_address(address)


def has_register(address: Path) -> bool:
    """Tell whether there is a register's file; of a database only opening it tells."""
    return address.exists() or is_postgres(address)


def rebuild_register(address: Path) -> Rebuilt:
    """Derive a register anew from what it keeps. Raises AbortError."""
    with Register.open(address, create=False) as opened:
        before = _digest_derived(opened)
        rebuild(opened)
        return Rebuilt(
            documents=opened.count(),
            deals=sum(1 for _ in opened.all_rows(DealRow)),
            is_same=_digest_derived(opened) == before,
        )


def _digest_derived(register: Register) -> str:
    digest = hashlib.sha256()
    for line in register.dump(derived_only=True):
        digest.update(line.encode())
    return digest.hexdigest()


def _read_sources(intake: Intake, knowledge: Knowledge) -> Iterator[Document | Skipped]:
    options = SourceOptions(mapping=intake.fields, encoding=intake.encoding)
    decoder = Decoder(options, knowledge.lexicon)
    items = split_sources(
        intake.paths, options=options, stdin=intake.stdin, columns=decoder.columns
    )
    seconds = intake.document_seconds
    return (
        it if isinstance(it, Skipped) else decode_one(it, decoder, seconds=seconds) for it in items
    )


def _explain(document: Document, intake: Intake, knowledge: Knowledge) -> Trace | Skipped:
    def explain() -> Trace:
        return explain_document(document, knowledge, today=intake.today, reader=READER)

    return keep_to_time(explain, document.source or document.name, intake.document_seconds)


def _build_reader(intake: Intake, knowledge: Knowledge) -> Reader:
    def read(document: Document) -> Reading:
        return read_document(document, knowledge, today=intake.today)

    return Reader(version=READER, read=read, seconds=intake.document_seconds)


def _read_gold(path: Path) -> list[Reading]:
    try:
        with path.open("rb") as file:
            return list(_read_checked(file, str(path)))
    except OSError as err:
        raise AbortError(f"{path}: cannot be read ({err.strerror})") from err


def _read_checked(file: BinaryIO, source: str) -> Iterator[Reading]:
    """Read readings line by line. Raises FormatError for an umbrella that is no other deal."""
    number = 0

    def count() -> Iterator[bytes]:
        nonlocal number
        for number, line in enumerate(file, start=1):  # noqa: B007 (it tells the line of a fault)
            yield line

    for reading in read_readings(count(), source=source):
        for index, deal in enumerate(reading.deals):
            others = set(range(len(reading.deals))) - {index}
            if deal.under is not None and deal.under not in others:
                fault = f"{reading.doc_id!r}: deal {index} is under {deal.under}, no other deal"
                raise FormatError(source, number, fault)
        yield reading


def _evaluate(gold: Iterable[Reading], predicted: Iterable[Reading]) -> Evaluation:
    wanted, found = list(gold), list(predicted)
    read = {reading.doc_id for reading in found}
    missing = tuple(reading.doc_id for reading in wanted if reading.doc_id not in read)
    scores = score_readings(wanted, found)
    return Evaluation(scores=scores, without_document=missing, read=len(found))
