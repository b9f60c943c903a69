"""Files of Parquet are shared out by their groups of rows."""

import importlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from jalin.model import AbortError, SkipError, Skipped
from jalin.source.files import open_file, show_path
from jalin.source.raw import RawItem
from jalin.source.tabular.parquet import ParquetOptions, split_parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroups:
    """Groups of rows that follow one another: those from `first` to before `end`, from 0."""

    path: str
    first: int
    end: int


def cut_groups(
    path: str, step: int, *, limit: int, columns: Collection[str] | None = None
) -> tuple[RowGroups, ...]:
    """Share the groups of a file out by about `step` bytes, as they are when laid out.

    Empty for a file of which nothing can be read: only who reads it whole tells that once.
    """
    nothing = RowGroups(path=path, first=0, end=0)
    try:
        list(split_groups(nothing, limit=limit, columns=columns))
        sizes = _measure_groups(path)
    except (SkipError, OSError):
        return ()
    starts, held = [0], 0
    for group, size in enumerate(sizes):
        if held and held + size > step:
            starts.append(group)
            held = 0
        held += size
    ends = [*starts[1:], len(sizes)]
    return tuple(
        RowGroups(path=path, first=first, end=end)
        for first, end in zip(starts, ends, strict=True)
        if end > first
    )


def split_groups(
    groups: RowGroups, *, limit: int, columns: Collection[str] | None = None
) -> Iterator[RawItem | Skipped]:
    """Cut groups of rows into items, as `split_parquet` does.

    Raises AbortError where the file, which was there when it was cut, cannot be opened.
    """
    options = ParquetOptions(
        limit=limit, columns=columns, row_groups=range(groups.first, groups.end)
    )
    try:
        opened = open_file(Path(groups.path))
        with opened as stream:
            yield from split_parquet(
                stream.file, source=stream.source, stem=stream.stem, options=options
            )
    except FileNotFoundError as err:
        fault = f"{show_path(groups.path)} was found, but is not here"
        raise AbortError(f"{fault}; every machine must see the same files") from err


def _measure_groups(path: str) -> list[int]:
    """Give how many bytes each group takes when laid out. The file was opened before."""
    parquet = importlib.import_module("pyarrow.parquet")
    with parquet.ParquetFile(path) as file:
        described = file.metadata
        return [described.row_group(it).total_byte_size for it in range(described.num_row_groups)]
