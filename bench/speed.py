"""Speed of the grammar reader: CPU time of one process, so that it is per core.

The first round is not counted: it fills the caches of regular expressions. Of the others the median
counts. Ratios come from one run on one machine, so that they can be compared between machines.
"""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from corpora import TODAY, load_documents
from jalin.model import AbortError, Document
from jalin.read import reader
from jalin.text.knowledge import Knowledge
from step_clock import StepClock, clock_steps

_ROUNDS = 3
# Parsing is so fast that one pass over a small corpus would measure the clock.
_PARSES = 100
_MEGABYTE = 1_000_000
_STEPS = {
    "tokens": ("jalin.text.words.tokens:split_tokens",),
    "sentences": ("jalin.text.sentences:split_sentences",),
    "quotations": ("jalin.text.quotations:find_quotations",),
    "names": (
        "jalin.text.name_index:find_known_names",
        "jalin.text.names.organisations:find_organisations",
        "jalin.text.names.organisations:find_generics",
        "jalin.text.names.organisations:keep_longest",
        "jalin.text.names.name_candidates:find_by_context",
    ),
    "persons": ("jalin.text.persons:find_persons",),
    "dates": ("jalin.text.dates:find_dates", "jalin.text.dates:find_anchor"),
    "amounts": ("jalin.text.amounts:find_amounts",),
    "parties": ("jalin.read.parties:group_parties",),
    "deals": ("jalin.read.deals:find_deals",),
    "people": ("jalin.read.people:find_people",),
    "statements": ("jalin.read.speech.statements:find_statements",),
    "relations": ("jalin.read.deals.relations:find_relations",),
    "promises": ("jalin.read.promises:find_promises",),
    "confidence": ("jalin.read.confidence:calibrate",),
}
_REST = "the rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTime:
    """What one step takes for a document, without the steps inside it."""

    step: str
    ms_per_document: float
    share: float
    calls_per_document: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How fast a corpus is read, and where the time goes.

    `read_to_parse` is the time of reading over that of parsing the same documents as JSON Lines;
    `clean_to_read` the time of cleaning their raw texts over that of reading.
    """

    corpus: str
    documents: int
    characters: int
    documents_per_s: float
    ms_per_document: float
    rounds_s: tuple[float, ...]
    read_to_parse: float
    clean_to_read: float
    slowest: str
    steps: tuple[StepTime, ...]


def measure_speed(name: str, paths: Sequence[Path], knowledge: Knowledge) -> Speed:
    """Measure how fast the documents of some sources are read. Raises AbortError for none."""
    documents = load_documents(paths, knowledge)
    if not documents:
        raise AbortError(f"{name}: there is no document to read")
    clean_s = _time_cleaning(paths, knowledge)
    parse_s = _time_parsing(documents)
    rounds = _time_rounds(lambda: _read(documents, knowledge))
    read_s = median(rounds)
    steps = _time_steps(documents, knowledge)
    return Speed(
        corpus=name,
        documents=len(documents),
        characters=sum(len(document.text) for document in documents),
        documents_per_s=round(len(documents) / read_s, 1),
        ms_per_document=round(1000 * read_s / len(documents), 2),
        rounds_s=tuple(round(spent, 3) for spent in rounds),
        read_to_parse=round(read_s / parse_s, 1),
        clean_to_read=round(clean_s / read_s, 4),
        slowest=next(it.step for it in steps if it.step != _REST),
        steps=steps,
    )


def measure_peak_mb() -> float:
    """Give the most memory that this process has held so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak * (1 if sys.platform == "darwin" else 1024) / _MEGABYTE, 1)


def _read(documents: Sequence[Document], knowledge: Knowledge) -> None:
    for document in documents:
        reader.read_document(document, knowledge, today=TODAY)


def _time_rounds(work: Callable[[], object]) -> tuple[float, ...]:
    work()
    return tuple(_time(work) for _ in range(_ROUNDS))


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _time_parsing(documents: Sequence[Document]) -> float:
    lines = [
        msgspec.json.encode({"id": it.name, "title": it.title, "url": it.url, "text": it.text})
        for it in documents
    ]
    rounds = _time_rounds(lambda: [msgspec.json.decode(line) for line in lines * _PARSES])
    return median(rounds) / _PARSES


def _time_cleaning(paths: Sequence[Path], knowledge: Knowledge) -> float:
    def clean() -> float:
        with clock_steps({"clean": ("jalin.text.clean:clean_text",)}) as clock:
            load_documents(paths, knowledge)
        return clock.seconds["clean"]

    return median(clean() for _ in range(_ROUNDS))


def _time_steps(documents: Sequence[Document], knowledge: Knowledge) -> tuple[StepTime, ...]:
    clocks: list[StepClock] = []
    for _ in range(_ROUNDS):
        with clock_steps(_STEPS | {_REST: ("jalin.read.reader:read_document",)}) as clock:
            _read(documents, knowledge)
        clocks.append(clock)
    spent = {step: median(clock.seconds[step] for clock in clocks) for step in clocks[0].seconds}
    total, n = sum(spent.values()), len(documents)
    times = [
        StepTime(
            step=step,
            ms_per_document=round(1000 * seconds / n, 3),
            share=round(seconds / total, 3),
            calls_per_document=round(clocks[0].calls[step] / n, 1),
        )
        for step, seconds in spent.items()
    ]
    return tuple(sorted(times, key=lambda it: -it.ms_per_document))
