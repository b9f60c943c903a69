"""Which format a file is to have, by its ending or by name, and which table goes into it."""

from dataclasses import dataclass
from pathlib import Path

from jalin.export.dataset.dataset import Dataset, TableName
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.exporting.formats import FORMATS, ExportFormat, TableFormat, find_format
from jalin.pipeline.exporting.writing import ARCHIVE, write_dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How a dataset is written.

    `format` is the name of one, that of the file's ending if left out. `table` is the only one that
    is written, `main` the one that is taken where nothing names one. `replace`: what is there may
    be replaced.
    """

    format: str | None = None
    table: TableName | None = None
    main: TableName | None = None
    replace: bool = False


def write_files(dataset: Dataset, path: Path, options: ExportOptions) -> tuple[Path, ...]:
    """Write a dataset and give the files. Raises ExportError and QuestionError."""
    chosen = _choose_format(path, options.format)
    table = options.table
    if isinstance(chosen, TableFormat) and table is None and path.name.endswith(chosen.suffix):
        table = _find_table(path.name.removesuffix(chosen.suffix)) or options.main
        if table is None:
            raise _refuse("path", _tell_table_missing(chosen))
    return write_dataset(chosen, dataset, path, table=table, replace=options.replace)


def parse_table(name: str) -> TableName:
    """Read the name of a table. Raises QuestionError."""
    if name not in set(TableName):
        raise _refuse("table", f"no such table: {name!r}; one of {', '.join(TableName)}")
    return TableName(name)


def _choose_format(path: Path, name: str | None) -> ExportFormat | TableFormat:
    if name is not None:
        chosen = find_format(name)
        if chosen is None:
            known = ", ".join(it.name for it in FORMATS)
            raise _refuse("format", f"no such format: {name!r}; one of {known}")
        return chosen
    # Of several that end alike the longest ending counts, and then the first.
    fitting = [it for it in FORMATS if path.name.endswith(it.suffix)]
    if fitting:
        return max(fitting, key=lambda it: len(it.suffix))
    known = ", ".join(dict.fromkeys(it.suffix for it in FORMATS))
    hint = "give the format" if path.suffix in {"", ARCHIVE} else f"one of {known}"
    raise _refuse("path", f"its ending tells no format: {path.name!r}; {hint}")


def _find_table(name: str) -> TableName | None:
    return next((it for it in TableName if it == name), None)


def _tell_table_missing(chosen: TableFormat) -> str:
    names = ", ".join(f"{table}{chosen.suffix}" for table in TableName)
    return f"{chosen.name} has a file for each table: call it one of {names}, or give the table"


def _refuse(where: str, what: str) -> QuestionError:
    return QuestionError([Fault(where=where, what=what)])
