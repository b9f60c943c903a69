"""Records in tables: CSV and TSV with a head line."""

import csv
from collections.abc import Iterator

from jalin.model import SkipError, Skipped
from jalin.source.raw import Form, RawItem
from jalin.source.records.text_lines import BoundedLines, as_skipped

# Spreadsheets in countries with a decimal comma part cells by semicolons.
_DELIMITERS = (",", ";", "\t")
_EMPTY = " \r\n\ufeff" + "".join(_DELIMITERS)


def split_table(lines: BoundedLines, *, stem: str, limit: int) -> Iterator[RawItem | Skipped]:
    """Cut up a table whose first line that is not empty names the columns.

    The commonest mark of that line parts the cells.

    A row that is cut short, too long or broken is a Skipped with its line; the next one is read.
    """
    # The bound is one for the whole process, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    try:
        head = _find_head(lines)
        delimiter = max(_DELIMITERS, key=head.count)
        columns = next(csv.reader([head], delimiter=delimiter, strict=True), [])
    except (SkipError, csv.Error) as err:
        yield Skipped(source=lines.place, reason="bad_row", detail=f"no head line: {err}")
        return
    yield from _split_rows(lines, columns, delimiter, stem)


def _find_head(lines: BoundedLines) -> str:
    """Find the first line with anything but marks in it; empty where there is none."""
    return next((line for line in lines if line.strip(_EMPTY)), "").lstrip("\ufeff")


def _split_rows(
    lines: BoundedLines, columns: list[str], delimiter: str, stem: str
) -> Iterator[RawItem | Skipped]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = lines.number + 1
        try:
            cells = next(reader)
            if cells:
                values = _name_cells(cells, columns, lines.place)
                place = f"{lines.source}:{first}"
                yield RawItem(form=Form.ROW, source=place, name=f"{stem}:{first}", content=values)
        except StopIteration:
            return
        except SkipError as err:
            yield as_skipped(err)
        except csv.Error as err:
            yield Skipped(source=lines.place, reason="bad_row", detail=str(err))


def _name_cells(cells: list[str], columns: list[str], place: str) -> dict[str, object]:
    if len(cells) != len(columns):
        raise SkipError(place, "bad_row", f"{len(cells)} cells under {len(columns)} columns")
    return dict(zip(columns, cells, strict=True))
