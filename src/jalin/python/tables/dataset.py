"""A part of a register as five tables, and as files of every format."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jalin.export.dataset import dataset as exported
from jalin.export.dataset.dataset import ROW_TYPES, TableName
from jalin.export.dataset.rows import ExportedRow
from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Filter, write_filter
from jalin.pipeline.exporting.dataset import build_dataset
from jalin.python.asking.opened import Opened
from jalin.python.tables.files import ExportOptions, parse_table, write_files
from jalin.python.tables.frames import Frame, build_pandas, build_polars, write_dicts


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetQuestion:
    """Which deals of which day, in which order; `only` keeps of them those with these ids."""

    wanted: Filter
    sort: Sort
    as_of: dt.date | None
    only: tuple[str, ...] | None = None


class Dataset:
    """Some deals with all that is known of them, in the tables of an export, by name.

    The tables are `deals`, `steps`, `promises`, `parties` and `evidence`. They are read when they
    are asked for, each time as the register is then.
    """

    def __init__(self, opened: Opened, question: DatasetQuestion) -> None:
        self._opened = opened
        self._question = question

    def __repr__(self) -> str:
        wanted, only = self._question.wanted, self._question.only
        told = ", ".join(f"{name}={value}" for name, value in write_filter(wanted))
        part = "" if only is None else f", {len(only)} of them"
        return f"<Dataset of {told or 'all deals'}{part}>"

    def rows(self, table: str) -> tuple[ExportedRow, ...]:
        """Give the rows of a table as values. Raises QuestionError for a name that is none."""
        name = parse_table(table)
        with self.open() as dataset:
            return tuple(dataset.table(name))

    def to_dicts(self) -> Mapping[str, list[dict[str, Any]]]:
        """Give each table as dictionaries in the types of JSON."""
        return {str(name): write_dicts(rows) for name, rows in self._list_tables()}

    def to_pandas(self) -> Mapping[str, Frame]:
        """Give each table as a `pandas.DataFrame`. Raises MissingLibraryError."""
        return {
            str(name): build_pandas(ROW_TYPES[name], rows) for name, rows in self._list_tables()
        }

    def to_polars(self) -> Mapping[str, Frame]:
        """Give each table as a `polars.DataFrame`. Raises MissingLibraryError."""
        return {
            str(name): build_polars(ROW_TYPES[name], rows) for name, rows in self._list_tables()
        }

    def export(
        self,
        path: Path | str,
        *,
        format: str | None = None,  # noqa: A002 (what users call it)
        table: str | None = None,
        replace: bool = False,
    ) -> tuple[Path, ...]:
        """Write the dataset to a file or a folder; give the files that were written.

        The format is that of the file's ending. One that has a file for each table writes the table
        that is named, or that the file is called after (`steps.csv`); into a folder or a `.zip` go
        all tables, in the format that is given. Raises ExportError and QuestionError.
        """
        options = ExportOptions(
            format=format,
            table=None if table is None else parse_table(table),
            replace=replace,
        )
        with self.open() as dataset:
            return write_files(dataset, Path(path), options)

    @contextmanager
    def open(self) -> Iterator[exported.Dataset]:
        """Open the dataset as values, which are read while it is open."""
        asked = self._question
        with self._opened.visit(asked.as_of) as visit:
            yield build_dataset(visit, asked.wanted, sort=asked.sort, only=asked.only)

    def _list_tables(self) -> Iterator[tuple[TableName, exported.Rows[ExportedRow]]]:
        """List the tables, all of one state of the register, while that is open."""
        with self.open() as dataset:
            for name in TableName:
                yield name, dataset.table(name)
