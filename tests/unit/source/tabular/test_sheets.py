"""Workbooks are read sheet by sheet and row by row, without being laid out."""

import io
import time
import tracemalloc
import zipfile

import pytest

from jalin.model import Document, PartialDate, Skipped
from jalin.source import SourceOptions
from made_sources import BODY, make_row, make_workbook, make_zip
from source_reading import Read

HEAD = make_row(1, "title", "content", "publish_date", "source")
BOUND_S = 8


def _tell(found: list[Document | Skipped]) -> list[str]:
    return [item.reason if isinstance(item, Skipped) else item.name for item in found]


def test_workbook_of_news_watch(read: Read) -> None:
    """The workbook of news-watch is read as it is, all its sheets."""
    row = make_row(2, "Judul", BODY, "2026-02-04 14:05:00", "kabar.example")
    found = read("berita.xlsx", make_workbook({"Lembar 1": HEAD + row, "B": HEAD + row}))
    assert _tell(found) == ["berita:Lembar 1:2", "berita:B:2"]
    document = found[0]
    assert isinstance(document, Document)
    assert (document.title, document.outlet) == ("Judul", "kabar.example")
    assert (document.text, document.published) == (BODY, PartialDate.parse("2026-02-04"))
    assert document.source is not None
    assert document.source.endswith("berita.xlsx:Lembar 1:2")


def _row(*cells: str) -> str:
    text = f'<c r="B2" t="inlineStr"><is><t>{BODY}</t></is></c>'
    return f'<row r="2">{text}{"".join(cells)}</row>'


@pytest.mark.parametrize(
    ("cell", "published"),
    [
        ('<c r="C2" s="1"><v>46057</v></c>', "2026-02-04"),
        ('<c r="C2" s="1"><v>46057.99</v></c>', "2026-02-04"),
        ('<c r="C2" s="2"><v>46057</v></c>', "2026-02-04"),
        ('<c r="C2"><v>46057</v></c>', "None"),
        ('<c r="C2"><v>2026</v></c>', "2026"),
        ('<c r="C2" s="1"><v>0.5</v></c>', "None"),
        ('<c r="C2" s="1"><v>1e300</v></c>', "None"),
        ('<c r="C2" s="1"><v>nan</v></c>', "None"),
        ('<c r="C2" s="9"><v>46057</v></c>', "None"),
        ('<c r="C2" t="d"><v>2026-02-04T00:00:00</v></c>', "2026-02-04"),
        ('<c r="C2" t="str"><f>TEXT(1)</f><v>4 Februari 2026</v></c>', "2026-02-04"),
        ('<c r="C2" t="s"><v>0</v></c>', "2026-02-04"),
        ('<c r="C2" t="s"><v>7</v></c>', "None"),
        ('<c r="C2" t="e"><v>#N/A</v></c>', "None"),
        ('<c r="C2" t="b"><v>1</v></c>', "None"),
    ],
)
def test_cells(read: Read, cell: str, published: str) -> None:
    """A cell that is shown as a date is one, in built-in formats and others."""
    texts = "<si><r><t>4 Februari </t></r><r><t>2026</t></r><rPh><t>x</t></rPh></si>"
    book = make_workbook({"S": HEAD + _row(cell)}, texts=texts, formats=("0", "14", "164"))
    (document,) = read("b.xlsx", book)
    assert isinstance(document, Document)
    assert str(document.published) == published


def test_days_from_1904(read: Read) -> None:
    """A workbook that counts its days from 1904 says so."""
    content = make_workbook({"S": HEAD + _row('<c r="C2" s="1"><v>44595</v></c>')})
    late = _replace(content, "xl/workbook.xml", "<sheets>", '<workbookPr date1904="1"/><sheets>')
    (document,) = read("b.xlsx", late)
    assert isinstance(document, Document)
    assert document.published == PartialDate.parse("2026-02-04")


