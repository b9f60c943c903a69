"""Measure quality and speed of the reader and print one report.

    bench/run.py [--json] [--corpus FILE] [--gold FILE --documents FILE]
    bench/run.py --set-floors --reason "..." [--allow-lower]

Nothing is written but by --set-floors.
"""

import argparse
import platform
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from corpora import ENGLISH, HELD, NEWS_DEV, NEWS_TRAIN, OWN, SEEDS, Corpus, load_gold, read_corpus
from floors import (
    FLOORS_FILE,
    Floors,
    Held,
    LoweredError,
    digest_corpus,
    load_floors,
    measure_f1,
    raise_floors,
    save_floors,
)
from jalin.model import JalinError
from jalin.pipeline.scoring.figures import score_readings
from jalin.read import READER
from jalin.text.knowledge import Knowledge, load_knowledge
from report import Quality, Report, write_report
from speed import Speed, measure_peak_mb, measure_speed


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print or set floors. Gives 1 where that cannot be done, and says why."""
    options = _parse_arguments(arguments)
    try:
        if options.set_floors:
            set_floors(options.reason, allow_lower=options.allow_lower)
        else:
            _print_report(_measure(options), as_json=options.json)
    except (JalinError, LoweredError) as err:
        print(err, file=sys.stderr)
        return 1
    return 0


def measure_quality(corpus: Corpus, knowledge: Knowledge) -> Quality:
    """Score the reader on a corpus; an absent one has no scores."""
    if not corpus.is_there:
        return Quality(corpus=corpus.name, scores=None)
    gold, predicted = load_gold(corpus), read_corpus(corpus, knowledge)
    read = {reading.doc_id for reading in predicted}
    return Quality(
        corpus=corpus.name,
        scores=score_readings(gold, predicted),
        without_document=tuple(it.doc_id for it in gold if it.doc_id not in read),
        floors=_find_floors(corpus),
    )


def _find_floors(corpus: Corpus) -> dict[str, float] | None:
    held = load_floors().corpora.get(corpus.name) if FLOORS_FILE.exists() else None
    return None if held is None else dict(held.floors)


def set_floors(reason: str, *, allow_lower: bool, path: Path = FLOORS_FILE) -> None:
    """Measure the corpora that have floors, and keep floors below. Raises LoweredError.

    The floors of a corpus that is not on this machine stay as they are.
    """
    knowledge = load_knowledge()
    standing = dict(load_floors(path).corpora) if path.exists() else {}
    for corpus in HELD:
        scores = measure_quality(corpus, knowledge).scores
        if scores is not None:
            old = standing[corpus.name].floors if corpus.name in standing else {}
            floors = raise_floors(measure_f1(scores), old, allow_lower=allow_lower)
            standing[corpus.name] = Held(digest=digest_corpus(corpus), floors=floors)
    save_floors(Floors(reader=READER, reason=reason, corpora=standing), path)


def _print_report(report: Report, *, as_json: bool) -> None:
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(report)).decode())
    else:
        print("\n".join(write_report(report)))


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure quality and speed of the reader.")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--corpus", type=Path, help="time the reading of these documents too")
    parser.add_argument("--gold", type=Path, help="score on this gold too")
    parser.add_argument("--documents", type=Path, help="the documents of --gold")
    parser.add_argument("--set-floors", action="store_true", help=f"rewrite {FLOORS_FILE.name}")
    parser.add_argument("--reason", help="why the floors are set")
    parser.add_argument("--allow-lower", action="store_true", help="let floors sink")
    options = parser.parse_args(arguments)
    if (options.gold is None) != (options.documents is None):
        parser.error("--gold and --documents go together")
    if options.set_floors != bool(options.reason):
        parser.error("--set-floors and --reason go together")
    if options.corpus is not None and not options.corpus.exists():
        parser.error(f"--corpus: {str(options.corpus)!r} does not exist")
    return options


def _measure(options: argparse.Namespace) -> Report:
    start = time.process_time()
    knowledge = load_knowledge()
    load_s = round(time.process_time() - start, 2)
    memory_after_load_mb = measure_peak_mb()
    speeds = tuple(_measure_speeds(options.corpus, knowledge))
    return Report(
        reader=READER,
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
        load_s=load_s,
        memory_after_load_mb=memory_after_load_mb,
        memory_after_reading_mb=measure_peak_mb(),
        speeds=speeds,
        qualities=tuple(measure_quality(it, knowledge) for it in _list_corpora(options)),
    )


def _measure_speeds(corpus: Path | None, knowledge: Knowledge) -> Iterable[Speed]:
    yield measure_speed("the sample", OWN.documents, knowledge)
    if corpus is not None:
        yield measure_speed(str(corpus), (corpus,), knowledge)


def _list_corpora(options: argparse.Namespace) -> Iterable[Corpus]:
    yield from (OWN, ENGLISH, SEEDS, NEWS_TRAIN, NEWS_DEV)
    if options.gold is not None:
        yield Corpus(name=str(options.gold), gold=options.gold, documents=(options.documents,))


if __name__ == "__main__":
    sys.exit(main())
