"""What the driver asks before Spark runs; the job itself is tested in tests/e2e/test_spark.py."""

import datetime as dt

import pytest

pytest.importorskip("pyspark", reason="needs the extra: pip install 'jalin[spark]'")

from jalin.model import AbortError
from jalin.pipeline.bulk.work import WorkOptions
from jalin.pipeline.spark.job import JobOptions, check_inputs

WORK = WorkOptions(today=dt.date(2026, 2, 5))


@pytest.mark.parametrize("address", ["s3://bucket/news", "hdfs://host/news", "file:///news"])
def test_addresses_are_for_spark_to_read(address: str) -> None:
    """They are no paths of documents, and the error tells what they need."""
    check_inputs(JobOptions(inputs=(address,), output="out", work=WORK, format="parquet"))
    with pytest.raises(AbortError, match=r"need the format by which Spark reads"):
        check_inputs(JobOptions(inputs=("news", address), output="out", work=WORK))


def test_paths_are_read_as_documents() -> None:
    """A path needs no format; whether it is there is told by its outcome."""
    check_inputs(JobOptions(inputs=("news/2026", "crawl.warc.gz"), output="out", work=WORK))
