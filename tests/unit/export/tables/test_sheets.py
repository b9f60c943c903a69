"""Sheets of a workbook: what a cell is, what leads somewhere, and what there is no room for."""

import errno
import io
from collections.abc import Sequence

import pytest

from dataset_factory import HOSTILE
from jalin.export.tables.sheets import Book, Jump, LeftOut, Room, SheetCell
from jalin.export.tables.table import Link, TableColumn
from jalin.model import PartialDate
from workbook_reading import ReadSheet, read_workbook


def write(
    *rows: Sequence[SheetCell], folder: str | None = None, room: Room | None = None
) -> tuple[ReadSheet, LeftOut]:
    """Write rows to a sheet, and read it again."""
    width = max(map(len, rows), default=1)
    columns = [TableColumn(heading=f"c{place}") for place in range(width)]
    file = io.BytesIO()
    with Book(file, "t", folder=folder, room=room or Room()) as book:
        left_out = book.add_sheet("s", columns).write_rows(rows)
    return read_workbook(file.getvalue())["s"], left_out


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("streamed", [False, True])
def test_a_text_stays_what_it_is(
    text: str, tmp_path_factory: pytest.TempPathFactory, *, streamed: bool
) -> None:
    """No text becomes a formula, a number, a link, or markup that breaks the file."""
    folder = str(tmp_path_factory.mktemp("rows")) if streamed else None
    sheet, left_out = write((text,), folder=folder)
    # What the library would write as markup of its own is parted from it by a blank.
    tail = " " if text.endswith("</r>") else ""
    assert sheet.cells["A2"] == text + tail
    assert not sheet.links
    assert left_out == LeftOut(rows=0, links=0, texts=0)


def test_cells_are_typed() -> None:
    """Numbers, truth values and days are what they are; a month stays a text."""
    row = (7, True, False, PartialDate.parse("2026-02-04"), PartialDate.parse("2026-02"), None, "")
    sheet, _ = write(row)
    cells = {name: value for name, value in sheet.cells.items() if name.endswith("2")}
    assert cells == {"A2": 7.0, "B2": True, "C2": False, "D2": 46057.0, "E2": "2026-02"}
    assert isinstance(cells["B2"], bool)


def test_a_day_before_the_form_knows_days_is_a_text() -> None:
    """The form would show another day."""
    sheet, _ = write((PartialDate.parse("1900-02-28"), PartialDate.parse("1900-03-01")))
    assert (sheet.cells["A2"], sheet.cells["B2"]) == ("1900-02-28", 61.0)


@pytest.mark.parametrize(
    "address",
    [
        "internal:Sheet1!A1",
        "external:c:\\a.xlsx",
        "file:///etc/passwd",
        "mailto:a@b.c",
        "javascript:alert(1)",
        "https://a b.example/",
        "https://a.example/\x01",
        "https://a.example/\uffff",
        'https://a.example/"x',
        "https://a.example/" + "x" * 2_079,
    ],
)
def test_only_plain_addresses_of_the_web_are_links(address: str) -> None:
    """A file, a mail, a place in the book or a broken address is a text."""
    sheet, left_out = write((Link(text="t", address=address),))
    assert sheet.cells["A2"] == "t"
    assert not sheet.links
    assert left_out.links == 1


def test_links_lead_to_the_web_and_to_rows() -> None:
    """An address is kept with what stands behind its #; a jump names the sheet and the row."""
    links = (Link(text="a", address="https://a.example/?b=1&c=<2>#d".replace("<2>", "2")),)
    sheet, left_out = write((*links, Jump(text="j", sheet="s", row=1)))
    assert sheet.links == {"A2": "https://a.example/?b=1&c=2#d", "B2": "#'s'!A2"}
    assert (sheet.cells["A2"], sheet.cells["B2"]) == ("a", "j")
    assert left_out.links == 0


def test_headings_stay_and_filter() -> None:
    """The first row and column are frozen, and all rows can be filtered."""
    sheet, _ = write(("a", "b"), ("c", "d"))
    assert sheet.frozen
    assert sheet.filtered == "A1:B3"


def test_a_sheet_without_rows_has_its_headings() -> None:
    """Nothing to tell is told as such."""
    sheet, left_out = write()
    assert sheet.cells == {"A1": "c0"}
    assert left_out == LeftOut(rows=0, links=0, texts=0)


def test_what_there_is_no_room_for_is_counted() -> None:
    """Rows that do not fit are told, links become texts, and a long text is cut."""
    link = Link(text="a", address="https://a.example/")
    room = Room(rows=3, links=1)
    sheet, left_out = write((link, "x" * 40_000), (link, "b"), (link, "c"), (link, "d"), room=room)
    assert left_out == LeftOut(rows=2, links=1, texts=1)
    assert list(sheet.links) == ["A2"]
    assert sheet.column("A") == ["a", "a"]
    assert len(str(sheet.cells["B2"])) == 32_767
    assert sheet.filtered == "A1:B3"


class _FullDisk(io.BytesIO):
    """A file on a disk that has no room left."""

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_is_told_as_such() -> None:
    """What the library makes of it is still a file that cannot be written."""
    with pytest.raises(OSError, match="No space left"), Book(_FullDisk(), "t") as book:
        book.add_sheet("s", [TableColumn(heading="c")]).write_rows([("a",)])
