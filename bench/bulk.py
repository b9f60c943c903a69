"""Measure reading in bulk: what a second process brings, and what a long run holds in memory.

    bench/bulk.py [--rounds 3] [--documents 50000 1000000] [--without scaling|memory] [--check]

Scaling: one process without a pool against a pool of two, by turns, on made documents that take
five milliseconds each, on sample articles with varied beginnings, and on articles without a deal.
The rate is that after the first documents are done: starting, some seconds, is told apart. Of each
side the best round counts, since other work on a machine only ever slows down. What a document
takes of all cores together is told too: twice the one side of it by the other is the ratio at best,
where nobody waits for anybody.

Memory: the peak of `jalin read --jobs 2 --output` and all its processes, on archives of both sizes.
--check gives 1 where a ratio misses its target.
"""

import argparse
import datetime as dt
import json
import multiprocessing
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jalin.pipeline.bulk.bulk_run import prepare_worker
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, encode_outcome
from jalin.pipeline.bulk.pool import Item, PoolPlan, Prepare, Share, work_here, work_in_pool
from jalin.pipeline.bulk.work import WorkOptions
from jalin.pipeline.jobs import find_all_samples
from jalin.source import Form, RawItem
from process_tables import follow_peak, measure_cpu
from report import write_table

LEAST_SCALING = 1.8
MOST_GROWTH = 1.2
_TODAY = dt.date(2026, 3, 1)
_BURN_S = 0.005
_SEED = 7
# One article in so many tells a deal, as little as in the news of a day.
_A_DEAL_IN = 500
_COSTS = ("cpu ms", "of two", "at best", "start s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Documents to work on, and the work. `counted`: whether its ratio has a target."""

    name: str
    prepare: Prepare
    items: Sequence[RawItem]
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Documents a second once the first are done, and the seconds until then.

    `cpu_ms` is what a document took of all cores together.
    """

    per_second: float
    start_s: float
    cpu_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The most that a run and its processes held, and how long it took."""

    documents: int
    megabytes: float
    seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives 1 where ratios are asked for and one misses its target."""
    parser = argparse.ArgumentParser(description="Measure reading in bulk.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, nargs=2, default=(50_000, 1_000_000))
    parser.add_argument("--without", choices=("scaling", "memory"))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    is_met = True
    if options.without != "scaling":
        is_met &= _report_scaling(options.rounds)
    if options.without != "memory":
        is_met &= _report_memory(options.documents)
    return 1 if options.check and not is_met else 0


def make_texts(count: int) -> Iterator[str]:
    """Make articles of varied words; one in some hundreds tells a deal."""
    draw = random.Random(_SEED)  # noqa: S311 - made articles, no secret
    deals = _read_samples()
    for number in range(count):
        if number % _A_DEAL_IN == _A_DEAL_IN - 1:
            yield f"Berita {number}. {deals[number // _A_DEAL_IN % len(deals)]}"
        else:
            yield " ".join(_make_sentence(draw) for _ in range(6))


def prepare_burner() -> Callable[[Item], Outcome]:
    """Build work that takes five milliseconds of a core for every item."""
    return _burn


def _burn(item: Item) -> Outcome:
    end = time.thread_time() + _BURN_S
    while time.thread_time() < end:
        pass
    return Outcome(kind=OutcomeKind.HEARD, source=item.source)


def _report_scaling(rounds: int) -> bool:
    rows, is_met = [], True
    for load in _build_loads():
        one, two = _compare(load, rounds)
        ratio = two.per_second / one.per_second
        is_met &= not load.counted or ratio >= LEAST_SCALING
        target = f">= {LEAST_SCALING}" if load.counted else "–"
        figures = (f"{one.per_second:,.1f}", f"{two.per_second:,.1f}", f"{ratio:.2f}", target)
        costs = (f"{one.cpu_ms:.3f}", f"{two.cpu_ms:.3f}", f"{2 * one.cpu_ms / two.cpu_ms:.2f}")
        rows.append((load.name, *figures, *costs, f"{two.start_s:.1f}"))
    names = ("documents", "one process/s", "two/s", "ratio", "target", *_COSTS)
    print("\n".join(write_table(names, rows)), flush=True)
    return is_met


def _build_loads() -> Iterator[Load]:
    read = partial(prepare_worker, WorkOptions(today=_TODAY))
    samples = _read_samples()
    varied = [f"Berita {number}. {samples[number % len(samples)]}" for number in range(300)]
    without = [text for text in make_texts(20_000) if not text.startswith("Berita")]
    yield Load(name="five milliseconds each", prepare=prepare_burner, items=_wrap([""] * 2_000))
    yield Load(name="sample articles", prepare=read, items=_wrap(varied))
    yield Load(name="without a deal", prepare=read, items=_wrap(without), counted=False)


def _wrap(texts: Iterable[str]) -> tuple[RawItem, ...]:
    return tuple(
        RawItem(
            form=Form.RECORD,
            source=f"arsip.jsonl:{number}",
            name=str(number),
            content=json.dumps({"text": text}).encode(),
        )
        for number, text in enumerate(texts)
    )


def _compare(load: Load, rounds: int) -> tuple[Rate, Rate]:
    one, two = [], []
    for _ in range(rounds):
        one.append(_measure(work_here, load, jobs=1))
        two.append(_measure(work_in_pool, load, jobs=2))
    return max(one, key=_give_rate), max(two, key=_give_rate)


def _give_rate(rate: Rate) -> float:
    return rate.per_second


def _measure(
    work: Callable[[Iterable[Item], PoolPlan], Iterator[Share]], load: Load, jobs: int
) -> Rate:
    plan = PoolPlan(jobs=jobs, prepare=load.prepare, encode=encode_outcome)
    start = time.perf_counter()
    first, begun, cpu_begun, cpu = 0, 0.0, 0.0, 0.0
    n_done = 0
    for share in work(load.items, plan):
        n_done += share.items
        if not begun and n_done >= len(load.items) // 10:
            first, begun, cpu_begun = n_done, time.perf_counter(), _measure_cpu()
        if n_done == len(load.items):
            cpu = _measure_cpu() - cpu_begun
    counted = n_done - first
    return Rate(
        per_second=counted / (time.perf_counter() - begun),
        start_s=begun - start,
        cpu_ms=cpu * 1000 / counted,
    )


def _measure_cpu() -> float:
    """Give the seconds of a core that this process and those of its pool have taken."""
    pool = (process.pid for process in multiprocessing.active_children())
    return time.process_time() + sum(measure_cpu(pid) for pid in pool if pid is not None)


def _report_memory(sizes: Sequence[int]) -> bool:
    small, large = (_measure_peak(size) for size in sizes)
    growth = large.megabytes / small.megabytes
    rows = [
        (f"{it.documents:,}", f"{it.megabytes:,.0f}", f"{it.documents / it.seconds:,.0f}")
        for it in (small, large)
    ]
    print("\n".join(write_table(("documents", "peak MB", "documents/s"), rows)))
    print(f"growth {growth:.3f}, target <= {MOST_GROWTH}", flush=True)
    return growth <= MOST_GROWTH


def _measure_peak(size: int) -> Peak:
    with tempfile.TemporaryDirectory() as folder:
        archive, output = Path(folder) / "arsip.jsonl", Path(folder) / "hasil.jsonl"
        with archive.open("w", encoding="utf-8") as file:
            for text in make_texts(size):
                json.dump({"text": text, "outlet": "Kabar", "date": "2026-02-04"}, file)
                file.write("\n")
        arguments = ["read", str(archive), "--jobs", "2", "--output", str(output)]
        start = time.perf_counter()
        with subprocess.Popen(  # noqa: S603 (our own command)
            [sys.executable, "-m", "jalin", *arguments], stdout=subprocess.DEVNULL
        ) as process:
            peak = follow_peak(process.pid, is_over=lambda: process.poll() is not None)
        if process.returncode:
            raise RuntimeError(f"jalin read ended with {process.returncode}")
        seconds = time.perf_counter() - start
    return Peak(documents=size, megabytes=peak / 1e6, seconds=seconds)


def _read_samples() -> list[str]:
    return [path.read_text("utf-8") for path in find_all_samples() if path.suffix == ".txt"]


_LIST = """
warga desa panen hujan sawah pasar jalan murid guru pagi sore sungai jembatan rumah banjir lomba
kampung lapangan bola pelatih gol musim hutan gunung ikan nelayan laut perahu angin
"""
_WORDS = tuple(_LIST.split())


def _make_sentence(draw: random.Random) -> str:
    words = draw.choices(_WORDS, k=12)
    return f"{' '.join(words)} {draw.randrange(100_000)}.".capitalize()


if __name__ == "__main__":
    sys.exit(main())
