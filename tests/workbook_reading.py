"""A workbook as a test reads it: each sheet's cells as what they are, and where links lead."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ESCAPED = re.compile("_x([0-9A-F]{4})_")
_Cell = str | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """The cells of a sheet by their names, such as B2; where links lead; what filters and stays."""

    cells: dict[str, _Cell]
    links: dict[str, str]
    filtered: str | None
    frozen: bool

    def row(self, number: int) -> dict[str, _Cell]:
        """Give a row by the headings of its columns; the row of headings is 1."""
        heads = {name[:-1]: str(it) for name, it in self.cells.items() if _row(name) == 1}
        return {
            heads[name.rstrip("0123456789")]: value
            for name, value in self.cells.items()
            if _row(name) == number
        }

    def column(self, letter: str) -> list[_Cell]:
        """Give the cells of a column, without its heading."""
        return [
            value
            for name, value in self.cells.items()
            if name.rstrip("0123456789") == letter and _row(name) > 1
        ]


def read_workbook(content: bytes) -> dict[str, ReadSheet]:
    """Read a workbook whole: fails for XML that is not well formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        book = _parse(package, "xl/workbook.xml")
        names = [str(it.get("name")) for it in book.iter(f"{_MAIN}sheet")]
        texts = []
        if "xl/sharedStrings.xml" in package.namelist():
            shared = _parse(package, "xl/sharedStrings.xml")
            texts = [_decode(it) for it in shared.iter(f"{_MAIN}si")]
        return {name: _read_sheet(package, number, texts) for number, name in enumerate(names, 1)}


def _read_sheet(package: zipfile.ZipFile, number: int, texts: list[str]) -> ReadSheet:
    sheet = _parse(package, f"xl/worksheets/sheet{number}.xml")
    relations = f"xl/worksheets/_rels/sheet{number}.xml.rels"
    targets: dict[str | None, str] = {}
    if relations in package.namelist():
        targets = {it.get("Id"): str(it.get("Target")) for it in _parse(package, relations)}
    links = {}
    for link in sheet.iter(f"{_MAIN}hyperlink"):
        target = targets.get(link.get(f"{_OFFICE}id"), "")
        place = link.get("location")
        links[str(link.get("ref"))] = target + (f"#{place}" if place else "")
    filtered = sheet.find(f"{_MAIN}autoFilter")
    pane = sheet.find(f".//{_MAIN}pane")
    return ReadSheet(
        cells=dict(_read_cells(sheet, texts)),
        links=links,
        filtered=None if filtered is None else filtered.get("ref"),
        frozen=pane is not None and pane.get("state") == "frozen",
    )


def _read_cells(sheet: ET.Element, texts: list[str]) -> Iterator[tuple[str, _Cell]]:
    for cell in sheet.iter(f"{_MAIN}c"):
        assert cell.find(f"{_MAIN}f") is None, "a formula"
        name, kind = str(cell.get("r")), cell.get("t", "n")
        if kind == "inlineStr":
            yield name, _decode(cell)
            continue
        value = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            yield name, texts[int(value)]
        else:
            yield name, value == "1" if kind == "b" else float(value)


def _decode(cell: ET.Element) -> str:
    text = "".join(it.text or "" for it in cell.iter(f"{_MAIN}t"))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _parse(package: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(package.read(part))  # noqa: S314 (we wrote it)


def _row(name: str) -> int:
    return int(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
