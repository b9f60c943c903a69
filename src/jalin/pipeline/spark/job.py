"""The job: the driver shares the sources out, every task reads its parts, Spark writes Parquet."""

import functools
import logging
import pickle
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyspark.errors import AnalysisException, PythonException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

from jalin.model import AbortError
from jalin.pipeline.bulk.outcome import OutcomeKind
from jalin.pipeline.bulk.pool import Prepare
from jalin.pipeline.bulk.work import WorkOptions
from jalin.pipeline.spark.frames import read_frame
from jalin.pipeline.spark.tasks import (
    BREAK_COLUMNS,
    OUTCOME_COLUMNS,
    TASK_COLUMNS,
    count_lines,
    prepare_reading,
    read_parts,
)
from jalin.source import SourceOptions
from jalin.source.files.ranges import Breaks, Piece
from jalin.source.parts import Part, Sharing, cut_sources
from jalin.source.records import Columns
from jalin.text.lexicon import load_lexicon

log = logging.getLogger(__name__)

# About ten thousand articles: less than a minute of work, and much more than starting a task.
PART_BYTES = 32_000_000
# A task that counts lines is short, so that each counts many pieces.
_COUNTING_TASKS_PER_CORE = 4
_ABSENT = "PATH_NOT_FOUND"
# The last line of what Spark tells of a task that ended with an error of ours.
_FAULT = re.compile(r"^jalin\.model\.errors\.\w+: (.+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOptions:
    """What is read, how, and where the outcomes go.

    `inputs` are files and folders that every machine sees under the same path or, with a `format`
    that Spark reads (parquet, json, orc), whatever addresses Spark knows. `output` is a folder,
    by path or address; one that holds anything is refused unless it is to be overwritten.
    """

    inputs: tuple[str, ...]
    output: str
    work: WorkOptions
    part_bytes: int = PART_BYTES
    format: str | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobReport:
    """What a job gave: documents read and heard, and those left out by their reasons."""

    read: int
    heard: int
    skipped: Mapping[str, int]


def run_job(session: SparkSession, options: JobOptions) -> JobReport:
    """Read all inputs and write the outcomes as Parquet.

    Raises AbortError where the output holds something, for inputs that cannot be shared out, and
    where a machine does not see them.
    """
    check_inputs(options)
    mode = "overwrite" if options.overwrite else _find_mode(session, options.output)
    try:
        _plan(session, options).write.mode(mode).parquet(options.output)
    except PythonException as err:
        fault = _FAULT.search(str(err))
        if fault is None:
            raise
        raise AbortError(fault[1]) from err
    return _count_outcomes(session, options.output)


def check_inputs(options: JobOptions) -> None:
    """Raise AbortError for addresses that only Spark knows, where Spark is not to read them."""
    remote = [path for path in options.inputs if "://" in path]
    if remote and options.format is None:
        fault = f"{remote[0]}: documents are read from paths that every machine sees"
        raise AbortError(f"{fault}; tables at other addresses need the format by which Spark reads")


def plan_reading(
    session: SparkSession,
    parts: Sequence[Part],
    prepare: Prepare,
    *,
    encoding: str | None = None,
    columns: Collection[str] | None = None,
) -> DataFrame:
    """Plan the reading of parts, one task each. `prepare` builds what reads a document."""
    log.info("%d parts", len(parts))
    read = functools.partial(read_parts, prepare=prepare, encoding=encoding, columns=columns)
    return _spread(session, parts, len(parts)).mapInArrow(read, OUTCOME_COLUMNS)


def _find_mode(session: SparkSession, output: str) -> str:
    """Tell how to write to a folder without loss; one that a failed job left empty can be used."""
    try:
        files = session.read.option("recursiveFileLookup", "true").format("binaryFile").load(output)
        is_empty = files.select("path").isEmpty()
    except AnalysisException as err:
        if err.getCondition() == _ABSENT:
            return "errorifexists"
        raise
    if is_empty:
        return "overwrite"
    raise AbortError(f"{output} is not empty: name another folder, or have it overwritten")


def _plan(session: SparkSession, options: JobOptions) -> DataFrame:
    if options.format is not None:
        table = session.read.format(options.format).load(list(options.inputs))
        return read_frame(table, options.work, table=options.inputs[0])
    prepare, encoding = prepare_reading(options.work), options.work.encoding
    columns = Columns(options.work.fields, load_lexicon()).names
    parts = _cut(session, options, columns)
    return plan_reading(session, parts, prepare, encoding=encoding, columns=columns)


def _cut(session: SparkSession, options: JobOptions, columns: Collection[str]) -> tuple[Part, ...]:
    sources = SourceOptions(encoding=options.work.encoding)
    count = functools.partial(_count_pieces, session)
    sharing = Sharing(size=options.part_bytes, columns=columns, count=count)
    return cut_sources(options.inputs, options=sources, sharing=sharing)


def _count_pieces(session: SparkSession, pieces: Sequence[Piece]) -> Iterator[Breaks]:
    n_tasks = session.sparkContext.defaultParallelism * _COUNTING_TASKS_PER_CORE
    spread = _spread(session, pieces, min(len(pieces), n_tasks))
    rows = spread.mapInArrow(count_lines, BREAK_COLUMNS).collect()
    for row in sorted(rows, key=lambda it: int(it["number"])):
        yield pickle.loads(bytes(row["breaks"]))  # noqa: S301 (written by a task)


def _spread(session: SparkSession, tasks: Sequence[object], n: int) -> DataFrame:
    """Build a table of tasks, in `n` partitions of the same size and in their order."""
    rows = [(number, bytearray(pickle.dumps(task))) for number, task in enumerate(tasks)]
    frame = session.createDataFrame(rows, TASK_COLUMNS)
    # By range: a hash puts several tasks into one partition, and none into others.
    return frame.repartitionByRange(max(n, 1), "number")


def _count_outcomes(session: SparkSession, output: str) -> JobReport:
    written = session.read.schema(OUTCOME_COLUMNS).parquet(output)
    rows = written.groupBy("kind", "reason").agg(sql.count("*").alias("n")).collect()
    n_by_kind = {kind: sum(r["n"] for r in rows if r["kind"] == kind) for kind in OutcomeKind}
    skipped = sorted((r["reason"], r["n"]) for r in rows if r["kind"] == OutcomeKind.SKIPPED)
    return JobReport(
        read=n_by_kind[OutcomeKind.READ],
        heard=n_by_kind[OutcomeKind.HEARD],
        skipped=dict(skipped),
    )
