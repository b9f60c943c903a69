"""The job as a program: `python -m jalin.pipeline.spark`, or this file for `spark-submit`.

How it is run on a cluster is told in docs/how-to/run-on-a-cluster.md.
"""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence

import msgspec
from pyspark.sql import SparkSession

from jalin.model import AbortError
from jalin.pipeline.bulk.work import WorkOptions
from jalin.pipeline.spark.job import PART_BYTES, JobOptions, run_job

_ABORTED = 3
_MEGABYTE = 1_000_000


def main(arguments: Sequence[str]) -> int:
    """Run the job, print its report as JSON, and give the exit code: 0, or 3 if nothing was read.

    Documents that were left out are in the report: a cluster takes any other code for a failure.
    """
    told = _build_parser().parse_args(arguments)
    session = _open_session(told.master)
    try:
        report = run_job(session, _build_options(told))
    except AbortError as err:
        sys.stderr.write(f"jalin: {err}\n")
        return _ABORTED
    finally:
        session.stop()
    sys.stdout.write(msgspec.json.encode(report).decode() + "\n")
    return 0 if report.read or report.heard else _ABORTED


def _open_session(master: str | None) -> SparkSession:
    """Open a session of Spark; on this machine alone its processes run the same Python as this."""
    builder = SparkSession.builder.appName("jalin")
    if master is None:
        return builder.getOrCreate()
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return builder.master(master).getOrCreate()


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jalin.pipeline.spark", description="Read documents on a cluster of Apache Spark."
    )
    add = parser.add_argument
    add("--input", action="append", required=True, help="a file or folder; may be repeated")
    add("--output", required=True, help="the folder of Parquet files that is written")
    add("--master", help="where to run, such as local[4]; else as spark-submit says")
    add("--map", type=_parse_fields, default={}, help="text=content,date=publish_date")
    add("--encoding", help="of files that are not UTF-8 and have no byte order mark")
    add("--today", type=dt.date.fromisoformat, help="the day from which relative dates count")
    add("--keep-all", action="store_true", help="keep documents that tell no deal too")
    add("--part-size", type=int, default=PART_BYTES // _MEGABYTE, help="megabytes a task reads")
    add("--format", help="let Spark read the input: parquet, json, orc, from any file system")
    add("--overwrite", action="store_true", help="replace what the output folder holds")
    return parser


def _build_options(told: argparse.Namespace) -> JobOptions:
    work = WorkOptions(
        today=told.today or _find_today(),
        fields=told.map,
        encoding=told.encoding,
        keep_all=told.keep_all,
    )
    return JobOptions(
        inputs=tuple(told.input),
        output=told.output,
        work=work,
        part_bytes=told.part_size * _MEGABYTE,
        format=told.format,
        overwrite=told.overwrite,
    )


def _find_today() -> dt.date:
    """Find the day as the command line does: JALIN_TODAY, else that of the clock."""
    told = os.environ.get("JALIN_TODAY")
    try:
        return dt.date.fromisoformat(told) if told else dt.date.today()  # noqa: DTZ011 (local)
    except ValueError as err:
        raise AbortError(f"JALIN_TODAY: not a day such as 2026-02-04: {told!r}") from err


def _parse_fields(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(field.strip() and name.strip() for field, _, name in pairs):
        raise argparse.ArgumentTypeError(f"not pairs such as text=content: {text!r}")
    return {field.strip(): name.strip() for field, _, name in pairs}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
