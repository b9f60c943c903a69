"""Records in the sheets of a workbook, whose first rows name the columns."""

from collections.abc import Collection, Iterator, Mapping

from jalin.model import SkipError, Skipped
from jalin.source.files.finding import show_path
from jalin.source.files.stream import Stream
from jalin.source.files.zips import open_zip
from jalin.source.options import SourceOptions
from jalin.source.raw import Form, RawItem
from jalin.source.records import as_skipped, fold_column
from jalin.source.tabular.rows import Row, Value, read_rows
from jalin.source.tabular.workbook import open_workbook
from jalin.source.tabular.xml_parts import Package

_TOO_LARGE = "a row of more characters than a document may have bytes"
# Of a workbook under a password, and of one in the form of before 2007.
_COMPOUND = b"\xd0\xcf\x11\xe0"


def split_sheets(
    stream: Stream, options: SourceOptions, columns: Collection[str] | None = None
) -> Iterator[RawItem | Skipped]:
    """Cut up every sheet of a workbook, row by row; a row is named by its sheet and its number.

    The first row of a sheet that holds anything names its columns, unless it is the title of the
    sheet: a single cell that is none of the wanted columns, above a wider row. Dates are given as
    text.
    Raises SkipError "encrypted", "broken", "bomb" or "too_large".
    """
    if stream.head.startswith(_COMPOUND):
        detail = "a workbook under a password, or of the form of before 2007"
        raise SkipError(stream.source, "encrypted", detail)
    file = stream.open_seekable(options.max_json_bytes)
    with open_zip(file, stream.source) as archive:
        package = Package(archive=archive, source=stream.source)
        book = open_workbook(package, options.max_json_bytes)
        for sheet in book.sheets:
            try:
                rows = read_rows(book, sheet, limit=options.max_document_bytes)
                yield from _split_rows(rows, show_path(sheet.name), stream, columns)
            except SkipError as err:
                yield as_skipped(err)


def _split_rows(
    rows: Iterator[Row], sheet: str, stream: Stream, wanted: Collection[str] | None
) -> Iterator[RawItem | Skipped]:
    columns: dict[int, str] = {}
    is_title = False
    for number, values in rows:
        place = f"{stream.source}:{sheet}:{number}"
        if values is None:
            yield Skipped(source=place, reason="too_large", detail=_TOO_LARGE)
            continue
        if not columns or (is_title and len(values) > 1):
            is_title = not columns and _is_title(values, wanted)
            columns = {index: str(value) for index, value in values.items()}
            continue
        is_title = False
        named = {columns[index]: value for index, value in values.items() if index in columns}
        if named:
            yield RawItem(
                form=Form.ROW, source=place, name=f"{stream.stem}:{sheet}:{number}", content=named
            )


def _is_title(values: Mapping[int, Value], wanted: Collection[str] | None) -> bool:
    names = [fold_column(str(value)) for value in values.values()]
    return wanted is not None and len(names) == 1 and names[0] not in wanted
