"""Spark beside the pool of processes, on this machine, with a document that takes 5 ms.

The work is made: so many steps of arithmetic for each document, counted out once so that they take
five milliseconds of an idle core, and the same for both. One document in ten is kept whole. Both
sides read the same file, write all outcomes to the disk, and must have written the same. Starting
is told apart: for the pool it is a run over one document, for Spark the session and its first job.

Both sides are given all cores, so that each second of a core that one needs beside the work itself
is lost to it: "core s" tells how many it took, and holds where others use the machine too.
"""

import argparse
import contextlib
import functools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec
from pyspark.sql import SparkSession

from jalin.model import Document, Reading, Skipped
from jalin.pipeline.bulk.columns import read_outcomes
from jalin.pipeline.bulk.outcome import Outcome, OutcomeKind, decode_outcome, encode_outcome
from jalin.pipeline.bulk.pool import Item, PoolPlan, Prepare, work_in_pool
from jalin.pipeline.spark.job import plan_reading
from jalin.source import SourceOptions, split_sources
from jalin.source.parts import Sharing, cut_sources
from report import write_table

_GOAL = 0.85
_STEPS_TIMED = 400_000
# So that the parts come out even: one that is left over at the end keeps one core waiting.
_PARTS_PER_CORE = 4
# As docs/how-to/run-on-a-cluster.md has it for a machine of few cores, on which Java's compiler and
# collector of garbage stand in the way of the work.
_CONF = (
    "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false",
    "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
)
_KEPT_EVERY = 10
_TEXT = "PT Nusaraya Otomotif menandatangani nota kesepahaman dengan Borneo Motor. " * 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one side took for a file: seconds, and seconds of cores in all its processes."""

    wall_s: float
    core_s: float

    def without(self, other: "Spent") -> "Spent":
        """Take off what starting took."""
        return Spent(wall_s=self.wall_s - other.wall_s, core_s=self.core_s - other.core_s)


def main() -> int:
    """Measure, print a table, and tell whether the goal is met and the records are the same."""
    told = _parse_arguments()
    steps = _count_steps(told.ms / 1000)
    prepare = functools.partial(_prepare, steps)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, many = _write(folder / "one.jsonl", 1), _write(folder / "many.jsonl", told.documents)
        start_pool = functools.partial(_run_pool, one, folder / "one.out", prepare, told.cores)
        # The least of some: what is taken off for a start that was held up would flatter the pool.
        pool_start = min((_spend(start_pool) for _ in range(5)), key=lambda it: it.wall_s)
        start = time.perf_counter()
        with _open_session(told.cores, told.conf) as session:
            _run_spark(session, one, folder / "one", prepare, told.cores)
            starts = (pool_start.wall_s, time.perf_counter() - start)
            run_pool = functools.partial(_run_pool, many, folder / "many.out", prepare, told.cores)
            run_spark = functools.partial(
                _run_spark, session, many, folder / "many", prepare, told.cores
            )
            rounds = [
                (_spend(run_pool).without(pool_start), _spend(run_spark))
                for _ in range(told.rounds)
            ]
        lines = (folder / "many.out").read_bytes().splitlines()
        is_same = list(read_outcomes(folder / "many")) == list(map(decode_outcome, lines))
    return _report(told, rounds, starts, is_same=is_same)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=8000)
    parser.add_argument("--ms", type=float, default=5.0, help="what a document takes")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--conf", action="append", default=list(_CONF), help="KEY=VALUE of Spark")
    return parser.parse_args()


def _count_steps(seconds: float) -> int:
    """Count the steps of arithmetic that one core does in a time, at its best."""
    best = min(_time(lambda: _spin(_STEPS_TIMED)) for _ in range(7))
    return round(_STEPS_TIMED * seconds / best)


def _spin(steps: int) -> int:
    value = 1
    for _ in range(steps):
        value = (value * 1_103_515_245 + 12_345) & 0x7FFFFFFF
    return value


def _prepare(steps: int) -> Callable[[Item], Outcome]:
    return functools.partial(_work, steps)


def _work(steps: int, item: Item) -> Outcome:
    assert not isinstance(item, Skipped), "the file is sound"
    assert isinstance(item.content, bytes), "lines of JSON"
    record = msgspec.json.decode(item.content)
    _spin(steps)
    if record["id"] % _KEPT_EVERY:
        return Outcome(kind=OutcomeKind.HEARD, source=item.source, outlet=record["outlet"])
    document = Document(name=item.name, text=record["text"], source=item.source)
    reading = Reading(doc_id=item.name, relevant=False, published=None, document_id=document.id)
    return Outcome(kind=OutcomeKind.READ, source=item.source, document=document, reading=reading)


def _write(path: Path, n: int) -> Path:
    with path.open("w") as file:
        for number in range(n):
            record = {"id": number, "outlet": f"Kabar {number % 7}", "text": f"{_TEXT}{number}"}
            file.write(json.dumps(record) + "\n")
    return path


def _run_pool(path: Path, output: Path, prepare: Prepare, cores: int) -> None:
    plan = PoolPlan(jobs=cores, prepare=prepare, encode=encode_outcome)
    with output.open("wb") as file:
        for share in work_in_pool(split_sources([path], options=SourceOptions()), plan):
            file.write(share.lines)


def _run_spark(
    session: SparkSession, path: Path, output: Path, prepare: Prepare, cores: int
) -> None:
    size = max(path.stat().st_size // (cores * _PARTS_PER_CORE) + 1, 1000)
    parts = cut_sources([path], options=SourceOptions(), sharing=Sharing(size=size))
    frame = plan_reading(session, parts, prepare)
    frame.write.mode("overwrite").parquet(str(output))


@contextlib.contextmanager
def _open_session(cores: int, conf: Sequence[str]) -> Iterator[SparkSession]:
    # Spark's processes run this Python and find the modules beside this file.
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master(f"local[{cores}]").appName("bench")
    for setting in conf:
        key, _, value = setting.partition("=")
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()


def _spend(run: Callable[[], object]) -> Spent:
    before = _count_core_seconds()
    wall_s = _time(run)
    return Spent(wall_s=wall_s, core_s=_count_core_seconds() - before)


def _time(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _count_core_seconds() -> float:
    """Add up the time on a core of this process, of all below it, and of those that have ended."""
    stats = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name, in brackets, may hold blanks.
            fields = path.read_text().rpartition(")")[2].split()
            stats[int(path.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    ticks = sum(spent for pid, (_, spent) in stats.items() if _is_below(pid, stats))
    return ticks / os.sysconf("SC_CLK_TCK")


def _is_below(pid: int, stats: Mapping[int, tuple[int, int]]) -> bool:
    while pid != os.getpid() and pid in stats:
        pid = stats[pid][0]
    return pid == os.getpid()


def _report(
    told: argparse.Namespace,
    rounds: Sequence[tuple[Spent, Spent]],
    starts: Sequence[float],
    *,
    is_same: bool,
) -> int:
    work_s = told.documents * told.ms / 1000
    print(f"{told.documents} documents of {told.ms} ms on {told.cores} cores")
    head = ("side", "start s", "run s", "documents/s", "of ideal", "core s", "beside the work")
    rows = []
    for side, name in enumerate(("pool", "spark")):
        wall_s = median(it[side].wall_s for it in rounds)
        core_s = median(it[side].core_s for it in rounds)
        ideal = f"{work_s / told.cores / wall_s:.0%}"
        shown = (f"{starts[side]:.1f}", f"{wall_s:.2f}", f"{told.documents / wall_s:.0f}", ideal)
        rows.append((name, *shown, f"{core_s:.2f}", f"{core_s - work_s:.2f}"))
    print("\n".join(write_table(head, rows)))
    ratios = [pool.wall_s / spark.wall_s for pool, spark in rounds]
    cores = median(pool.core_s / spark.core_s for pool, spark in rounds)
    shown_ratios = ", ".join(f"{it:.3f}" for it in ratios)
    print(f"Spark : pool = {median(ratios):.3f} (rounds {shown_ratios}), goal {_GOAL}")
    print(f"by core seconds {cores:.3f}; records {'are the same' if is_same else 'DIFFER'}")
    return 0 if is_same and median(ratios) >= _GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
