"""A register for sheets and cards: what stands, is due, quarrels, moved and fell silent."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jalin.model import (
    Document,
    Factuality,
    Instrument,
    Promise,
    Reading,
    Span,
    Stage,
    Step,
    StepKind,
)
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.wording import Wording
from number_factory import TODAY
from register_factory import date, deal, doc, fill, parties, reading, step

LEYLAND = "PT Pindad dan Ashok Leyland meneken nota kesepahaman bus listrik pada 4 Februari 2026."
LATE = "PT Pindad akan menyerahkan purwarupa paling lambat Maret 2026."
SOON = "Ashok Leyland akan mengirim mesin pada 2027."
CONTRACT = "PT Pindad dan Thales meneken kontrak radar pada 5 Maret 2025."
GAINSAID = "Kontrak radar PT Pindad dan Thales diteken pada 7 Maret 2025."
SILENT = "PT Pindad dan PT Len meneken nota kesepahaman sensor pada 3 April 2019."
ENDED = "PT Pindad dan Saab mengakhiri kerja sama amunisi pada 9 Juni 2024."
HOSTILE = "PT Pindad dan <b>Tebal</b> | [x](javascript:alert(1)) *meneken* nota lain pada 2026."
STILL_SIGNED = "PT Pindad dan Saab meneken nota kesepahaman amunisi pada 4 Februari 2025."
Told = tuple[Document, Reading]


@cache
def wording(language: Language = Language.ENGLISH) -> Wording:
    """Give the words of a language, made once."""
    return Wording(language)


def list_told() -> tuple[Told, ...]:
    """List the documents with their readings."""
    return (
        _tell(
            "a",
            f"{LEYLAND} {LATE} {SOON}",
            "2026-02-04",
            ("PT Pindad", "Ashok Leyland"),
            step(Stage.INTENT, "2026-02-04", evidence=LEYLAND),
            promised=((LATE, "PT Pindad", "2026-03"), (SOON, "Ashok Leyland", "2027")),
        ),
        _tell(
            "b",
            CONTRACT,
            "2025-03-06",
            ("PT Pindad", "Thales"),
            step(Stage.COMMITTED, "2025-03-05", evidence=CONTRACT),
            instrument=Instrument.CONTRACT,
            about="radar",
        ),
        _tell(
            "c",
            GAINSAID,
            "2025-03-08",
            ("PT Pindad", "Thales"),
            step(Stage.COMMITTED, "2025-03-07", evidence=GAINSAID),
            instrument=Instrument.CONTRACT,
            about="radar",
        ),
        _tell(
            "d",
            SILENT,
            "2019-04-04",
            ("PT Pindad", "PT Len"),
            step(Stage.INTENT, "2019-04-03", evidence=SILENT),
            about="sensor",
        ),
        # The outlet that told it goes on, of other things.
        _listen("d", "2023-05-05"),
        _tell(
            "e",
            ENDED,
            "2024-06-10",
            ("PT Pindad", "Saab"),
            step(Stage.INTENT, "2023-01-01", evidence=ENDED),
            step(Stage.TERMINATED, "2024-06-09", evidence=ENDED),
            about="amunisi",
        ),
    )


def tell_hostile() -> Told:
    """Let a document tell a deal in words that every form would take for something else."""
    return _tell(
        "f",
        HOSTILE,
        "2026-05-01",
        ("PT Pindad", "<b>Tebal</b> | [x](javascript:alert(1))"),
        step(Stage.TALKS, "2026", evidence=HOSTILE),
        about="=1+1 <script>",
    )


def tell_ceremony() -> Told:
    """Let a document tell a deal with a step of every sort, one of them without a date."""
    words = "PT Pindad dan Thales meneken nota kesepahaman radar."
    due = "PT Pindad akan membangun pabrik pada 2028."
    steps = (
        step(Stage.INTENT, "2025-02-04", evidence=words),
        step(Stage.INTENT, "2025-03-10", evidence=words, kind=StepKind.CEREMONY),
        step(Stage.OPERATING, "2027", evidence=words, factuality=Factuality.PLANNED),
        step(Stage.INTENT, "2026-01", evidence=words, kind=StepKind.STANDSTILL),
        step(Stage.IMPLEMENTING, None, evidence=words, factuality=Factuality.PLANNED),
    )
    promised = ((due, "PT Pindad", "2028"),)
    text = f"{words} {due}"
    members = ("PT Pindad", "Thales")
    return _tell("g", text, "2025-02-05", members, *steps, about="radar", promised=promised)


def tell_undated() -> Told:
    """Let a document tell when a deal was signed, and that it ended, but not when."""
    words = "PT Pindad dan Saab mengakhiri nota kesepahaman amunisi dari 4 Februari 2025."
    steps = (
        step(Stage.INTENT, "2025-02-04", evidence=words),
        step(Stage.TERMINATED, None, evidence=words),
    )
    return _tell("h", words, "2026-05-06", ("PT Pindad", "Saab"), *steps, about="amunisi")


def tell_still() -> tuple[Told, ...]:
    """Let a deal be told first as one that does not move, and last as signed but silent."""
    first = "Belum ada kelanjutan nota kesepahaman amunisi PT Pindad dan Saab."
    last = "Nota kesepahaman amunisi PT Pindad dan Saab dari 4 Februari 2025 belum bergerak."
    still = StepKind.STANDSTILL
    members = ("PT Pindad", "Saab")
    signed = step(Stage.INTENT, "2025-02-04", evidence=STILL_SIGNED)
    both = (
        step(Stage.INTENT, "2025-02-04", evidence=last),
        step(Stage.INTENT, None, evidence=last, kind=still),
    )
    unmoved = step(Stage.INTENT, None, evidence=first, kind=still)
    return (
        _tell("i", first, "2025-02-01", members, unmoved, about="amunisi"),
        _tell("j", STILL_SIGNED, "2025-02-05", members, signed, about="amunisi"),
        _tell("k", last, "2025-09-05", members, *both, about="amunisi"),
    )


def tell_another(number: int) -> Told:
    """Let a document tell one more intent of PT Pindad, with another partner."""
    words = f"PT Pindad dan PT Mitra{'abcdefghij'[number] * 3} meneken nota kesepahaman."
    partner = f"PT Mitra{'abcdefghij'[number] * 3}"
    fact = step(Stage.INTENT, "2025-01-02", evidence=words)
    return _tell(f"m{number}", words, "2025-01-03", ("PT Pindad", partner), fact, about=partner)


@contextmanager
def open_library(
    folder: Path, *more: Told, told: Sequence[Told] | None = None
) -> Iterator[Library]:
    """Make a register of these documents, and let it be read; each time that costs seconds."""
    path = folder / "register.db"
    with Register.open(path) as register:
        fill(register, *(list_told() if told is None else told), *more)
    with Library(path, lambda: TODAY) as library:
        yield library


def _tell(  # noqa: PLR0913 (a builder)
    name: str,
    text: str,
    published: str,
    members: tuple[str, ...],
    *steps: Step,
    instrument: Instrument = Instrument.MEMORANDUM,
    about: str = "bus listrik",
    promised: tuple[tuple[str, str, str], ...] = (),
) -> Told:
    document = doc(text, name=name, published=published)
    mention = deal(
        *parties(*members),
        stage=steps[-1].stage,
        instrument=instrument,
        objects=[about],
        date=steps[-1].date,
        evidence=steps[-1].evidence,
        steps=steps,
    )
    promises = [
        Promise(who=who, due=date(due), text=words, span=_find(text, words))
        for words, who, due in promised
    ]
    return document, reading(document, mention, promises=promises)


def _listen(name: str, published: str) -> Told:
    document = doc(f"Cuaca cerah di Bandung, {published}.", name=name, published=published)
    return document, reading(document)


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))