def _replace(content: bytes, part: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    members[part] = members[part].replace(old, new)
    return make_zip(members)


def test_cells_without_places(read: Read) -> None:
    """Rows and cells that do not say where they stand follow one another."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("J", BODY))
    rows = f'<row><c t="str"><v>title</v></c><c t="str"><v>text</v></c></row><row>{cells}</row>'
    assert _tell(read("b.xlsx", make_workbook({"S": rows}))) == ["b:S:2"]


def test_empty_rows_and_columns(read: Read) -> None:
    """A head below the first row, rows without a cell and cells under no head do no harm."""
    rows = make_row(3, "", "content") + make_row(5, "x", BODY, "y") + make_row(9, "nothing")
    rows += '<row r="7"/>' + make_row(8, "", BODY)
    assert _tell(read("b.xlsx", make_workbook({"S": rows, "kosong": ""}))) == ["b:S:5", "b:S:8"]


def test_line_breaks(read: Read) -> None:
    """A line break of another system is one line break."""
    book = make_workbook({"S": make_row(1, "text") + make_row(2, f"{BODY}_x000D_\nBaris dua.")})
    (document,) = read("b.xlsx", book)
    assert isinstance(document, Document)
    assert document.text == f"{BODY}\nBaris dua."


def test_row_beyond_the_limit(read: Read) -> None:
    """A row too large is told alone, whether its texts stand in it or are shared."""
    long = "x" * 3_000
    shared = '<row r="3"><c t="s"><v>0</v></c></row>'
    rows = make_row(1, "text") + make_row(2, long) + shared + make_row(4, BODY)
    book = make_workbook({"S": rows}, texts=f"<si><t>{long}</t></si>")
    told = _tell(read("b.xlsx", book, SourceOptions(max_document_bytes=1_000)))
    assert told == ["too_large", "too_large", "b:S:4"]


def test_far_corners(read: Read) -> None:
    """Two cells in far corners cost what two cells cost."""
    rows = HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1"><v>1</v></c></row>'
    tracemalloc.start()
    read("b.xlsx", make_workbook({"S": rows}))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def _laugh() -> str:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    return f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]>'


SOUND = make_workbook({"S": HEAD + _row()})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (_replace(SOUND, "xl/worksheets/s0.xml", "<worksheet", f"{_laugh()}<worksheet"), "broken"),
        (_replace(SOUND, "xl/sharedStrings.xml", "<sst", f"{_laugh()}<sst"), "broken"),
        (_replace(SOUND, "xl/workbook.xml", "</workbook>", ""), "broken"),
        (_replace(SOUND, "xl/_rels/workbook.xml.rels", "rt", "rs"), None),
        (_replace(SOUND, "xl/_rels/workbook.xml.rels", "s0.xml", "no.xml"), "broken"),
        (_replace(SOUND, "xl/worksheets/s0.xml", "<row", "<a>" * 200_000 + "<row"), "broken"),
        (make_workbook({"S": HEAD + " " * 50_000_000}), "bomb"),
        (make_workbook({}), "empty"),
        (make_zip({"a.txt": BODY}), "broken"),
        (SOUND[:-30], "truncated"),
        (SOUND[:200], "truncated"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "encrypted"),
        (b"bukan buku kerja", "broken"),
    ],
)
def test_broken_workbook(read: Read, content: bytes, reason: str | None) -> None:
    """A workbook that cannot be read, or is made to blow up, is told with its reason."""
    start = time.process_time()
    *_, found = read("b.xlsx", content)
    assert getattr(found, "reason", None) == reason
    assert time.process_time() - start < BOUND_S


def test_shared_texts_beyond_the_limit(read: Read) -> None:
    """Texts that do not fit into memory are not loaded."""
    book = make_workbook({"S": HEAD}, texts=f"<si><t>{'x' * 5_000}</t></si>")
    assert _tell(read("b.xlsx", book, SourceOptions(max_json_bytes=2_000))) == ["too_large"]


def test_broken_sheet_among_others(read: Read) -> None:
    """A sheet that breaks off is read up to there and told, and the next one is read."""
    good = HEAD + make_row(2, "J", BODY)
    book = make_workbook({"A": good + "</x>", "B": good})
    assert _tell(read("b.xlsx", book)) == ["b:A:2", "broken", "b:B:2"]


@pytest.mark.parametrize(
    ("title", "told"), [("Daftar berita", ["a:B:3"]), ("content", ["a:B:2", "a:B:3"])]
)
def test_title_above_the_head(read: Read, title: str, told: list[str]) -> None:
    """A single cell above a wider head is the title of the sheet, unless it names a column."""
    head = make_row(2, "content", "tanggal")
    rows = make_row(1, title) + head + make_row(3, BODY, "4 Februari 2026")
    assert _tell(read("a.xlsx", make_workbook({"B": rows}))) == told


def test_sheet_of_one_unknown_column(read: Read) -> None:
    """The rows of a sheet whose only column is not known are told."""
    rows = make_row(1, "kolom") + make_row(2, BODY) + make_row(3, BODY, "x")
    assert _tell(read("a.xlsx", make_workbook({"B": rows}))) == ["no_text", "no_text"]
