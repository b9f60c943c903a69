"""The rows of one sheet of a workbook, read as a stream."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from jalin.source.tabular.workbook import Sheet, Workbook
from jalin.source.tabular.xml_parts import Handlers, parse_blocks, read_number

_MAX_CELLS = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]*")
# How a workbook writes the first half of a line break.
_RETURN = "_x000D_"
_SECONDS = 86_400

Value = str | int | float | None
Row = tuple[int, dict[int, Value] | None]


def read_rows(book: Workbook, sheet: Sheet, *, limit: int) -> Iterator[Row]:
    """Give the rows that hold anything, each with its number: the values by column, from 0.

    In place of the values of a row of more characters than the limit there is None.
    Raises SkipError as `open_workbook` does.
    """
    rows = _Rows(book, limit)
    handlers = Handlers(begin=rows.begin, end=rows.end, add=rows.add)
    for _ in parse_blocks(book.package, sheet.part, handlers):
        yield from rows.take()


class _Rows:
    """Collects the rows of a sheet as its XML is read."""

    def __init__(self, book: Workbook, limit: int) -> None:
        self._book = book
        self._limit = limit
        self._done: list[Row] = []
        self._number = 0
        self._values: dict[int, Value] = {}
        self._column = -1
        self._type = ""
        self._style = -1
        self._text: list[str] = []
        self._size = 0
        self._is_text = False

    def take(self) -> list[Row]:
        done, self._done = self._done, []
        return done

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "row":
            self._number = read_number(attributes.get("r", ""), self._number + 1)
            self._values, self._column, self._size = {}, -1, 0
        elif tag == "c":
            self._column = _find_column(attributes.get("r", ""), self._column + 1)
            self._type = attributes.get("t", "n")
            self._style = read_number(attributes.get("s", ""), -1)
            self._text = []
        self._is_text = tag in {"v", "t"}

    def add(self, text: str) -> None:
        if self._is_text and self._size <= self._limit:
            self._size += len(text)
            self._text.append(text)

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag == "c" and self._text and self._column < _MAX_CELLS:
            value = _read_value("".join(self._text), self._type, self._style, self._book)
            if value is not None:
                self._values[self._column] = value
            # A text that many cells share is written once and read with each.
            self._size += len(value) if self._type == "s" and isinstance(value, str) else 0
        elif tag == "row" and self._values:
            is_small = self._size <= self._limit
            self._done.append((self._number, self._values if is_small else None))


def _read_value(text: str, kind: str, style: int, book: Workbook) -> Value:
    if kind in {"inlineStr", "str", "d"}:
        return text.replace(_RETURN, "")
    if kind == "s":
        index = read_number(text, -1)
        return book.texts[index].replace(_RETURN, "") if 0 <= index < len(book.texts) else None
    if kind != "n":
        return None
    try:
        number = float(text)
        if style in book.dates:
            return _write_date(number, book.first_day)
        return int(number) if number.is_integer() else number
    except (ValueError, OverflowError):
        return None


def _write_date(days: float, first_day: dt.datetime) -> str | None:
    """Write a number of days as a date, with its time where it has one. A bare time is no date."""
    if days < 1:
        return None
    moment = first_day + dt.timedelta(seconds=round(days * _SECONDS))
    return moment.date().isoformat() if days == int(days) else moment.isoformat()


def _find_column(reference: str, following: int) -> int:
    match = _REFERENCE.match(reference)
    if match is None:
        return following
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
