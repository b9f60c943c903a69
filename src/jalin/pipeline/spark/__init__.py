"""Reading on a cluster: a job for Apache Spark, whose outcomes are those of one machine."""

from jalin.pipeline.spark.frames import read_frame
from jalin.pipeline.spark.job import JobOptions, JobReport, run_job

__all__ = ["JobOptions", "JobReport", "read_frame", "run_job"]
