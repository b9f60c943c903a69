"""Measure the screen: recall, the share passed on, and speed beside parsing.

    bench/screen.py [--labels FILE ... --texts FILE ...] [--fit]

Recall is that on the news corpora, the share passed on that on the unlabelled one. `--labels` are
further judgements (`doc_id`, `relevant`), their texts in `--texts` or the unlabelled corpus. With
--fit prints weights for `screen.yml` instead, fitted to the training corpus, the further judgements
and, as weak examples without a deal, documents drawn from the unlabelled corpus.
"""

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from corpora import NEWS_DEV, NEWS_TRAIN, SHARED, Corpus
from jalin.source import RawItem, SourceOptions, split_sources
from jalin.source.records import Columns, decode_record
from jalin.text.lexicon import load_lexicon
from jalin.text.screen import Screen, build_screen
from screen_fitting import Example, find_base, fit_weights

UNLABELLED = SHARED / "corpus" / "news-unlabelled.jsonl.gz"
_SEED = 5
_DRAWN = 2500
# A drawn document may hold a deal after all; a judgement of the gold corpus is surer than others.
_DRAWN_WEIGHT, _GOLD_WEIGHT = 0.5, 5.0
_ROUNDS = 5


class Article(msgspec.Struct, frozen=True):
    """A line of a corpus."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    date: str | None = None


class Label(msgspec.Struct, frozen=True):
    """What somebody judged of a document."""

    doc_id: str
    relevant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An article, and whether it holds a deal."""

    article: Article
    relevant: bool


_ARTICLE = msgspec.json.Decoder(Article)
_LABEL = msgspec.json.Decoder(Label)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure or fit, and print. Gives 1 where a corpus is not on this machine."""
    parser = argparse.ArgumentParser(description="Measure the screen.")
    parser.add_argument("--labels", type=Path, nargs="*", default=[])
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args(arguments)
    if not (UNLABELLED.exists() and NEWS_TRAIN.is_there and NEWS_DEV.is_there):
        print("absent on this machine: the news corpora", file=sys.stderr)
        return 1
    screen = build_screen(load_lexicon())
    extra = tuple(_join(options.labels, (*options.texts, UNLABELLED))) if options.labels else ()
    for line in _fit(screen, extra) if options.fit else _report(screen, extra):
        print(line)
    return 0


def _report(screen: Screen, extra: Sequence[Judged]) -> Iterator[str]:
    corpora = [(corpus.name, _load(corpus)) for corpus in (NEWS_TRAIN, NEWS_DEV)]
    for name, judged in (*corpora, ("further judgements", extra)):
        relevant = [it.article for it in judged if it.relevant]
        if relevant:
            missed = [it for it in relevant if not screen.may_hold_deal(it.title, it.text)]
            recall = 1 - len(missed) / len(relevant)
            yield f"{name}: recall {recall:.4f}, {len(missed)} of {len(relevant)} missed"
            yield from (f"  {_explain(screen, it)}" for it in missed)
    articles = tuple(map(_ARTICLE.decode, _read_lines(UNLABELLED)))
    passed = sum(screen.may_hold_deal(it.title, it.text) for it in articles)
    yield f"unlabelled: {passed} of {len(articles)} passed on, {passed / len(articles):.4f}"
    yield from _measure_speed(screen)


def _explain(screen: Screen, article: Article) -> str:
    told = screen.explain(article.title, article.text)
    cues = " ".join(f"{cue.rule_id.removeprefix('screen.')}:{cue.weight:+d}" for cue in told.cues)
    return f"{article.id} {told.total:+d} = {cues}"


def _measure_speed(screen: Screen) -> Iterator[str]:
    """Time a process that screens an archive beside one that parses it, by turns in one run."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "news.jsonl"
        plain.write_bytes(b"".join(_read_lines(UNLABELLED)))
        for path in (plain, UNLABELLED):
            yield from _compare_ways(path, screen)


