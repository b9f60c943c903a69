"""What the sheets of a workbook of the form XLSX share.

Readers that load a sheet lay it out as a full rectangle: two cells in far corners then cost more
memory than any machine has. Here rows are read as a stream, and nothing is held but this.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from jalin.model import SkipError
from jalin.source.tabular.xml_parts import Handlers, Package, parse_part, read_number

# The numbers of built-in formats that show a date.
_DATE_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
# What stands in quotes or brackets, or behind a backslash, is shown as it is.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
# No program writes a longer one; brackets that are never closed are looked for to the end.
_LONGEST_CODE = 255
_FIRST_DAY = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}  # noqa: DTZ001
# Parts are named by the last word of their relationship's type.
_SHEET, _TEXTS, _STYLES = "worksheet", "sharedStrings", "styles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of a workbook: its name, and the part of the document that holds its rows."""

    name: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What the rows of all sheets need: texts by number, and which styles show a date."""

    package: Package
    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    dates: frozenset[int]
    first_day: dt.datetime


def open_workbook(package: Package, limit: int) -> Workbook:
    """Read what the sheets of a workbook share.

    Raises SkipError "broken", "bomb", "encrypted" and "too_large" for texts beyond the limit.
    """
    names, is_late = _read_names(package)
    parts = dict(_read_relations(package))
    by_kind = dict(parts.values())
    return Workbook(
        package=package,
        sheets=tuple(
            Sheet(name=name, part=parts[key][1])
            for key, name in names
            if key in parts and parts[key][0] == _SHEET
        ),
        texts=_read_texts(package, by_kind[_TEXTS], limit) if _TEXTS in by_kind else (),
        dates=_read_dates(package, by_kind[_STYLES]) if _STYLES in by_kind else frozenset(),
        first_day=_FIRST_DAY[is_late],
    )


def _read_names(package: Package) -> tuple[list[tuple[str, str]], bool]:
    """Read the names of the sheets by their relationship, and whether days count from 1904."""
    names: list[tuple[str, str]] = []
    late: list[bool] = []

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            names.append((attributes.get("id", ""), attributes.get("name", "")))
        elif tag == "workbookPr":
            late.append(attributes.get("date1904") in {"1", "true"})

    parse_part(package, "xl/workbook.xml", Handlers(begin=begin))
    return names, any(late)


def _read_relations(package: Package) -> Iterator[tuple[str, tuple[str, str]]]:
    found: list[tuple[str, tuple[str, str]]] = []

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "")
            # A target is read from the folder of the workbook unless it begins at the root.
            part = target[1:] if target.startswith("/") else str(PurePosixPath("xl", target))
            found.append((attributes.get("Id", ""), (kind, part)))

    parse_part(package, "xl/_rels/workbook.xml.rels", Handlers(begin=begin))
    yield from found


def _read_dates(package: Package, part: str) -> frozenset[int]:
    """Find the numbers of the styles that show a date."""
    shown = set(_DATE_FORMATS)
    styles: list[int] = []
    is_inside = False

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal is_inside
        number = read_number(attributes.get("numFmtId", ""), 0)
        if tag == "numFmt":
            written = attributes.get("formatCode", "")[:_LONGEST_CODE]
            code = _LITERAL.sub("", written).casefold()
            (shown.add if "y" in code or "d" in code else shown.discard)(number)
        elif tag == "cellXfs":
            is_inside = True
        elif tag == "xf" and is_inside:
            styles.append(number)

    def end(tag: str) -> None:
        nonlocal is_inside
        is_inside = is_inside and tag != "cellXfs"

    parse_part(package, part, Handlers(begin=begin, end=end))
    return frozenset(index for index, number in enumerate(styles) if number in shown)


def _read_texts(package: Package, part: str, limit: int) -> tuple[str, ...]:
    """Read the texts that cells share, each of one or more runs, without its readings aloud."""
    texts: list[str] = []
    runs: list[str] = []
    open_tags: list[str] = []
    left = limit

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        del attributes
        open_tags.append(tag)

    def add(text: str) -> None:
        nonlocal left
        left -= len(text)
        if left < 0:
            detail = f"texts of over {limit} characters"
            raise SkipError(package.source, "too_large", detail)
        if open_tags[-1:] == ["t"] and "rPh" not in open_tags[-2:]:
            runs.append(text)

    def end(tag: str) -> None:
        open_tags.pop()
        if tag == "si":
            texts.append("".join(runs))
            runs.clear()

    parse_part(package, part, Handlers(begin=begin, end=end, add=add))
    return tuple(texts)
