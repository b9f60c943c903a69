"""Tables that Spark itself reads, from whatever file system or database it knows."""

import functools

from pyspark.sql import DataFrame

from jalin.pipeline.bulk.work import WorkOptions
from jalin.pipeline.spark.tasks import OUTCOME_COLUMNS, prepare_reading, read_rows


def read_frame(frame: DataFrame, options: WorkOptions, *, table: str = "table") -> DataFrame:
    """Read the documents of a table: one outcome a row, in the columns of `bulk/columns.py`.

    The columns are found as in any table (docs/reference/sources.md). Rows have neither order nor
    number: a document without an id, and the place of any row in `table`, which is what outcomes
    call the table, is named by a number made of its content. `part` is the partition of a row, and
    `position` its place there. Timestamps count in the session's time zone.
    """
    read = functools.partial(read_rows, prepare=prepare_reading(options), table=table)
    return frame.mapInArrow(read, OUTCOME_COLUMNS)