def _compare_ways(path: Path, screen: Screen) -> Iterator[str]:
    columns = Columns({}, load_lexicon())
    ways: dict[str, Callable[[], int]] = {
        "read and decoded, nothing else": lambda: _decode_bare(path),
        "read and parsed into fields": lambda: _parse(path, columns),
        "read, screened, parsed where passed on": lambda: _screen(path, screen, columns),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    count = 0
    for _ in range(_ROUNDS):
        for name, work in ways.items():
            start = time.process_time()
            count = work()
            seconds[name].append(time.process_time() - start)
    bare, parsed, screened = (min(spent) for spent in seconds.values())
    size = path.stat().st_size / 1e6
    yield f"speed, {path.name} ({size:.0f} MB):"
    for name, spent in seconds.items():
        yield f"  {name}: {1e6 * min(spent) / count:.1f} µs a document"
    ratios = (screened / parsed, screened / bare)
    yield "  screening / parsing {:.2f}, screening / decoding alone {:.2f}".format(*ratios)


def _decode_bare(path: Path) -> int:
    decode = msgspec.json.decode
    return sum(1 for line in _read_lines(path) if decode(line) is not None)


def _parse(path: Path, columns: Columns) -> int:
    count = 0
    for item in _split(path):
        columns.build_article(_read_values(item), name=item.name, source=item.source)
        count += 1
    return count


def _screen(path: Path, screen: Screen, columns: Columns) -> int:
    """Do what a bulk run does before it cleans: of what is turned away only who and when."""
    count = 0
    for item in _split(path):
        assert isinstance(item.content, bytes)
        values = _read_values(item)
        is_turned_away = not screen.may_hold_deal_raw(item.content)
        if not is_turned_away or columns.glance(values) is None:
            columns.build_article(values, name=item.name, source=item.source)
        count += 1
    return count


def _split(path: Path) -> Iterator[RawItem]:
    for item in split_sources([path], options=SourceOptions()):
        assert isinstance(item, RawItem)
        yield item


def _read_values(item: RawItem) -> Mapping[str, object]:
    assert isinstance(item.content, bytes)
    return decode_record(item.content, item.source)


def _fit(screen: Screen, extra: Sequence[Judged]) -> Iterator[str]:
    gold = _load(NEWS_TRAIN)
    known = {it.article.id for it in (*gold, *extra)}
    others = [it for it in map(_ARTICLE.decode, _read_lines(UNLABELLED)) if it.id not in known]
    drawn = random.Random(_SEED).sample(others, _DRAWN)  # noqa: S311 - a sample, no secret
    examples = [
        *(_make_example(screen, it, _GOLD_WEIGHT) for it in gold),
        *(_make_example(screen, it, 1.0) for it in extra),
        *(_make_example(screen, Judged(article=it, relevant=False), _DRAWN_WEIGHT) for it in drawn),
    ]
    weights = fit_weights(examples, [cue.rule_id for cue in screen.cues])
    sums = [sum(weights[cue] for cue in it.cues) for it in examples[: len(gold)] if it.relevant]
    yield from (f"{rule}: {weight}" for rule, weight in weights.items())
    for misses in range(3):
        yield f"{screen.base.rule_id}, {misses} missed: {find_base(sums, misses=misses)}"


def _make_example(screen: Screen, judged: Judged, weight: float) -> Example:
    told = screen.explain(judged.article.title, judged.article.text)
    cues = frozenset(cue.rule_id for cue in told.cues if cue != screen.base)
    return Example(cues=cues, relevant=judged.relevant, weight=weight)


def _load(corpus: Corpus) -> tuple[Judged, ...]:
    return tuple(_join([corpus.gold], corpus.documents))


def _join(labels: Sequence[Path], texts: Sequence[Path]) -> Iterator[Judged]:
    """Give the judged articles whose text is there, in the order of the judgements."""
    articles = {it.id: it for path in texts for it in map(_ARTICLE.decode, _read_lines(path))}
    for path in labels:
        for label in map(_LABEL.decode, _read_lines(path)):
            if label.doc_id in articles:
                yield Judged(article=articles[label.doc_id], relevant=label.relevant)


def _read_lines(path: Path) -> Iterator[bytes]:
    if path.suffix == ".gz":
        with gzip.open(path) as packed:
            yield from (line for line in packed if line.strip())
    else:
        with path.open("rb") as file:
            yield from (line for line in file if line.strip())


if __name__ == "__main__":
    sys.exit(main())
