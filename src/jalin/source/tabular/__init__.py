"""Tables in forms that are no text: workbooks and Parquet."""

from jalin.source.tabular.parquet import ParquetOptions, split_parquet
from jalin.source.tabular.sheets import split_sheets

__all__ = ["ParquetOptions", "split_parquet", "split_sheets"]
