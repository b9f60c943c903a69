"""Reading by the million: outcomes in the order of the input, by one process or by many."""

import os
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from jalin.export.readings import encode_reading
from jalin.model import AbortError, JalinError
from jalin.pipeline.bulk.checkpoint import (
    STANDARD_INPUT,
    Command,
    load_checkpoint,
    measure_sources,
)
from jalin.pipeline.bulk.outcome import Outcome, encode_outcome
from jalin.pipeline.bulk.output import CHECKPOINT_SECONDS, Output, open_output
from jalin.pipeline.bulk.pool import Item, PoolPlan, Share, work_here, work_in_pool
from jalin.pipeline.bulk.work import Worker, WorkOptions
from jalin.pipeline.jobs import Intake
from jalin.pipeline.observer import BulkObserver, Standing
from jalin.read import READER
from jalin.source import SourceOptions, split_sources
from jalin.source.meter import Meter
from jalin.source.records import Columns
from jalin.text.lexicon import load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkOptions:
    """How a bulk run goes.

    `jobs` processes read; with 1 it is this one, with 0 one for each core. `keep_all`: documents
    without a deal are kept too. `is_day_told`: the day of the intake was asked for, so that a run
    that was begun on another one must not go on. A checkpoint is made every `checkpoint_s` seconds.
    `is_stopped` tells that the run is to end soon; `around` is what the life of a worker stands in.
    """

    jobs: int = 1
    keep_all: bool = False
    restart: bool = False
    is_day_told: bool = True
    checkpoint_s: float = CHECKPOINT_SECONDS
    is_stopped: Callable[[], bool] = lambda: False
    around: Callable[[], AbstractContextManager[None]] = nullcontext


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkReport:
    """What an output holds, and how it came about.

    `items` were read, heard, or skipped by reason. `before` of them earlier sessions had done,
    all where nothing was left to do. `seconds` and `documents_per_second` are those of this
    session. `is_finished`: nothing is left to do now.
    """

    items: int
    before: int
    read: int
    relevant: int
    heard: int
    skipped: Counter[str]
    seconds: float
    documents_per_second: float
    is_finished: bool


def read_shares(
    intake: Intake, options: BulkOptions, *, whole: bool
) -> Generator[Share, None, None]:
    """Read an intake and give a line for each reading, also of documents without a deal.

    `whole`: the lines are outcomes, with their documents.
    """
    encode = encode_outcome if whole else encode_only_reading
    plan = _make_plan(intake, replace(options, keep_all=True), encode)
    return _work(_split(intake), plan, options)


def write_outcomes(
    intake: Intake, output: Path, options: BulkOptions, observer: BulkObserver
) -> BulkReport:
    """Read an intake and write one outcome a line; go on where the same command was ended.

    Raises AbortError where the output cannot be written, or is another command's.
    """
    intake, command = _prepare(intake, output, options)
    start = time.monotonic()
    every_s = options.checkpoint_s
    with open_output(output, command, restart=options.restart, every_s=every_s) as opened:
        before = opened.tally.items
        if not opened.is_finished:
            observer.started("read")
            _write_all(intake, opened, options, observer)
            observer.finished("read")
        return _report(opened, before, time.monotonic() - start)


def encode_only_reading(outcome: Outcome) -> bytes:
    """Write the reading of an outcome as a line, nothing where it has none."""
    return b"" if outcome.reading is None else encode_reading(outcome.reading)


def prepare_worker(options: WorkOptions) -> Callable[[Item], Outcome]:
    """Build what reads items, in the process that reads them."""
    return Worker(options).work


def _prepare(intake: Intake, output: Path, options: BulkOptions) -> tuple[Intake, Command]:
    """Find what is to be read, and as of which day."""
    begun = None if options.restart else load_checkpoint(output)
    if begun is not None and STANDARD_INPUT in begun.command.paths:
        raise AbortError(
            f"{output}: begun from standard input, which is gone; begin anew with --restart"
        )
    if begun is not None and not options.is_day_told:
        intake = replace(intake, today=begun.command.today)
    measured = measure_sources(intake.paths)
    command = Command(
        paths=tuple(os.fsencode(it).decode("utf-8", "replace") for it in intake.paths),
        files=measured.files,
        bytes=measured.bytes,
        digest=measured.digest,
        today=intake.today,
        fields=dict(intake.fields),
        encoding=intake.encoding,
        keep_all=options.keep_all,
        reader=READER,
    )
    return intake, command


def _write_all(
    intake: Intake, output: Output, options: BulkOptions, observer: BulkObserver
) -> None:
    meter = Meter()
    n_done = output.tally.items
    items = _pass_over(_split(intake, meter), n_done, options.is_stopped)
    shares = _work(items, _make_plan(intake, options, encode_outcome), options)
    with closing(shares):
        try:
            for share in shares:
                output.write(share)
                _tell(share, output, meter, observer)
        except JalinError:
            output.save()
            raise
    output.save(is_finished=not options.is_stopped())


def _tell(share: Share, output: Output, meter: Meter, observer: BulkObserver) -> None:
    for skipped in share.skipped:
        observer.skipped(skipped)
    tally = output.tally
    standing = Standing(
        done=tally.items,
        skipped=sum(tally.skipped.values()),
        position=meter.position,
        total=output.command.bytes,
    )
    observer.moved(standing)


def _split(intake: Intake, meter: Meter | None = None) -> Iterator[Item]:
    options = SourceOptions(mapping=intake.fields, encoding=intake.encoding)
    columns = Columns(intake.fields, load_lexicon()).names
    return split_sources(
        intake.paths, options=options, stdin=intake.stdin, columns=columns, meter=meter
    )


def _pass_over(
    items: Iterable[Item], n_done: int, is_stopped: Callable[[], bool]
) -> Iterator[Item]:
    """Pass over what is done already, without looking into it."""
    for number, item in enumerate(items):
        if number >= n_done:
            yield item
        elif is_stopped():
            return


def _make_plan(
    intake: Intake, options: BulkOptions, encode: Callable[[Outcome], bytes]
) -> PoolPlan:
    work = WorkOptions(
        today=intake.today,
        fields=dict(intake.fields),
        encoding=intake.encoding,
        keep_all=options.keep_all,
    )
    return PoolPlan(
        jobs=options.jobs or len(os.sched_getaffinity(0)),
        prepare=partial(prepare_worker, work),
        encode=encode,
        around=options.around,
        item_seconds=intake.document_seconds,
    )


def _work(
    items: Iterable[Item], plan: PoolPlan, options: BulkOptions
) -> Generator[Share, None, None]:
    if plan.jobs > 1:
        yield from work_in_pool(items, plan, is_stopped=options.is_stopped)
        return
    for share in work_here(items, plan):
        yield share
        if options.is_stopped():
            return


def _report(output: Output, before: int, seconds: float) -> BulkReport:
    tally = output.tally
    return BulkReport(
        items=tally.items,
        before=before,
        read=tally.read,
        relevant=tally.relevant,
        heard=tally.heard,
        skipped=Counter(dict(sorted(tally.skipped.items()))),
        seconds=round(seconds, 3),
        documents_per_second=round((tally.items - before) / seconds, 1),
        is_finished=output.is_finished,
    )
