"""Records in tables: CSV and TSV with a head line."""

import csv
from collections.abc import Iterator

from jalin.model import SkipError, Skipped
from jalin.source.records.row import BoundedLines, Row, as_skipped

# Spreadsheets in countries with a decimal comma part cells by semicolons.
_DELIMITERS = (",", ";", "\t")


def read_table(lines: BoundedLines, *, limit: int) -> Iterator[Row | Skipped]:
    """Read a table whose first line names the columns; its commonest mark parts the cells.

    A row that is cut short, too long or broken is a Skipped with its line; the next one is read.
    """
    # The bound is one for the whole process, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    try:
        head = next(lines, "").lstrip("\ufeff")
        delimiter = max(_DELIMITERS, key=head.count)
        columns = next(csv.reader([head], delimiter=delimiter, strict=True), [])
    except (SkipError, csv.Error) as err:
        yield Skipped(source=lines.place, reason="bad_row", detail=f"no head line: {err}")
        return
    yield from _read_rows(lines, columns, delimiter)


def _read_rows(lines: BoundedLines, columns: list[str], delimiter: str) -> Iterator[Row | Skipped]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = lines.number + 1
        try:
            cells = next(reader)
            if cells:
                yield _build_row(cells, columns, first, lines.place)
        except StopIteration:
            return
        except SkipError as err:
            yield as_skipped(err)
        except csv.Error as err:
            yield Skipped(source=lines.place, reason="bad_row", detail=str(err))


def _build_row(cells: list[str], columns: list[str], line: int, place: str) -> Row:
    if len(cells) != len(columns):
        raise SkipError(place, "bad_row", f"{len(cells)} cells under {len(columns)} columns")
    return Row(line=line, values=dict(zip(columns, cells, strict=True)))
