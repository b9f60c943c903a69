"""Records in Parquet, read by groups of rows; only the columns that are wanted are touched."""

import importlib
import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from jalin.model import SkipError, Skipped
from jalin.source.raw import Form, RawItem
from jalin.source.records import as_skipped, fold_column

_SIGN = b"PAR1"
# So much is laid out at once, by what the file says of its groups.
_BATCH_BYTES = 8_000_000
_MAX_BATCH_ROWS = 1_000
# The description of a thousand groups of a hundred columns has some ten megabytes.
_MAX_FOOTER_BYTES = 64_000_000
# The length of the description and the sign stand at the end.
_END_BYTES = 8
_SHOWN_COLUMNS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ParquetOptions:
    """What is read of a file: its groups by their numbers from 0, its columns by folded names.

    None is all of them. `limit` is the most characters that a record may have.
    """

    limit: int
    columns: Collection[str] | None = None
    row_groups: Sequence[int] | None = None


def split_parquet(
    file: BinaryIO, *, source: str, stem: str, options: ParquetOptions
) -> Iterator[RawItem | Skipped]:
    """Cut a file into its rows, each named by its number in the whole file, from 1.

    Whichever groups are read, a row keeps its number. Dates and times are given as text, and so
    are bytes that are UTF-8. A group that cannot be read is a Skipped, and the next one is read.
    Raises SkipError "needs_extra" without pyarrow, "truncated", "broken", and "no_text" where there
    is none of the wanted columns.
    """
    reader = _Reader(file, source, stem)
    reader.choose_columns(options.columns)
    first = 1
    groups = range(reader.n_groups) if options.row_groups is None else options.row_groups
    for group in range(reader.n_groups):
        if group in groups:
            try:
                yield from reader.split_group(group, first, options.limit)
            except SkipError as err:
                yield as_skipped(err)
        first += reader.count_rows(group)


class _Reader:
    """One opened file, and the columns of it that are read."""

    def __init__(self, file: BinaryIO, source: str, stem: str) -> None:
        self._pyarrow = _import_pyarrow(source)
        self._source = source
        self._stem = stem
        _check_ends(file, source)
        with self._faults(source):
            self._file = self._pyarrow.parquet.ParquetFile(
                file, pre_buffer=False, thrift_string_size_limit=_MAX_FOOTER_BYTES
            )
            self._columns: list[str] = self._file.schema_arrow.names

    @property
    def n_groups(self) -> int:
        """Tell how many groups of rows there are."""
        return int(self._file.metadata.num_row_groups)

    def count_rows(self, group: int) -> int:
        """Tell how many rows a group has."""
        return int(self._file.metadata.row_group(group).num_rows)

    def choose_columns(self, wanted: Collection[str] | None) -> None:
        """Read only columns of these names. Raises SkipError "no_text" where there are none."""
        if wanted is None:
            return
        chosen = [name for name in self._columns if fold_column(name) in wanted]
        if not chosen:
            known = ", ".join(repr(name) for name in self._columns[:_SHOWN_COLUMNS])
            raise SkipError(self._source, "no_text", f"no text in the columns {known}")
        self._columns = chosen

    def split_group(self, group: int, first: int, limit: int) -> Iterator[RawItem | Skipped]:
        described = self._file.metadata.row_group(group)
        row_bytes = described.total_byte_size // max(1, described.num_rows)
        size = max(1, min(_MAX_BATCH_ROWS, _BATCH_BYTES // max(1, row_bytes)))
        number = first
        batches = self._file.iter_batches(
            batch_size=size, row_groups=[group], columns=self._columns, use_threads=False
        )
        while True:
            place = f"{self._source}:{number}"
            with self._faults(f"{place}", f"row group {group}: "):
                batch = next(batches, None)
                if batch is None:
                    return
                names = batch.schema.names
                rows = list(zip(*map(self._read_column, batch.columns), strict=True))
            for values in rows:
                yield self._build_item(dict(zip(names, values, strict=True)), number, limit)
                number += 1

    def _build_item(self, values: dict[str, object], number: int, limit: int) -> RawItem | Skipped:
        place = f"{self._source}:{number}"
        if sum(len(value) for value in values.values() if isinstance(value, str)) > limit:
            return Skipped(source=place, reason="too_large", detail=f"over {limit} characters")
        return RawItem(form=Form.ROW, source=place, name=f"{self._stem}:{number}", content=values)

    def _read_column(self, column: Any) -> list[object]:  # noqa: ANN401 (an array of any type)
        types = self._pyarrow.types
        if types.is_temporal(column.type) and not types.is_duration(column.type):
            column = column.cast(self._pyarrow.string())
        try:
            values: list[object] = column.to_pylist()
        except UnicodeDecodeError:
            # Text that is none in some row: the others are read.
            values = [_read_cell(column[index]) for index in range(len(column))]
        if types.is_binary(column.type) or types.is_large_binary(column.type):
            values = [_decode(value) for value in values]
        return values

    @contextmanager
    def _faults(self, place: str, where: str = "") -> Iterator[None]:
        """Word what pyarrow raises as a SkipError "broken"."""
        try:
            yield
        except (self._pyarrow.ArrowException, OSError, ValueError, OverflowError) as err:
            if isinstance(err, OSError) and err.errno is not None:
                raise
            detail = " ".join(f"{where}{err}".split())
            raise SkipError(place, "broken", detail) from err


def _import_pyarrow(source: str) -> Any:  # noqa: ANN401 (a module without types)
    try:
        importlib.import_module("pyarrow.parquet")
        return importlib.import_module("pyarrow")
    except ImportError as err:
        detail = "Parquet is read by pyarrow: pip install 'jalin[parquet]'"
        raise SkipError(source, "needs_extra", detail) from err


def _check_ends(file: BinaryIO, source: str) -> None:
    """Raise SkipError "truncated" or "broken" for a file that lacks its sign at either end."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    begins = file.read(len(_SIGN)) == _SIGN
    file.seek(max(0, size - _END_BYTES))
    end = file.read()
    file.seek(0)
    if begins and not end.endswith(_SIGN):
        raise SkipError(source, "truncated", "the end of the file is missing")
    described = int.from_bytes(end[:4], "little")
    if not begins or described > size:
        raise SkipError(source, "broken", "not a Parquet file")
    if described > _MAX_FOOTER_BYTES:
        raise SkipError(source, "too_large", f"a description of over {_MAX_FOOTER_BYTES} bytes")


def _read_cell(cell: Any) -> object:  # noqa: ANN401 (a scalar of any type)
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return None


def _decode(value: object) -> object:
    try:
        return value.decode() if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        return None
