"""Measure how often the reader is right, and how far its confidence keeps on other articles.

    bench/calibrate.py [--write] [--gold FILE --documents FILE]
                       [--held-out-gold FILE --held-out-documents FILE]

The shares are fitted to both corpora, those of deals and their values without the articles of the
first from which the network has learnt. The reliability table is of the second corpus in five
folds, each with shares fitted without it. Prints the table as Markdown; --write keeps shares and
table.
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
from jalin.model import Reading
from jalin.read import READER
from jalin.read.confidence import calibrate
from jalin.text.calibration import CALIBRATION_FILE, DEAL_FIELDS, STEP_KINDS, Calibration
from jalin.text.knowledge import Knowledge, load_knowledge
from outcomes import Outcome, list_outcomes
from reliability import Reliability, measure_gap, measure_reliability

PAGE = ROOT / "docs" / "reference" / "quality.md"
_FOLDS = 5
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
    known = list_known_outcomes(training, raw)
    gold, readings = load_gold(held_out), read_corpus(held_out, raw)
    digest = hashlib.sha256(held_out.gold.read_bytes()).hexdigest()
    calibration = fit_calibration(
        (*known, *list_outcomes(gold, readings)), reader=READER, gold=digest
    )
    checked = check_in_folds(known, gold, readings, digest)
    table = "\n".join(write_table(checked)) + "\n"
    print(table, end="")
    if options.write:
        save_calibration(calibration)
        PAGE.write_text(insert_table(PAGE.read_text("utf-8"), table), "utf-8")
    return 0


def list_known_outcomes(corpus: Corpus, raw: Knowledge) -> tuple[Outcome, ...]:
    """List what came of the records of the training articles. `raw` has no calibration.

    Of deals only those of every second article count, from the second on: the network has learnt
    from the others.
    """
    gold = load_gold(corpus)
    unseen = {reading.doc_id for reading in gold[1::2]}
    readings = read_corpus(corpus, raw)
    said = [it for it in list_outcomes(gold, readings) if it.kind in STEP_KINDS]
    others = list_outcomes(gold, [it for it in readings if it.doc_id in unseen])
    return (*said, *(it for it in others if it.kind not in STEP_KINDS))


def check_in_folds(
    known: Sequence[Outcome], gold: Sequence[Reading], readings: Sequence[Reading], digest: str
) -> tuple[Outcome, ...]:
    """Give the outcomes of all documents, each with a confidence fitted to the other folds."""
    checked: list[Outcome] = []
    for fold in range(_FOLDS):
        others = [it for n, it in enumerate(readings) if n % _FOLDS != fold]
        fitted = fit_calibration((*known, *list_outcomes(gold, others)), reader=READER, gold=digest)
        own = [calibrate(it, fitted) for n, it in enumerate(readings) if n % _FOLDS == fold]
        checked.extend(list_outcomes(gold, own))
    return tuple(checked)


def save_calibration(calibration: Calibration, path: Path = CALIBRATION_FILE) -> None:
    """Write a calibration as the data that the reader loads."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(calibration), indent=2) + b"\n")


def write_table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Write the reliability of every kind of record as a Markdown table."""
    yield "| record | confidence | records | mean confidence | share right | 95 % interval | kept |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for kind in ("deals", *(f"deals/{field}" for field in DEAL_FIELDS), *STEP_KINDS):
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
