"""Writing a dataset to disk: each file is whole or not there."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from jalin.export.dataset.dataset import Dataset, TableName
from jalin.model import AbortError
from jalin.pipeline.exporting.formats import (
    ExportFormat,
    TableFormat,
    list_files,
    write_archive,
)

ARCHIVE = ".zip"
# Files made by `mkstemp` are for their owner alone; others may read what is exported.
_READABLE = 0o644


class ExportError(AbortError):
    """A file cannot be written where it was wanted."""

    def __init__(self, path: Path | str, fault: str) -> None:
        super().__init__(f"{path}: {fault}")


def choose_pieces(
    chosen: ExportFormat | TableFormat, dataset: Dataset, table: TableName | None = None
) -> Iterable[bytes]:
    """Give the bytes of one file: the whole, one table of it, or all tables in an archive.

    Raises ExportError where a table is asked of a format that has none.
    """
    if isinstance(chosen, ExportFormat):
        if table is not None:
            raise ExportError(chosen.name, "has no tables; leave the table out")
        return chosen.write(dataset)
    if table is not None:
        return chosen.write_table(dataset, table)
    return write_archive(chosen, dataset)


def write_dataset(
    chosen: ExportFormat | TableFormat,
    dataset: Dataset,
    out: Path,
    *,
    table: TableName | None = None,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write a dataset; give the files that were written.

    A format of several tables fills a folder, or an archive where the name ends in `.zip`, or one
    file where a table is named. Raises ExportError where something is there already that may not
    be replaced, and where it cannot be written.
    """
    is_archive = out.suffix.lower() == ARCHIVE
    is_folder = isinstance(chosen, TableFormat) and table is None and not is_archive
    if not is_folder:
        write_file(out, choose_pieces(chosen, dataset, table), replace=replace)
        return (out,)
    assert isinstance(chosen, TableFormat), "only several files need a folder"
    files = [(out / name, pieces) for name, pieces in list_files(chosen, dataset)]
    for path, _ in files:
        _check(path, replace=replace)
    for path, pieces in files:
        write_file(path, pieces, replace=replace)
    return tuple(path for path, _ in files)


def write_file(path: Path, pieces: Iterable[bytes], *, replace: bool = False) -> None:
    """Write a file aside, then put it in its place. Raises ExportError."""
    _check(path, replace=replace)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _open_aside(path) as file:
            for piece in pieces:
                file.write(piece)
    except OSError as err:
        raise ExportError(path, f"cannot be written: {err.strerror or err}") from err


def _check(path: Path, *, replace: bool) -> None:
    if path.is_dir():
        raise ExportError(path, "is a folder; name a file")
    if path.exists() and not path.is_file():
        raise ExportError(
            path, "is no file to be replaced: a device or a pipe; - is standard output"
        )
    if path.exists() and not replace:
        raise ExportError(
            path, "is there already; say that it may be replaced (--replace, replace=True)"
        )


@contextlib.contextmanager
def _open_aside(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside another, whose place it takes if all went well."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            yield file
        aside.chmod(_READABLE)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
