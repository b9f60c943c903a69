"""Measure how often the reader is right, and how far its confidence keeps on other articles.

    bench/calibrate.py [--write] [--gold FILE --documents FILE]
                       [--held-out-gold FILE --held-out-documents FILE]

The shares are fitted to the first corpus only; the second checks them. Prints the reliability table
as Markdown; --write keeps shares and table in the repository.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from corpora import NEWS_DEV, NEWS_TRAIN, ROOT, Corpus, load_gold, read_corpus
from fitting import fit_calibration
from jalin.read import READER
from jalin.read.confidence import calibrate
from jalin.text.calibration import CALIBRATION_FILE, STEP_KINDS, Calibration
from jalin.text.knowledge import Knowledge, load_knowledge
from outcomes import Outcome, list_outcomes
from reliability import Reliability, measure_gap, measure_reliability

PAGE = ROOT / "docs" / "reference" / "quality.md"
_OPEN, _CLOSE = "<!-- reliability -->\n", "<!-- end of reliability -->\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, check and print. Gives 1 where a corpus is not on this machine."""
    options = _parse_arguments(arguments)
    training = Corpus(name="training", gold=options.gold, documents=(options.documents,))
    held_out = Corpus(
        name="held out", gold=options.held_out_gold, documents=(options.held_out_documents,)
    )
    absent = [it.name for it in (training, held_out) if not it.is_there]
    if absent:
        print(f"absent on this machine: {', '.join(absent)}", file=sys.stderr)
        return 1
    raw = replace(load_knowledge(), calibration=None)
    calibration = measure_calibration(training, raw)
    table = "\n".join(write_table(check_calibration(held_out, raw, calibration))) + "\n"
    print(table, end="")
    if options.write:
        save_calibration(calibration)
        PAGE.write_text(insert_table(PAGE.read_text("utf-8"), table), "utf-8")
    return 0


def measure_calibration(corpus: Corpus, raw: Knowledge) -> Calibration:
    """Fit a calibration to a corpus. `raw` is knowledge without one."""
    outcomes = tuple(list_outcomes(load_gold(corpus), read_corpus(corpus, raw)))
    digest = hashlib.sha256(corpus.gold.read_bytes()).hexdigest()
    return fit_calibration(outcomes, reader=READER, gold=digest)


def check_calibration(
    corpus: Corpus, raw: Knowledge, calibration: Calibration
) -> tuple[Outcome, ...]:
    """Give the outcomes of a corpus with the confidence that a calibration gives them."""
    readings = (calibrate(reading, calibration) for reading in read_corpus(corpus, raw))
    return tuple(list_outcomes(load_gold(corpus), readings))


def save_calibration(calibration: Calibration, path: Path = CALIBRATION_FILE) -> None:
    """Write a calibration as the data that the reader loads."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(calibration), indent=2) + b"\n")


def write_table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Write the reliability of every kind of record as a Markdown table."""
    yield "| record | confidence | records | mean confidence | share right | 95 % interval | kept |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for kind in ("deals", *STEP_KINDS):
        rows = tuple(measure_reliability(kind, outcomes))
        yield from map(_write_row, rows)
        total = sum(row.records for row in rows)
        yield f"| {kind}, mean distance | all | {total} | | {measure_gap(rows):.3f} | | |"


def insert_table(page: str, table: str) -> str:
    """Put a table between the marks of a page. Raises ValueError where it has no marks."""
    head, _, rest = page.partition(_OPEN)
    _, mark, tail = rest.partition(_CLOSE)
    if not mark:
        raise ValueError(f"{PAGE}: no {_OPEN!r} followed by {_CLOSE!r}")
    return f"{head}{_OPEN}{table}{_CLOSE}{tail}"


def _write_row(row: Reliability) -> str:
    low, high = row.interval
    measured = f"{row.predicted:.3f} | {row.observed:.3f} | {low:.3f} to {high:.3f}"
    kept = "yes" if low <= row.predicted <= high else "no"
    return f"| {row.kind} | {row.band} | {row.records} | {measured} | {kept} |"


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how often the reader is right.")
    parser.add_argument("--gold", type=Path, default=NEWS_TRAIN.gold)
    parser.add_argument("--documents", type=Path, default=NEWS_TRAIN.documents[0])
    parser.add_argument("--held-out-gold", type=Path, default=NEWS_DEV.gold)
    parser.add_argument("--held-out-documents", type=Path, default=NEWS_DEV.documents[0])
    parser.add_argument("--write", action="store_true", help="keep shares and table")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
