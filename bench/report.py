"""One report of plain tables: what was measured, in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jalin.pipeline.scoring.figures import Figure, Scores
from speed import Speed


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The figures of one corpus. `scores` is None where the corpus is not on this machine.

    `without_document` are gold readings whose document was not found: they count as read empty.
    """

    corpus: str
    scores: Scores | None
    without_document: tuple[str, ...] = ()
    floors: dict[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that one run measured. Memory is the peak of the process after each stage."""

    reader: str
    python: str
    machine: str
    load_s: float
    memory_after_load_mb: float
    memory_after_reading_mb: float
    speeds: tuple[Speed, ...]
    qualities: tuple[Quality, ...]


def write_report(report: Report) -> Iterator[str]:
    """Write a report as lines of text."""
    yield f"Reader {report.reader}, Python {report.python}, {report.machine}"
    yield f"Knowledge loaded in {report.load_s} s"
    yield (
        f"Peak memory {report.memory_after_load_mb} MB with knowledge loaded, "
        f"{report.memory_after_reading_mb} MB after reading"
    )
    for speed in report.speeds:
        yield from ("", *_write_speed(speed))
    for quality in report.qualities:
        yield from ("", *_write_quality(quality))


def write_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Write a table: the first column to the left, all others to the right."""
    lines = [head, *(tuple(map(str, row)) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    for line in lines:
        cells = [cell.rjust(width) for cell, width in zip(line, widths, strict=True)]
        yield "  ".join([line[0].ljust(widths[0]), *cells[1:]]).rstrip()


def _write_speed(speed: Speed) -> Iterator[str]:
    yield f"Speed on {speed.corpus}: {speed.documents} documents, {speed.characters} characters"
    rounds = ", ".join(map(str, speed.rounds_s))
    yield (
        f"  {speed.documents_per_s} documents per second per core, "
        f"{speed.ms_per_document} ms each (rounds of {rounds} s CPU time)"
    )
    yield f"  reading : parsing JSON Lines = {speed.read_to_parse} : 1"
    yield f"  cleaning : reading = {speed.clean_to_read} : 1"
    yield f"  slowest step: {speed.slowest}"
    rows = [
        (it.step, f"{it.ms_per_document:.3f}", f"{it.share:.1%}", it.calls_per_document)
        for it in speed.steps
    ]
    yield from write_table(("step", "ms per document", "share", "calls per document"), rows)


def _write_quality(quality: Quality) -> Iterator[str]:
    if quality.scores is None:
        yield f"Quality on {quality.corpus}: absent on this machine"
        return
    yield f"Quality on {quality.corpus}: {quality.scores.documents} documents"
    for name in quality.without_document:
        yield f"  no document for gold {name!r}: counted as read empty"
    floors = quality.floors or {}
    head = ("figure", "P", "R", "F1", "95 % interval", "hits", "predicted", "gold")
    rows = [(*_list_cells(it), floors.get(it.name, "")) for it in quality.scores.figures]
    if floors:
        yield from write_table((*head, "floor"), rows)
    else:
        yield from write_table(head, [row[:-1] for row in rows])


def _list_cells(figure: Figure) -> tuple[object, ...]:
    measured = (f"{it:.3f}" for it in (figure.precision, figure.recall, figure.f1))
    low, high = figure.interval
    interval = f"{low:.3f}-{high:.3f}"
    return (figure.name, *measured, interval, figure.hits, figure.predicted, figure.gold)
