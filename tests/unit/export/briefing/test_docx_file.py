"""Briefing sheets as DOCX: headings, tables with repeated heads, notes with links, equal bytes."""

import io
import zipfile
from xml.etree.ElementTree import Element, fromstring

import pytest

from jalin.export.briefing.briefing import Briefing, Run
from jalin.export.briefing.docx_file import write_docx
from sheet_factory import briefing, note, table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = briefing(
    table((Run(text="Thales", notes=(1, 2), is_strong=True), Run(text="moving", is_derived=True))),
    notes=(note(1, url="https://warta.example/a"), note(2, url="javascript:alert(1)")),
)


def read_part(written: bytes, name: str) -> Element:
    """Read a part of a document."""
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        return fromstring(parts.read(name))  # noqa: S314 (we wrote it)


def read_body(sheet: Briefing) -> Element:
    """Write a sheet and read its body."""
    return read_part(write_docx(sheet), "word/document.xml")


def read_text(element: Element) -> str:
    """Read the words of an element."""
    return "".join(it.text or "" for it in element.iter(f"{W}t"))


def list_styled(body: Element, style: str) -> list[str]:
    """List the paragraphs of a style."""
    found = []
    for paragraph in body.iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if named is not None and named.get(f"{W}val") == style:
            found.append(read_text(paragraph))
    return found


def test_headings_are_headings() -> None:
    """Whoever lists the headings of the document finds the sections."""
    body = read_body(SHEET)
    assert list_styled(body, "Title") == ["Briefing: PT Pindad"]
    assert list_styled(body, "Heading1") == ["What stands", "Sources"]
    assert list_styled(body, "Heading2") == ["Binding"]


def test_every_number_leads_to_its_note() -> None:
    """Links inside the document end at bookmarks that are there."""
    body = read_body(SHEET)
    anchors = [it.get(f"{W}anchor") for it in body.iter(f"{W}hyperlink")]
    bookmarks = [it.get(f"{W}name") for it in body.iter(f"{W}bookmarkStart")]
    assert [it for it in anchors if it] == ["note_1", "note_2"]
    assert bookmarks == ["note_1", "note_2"]


def test_only_pages_of_the_web_are_linked() -> None:
    """What is no such page stands as text."""
    links = read_part(write_docx(SHEET), "word/_rels/document.xml.rels")
    targets = [it.get("Target") for it in links if it.get("TargetMode") == "External"]
    assert targets == ["https://warta.example/a"]
    assert "javascript:alert(1)" in read_text(read_body(SHEET))


def test_the_head_of_a_table_is_repeated() -> None:
    """On each page that the table goes on to; no row is broken."""
    rows = list(read_body(SHEET).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_what_a_rule_tells_is_marked() -> None:
    """It has no note, and says so."""
    assert "moving†" in read_text(read_body(SHEET))


@pytest.mark.parametrize(("language", "region"), [("id", "id-ID"), ("en", "en-GB")])
def test_the_language_is_told(language: str, region: str) -> None:
    """So that spelling is checked in it."""
    written = write_docx(briefing(language=language))
    styles = read_part(written, "word/styles.xml")
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    assert default.get(f"{W}val") == region


def test_pages_are_a4_and_numbered() -> None:
    """At the foot stands what was seen, and the number of the page."""
    written = write_docx(SHEET)
    size = read_part(written, "word/document.xml").find(f".//{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        footers = [it for it in parts.namelist() if it.startswith("word/footer")]
    told = read_part(written, footers[0])
    assert "0011223344556677" in read_text(told)
    assert [it.get(f"{W}instr") for it in told.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_the_moment_of_writing_is_not_told() -> None:
    """Equal sheets give equal bytes, with one date in all places."""
    written = write_docx(SHEET)
    assert written == write_docx(SHEET)
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        assert {it.date_time[0] for it in parts.infolist()} == {2000}
    core = read_part(written, "docProps/core.xml")
    dates = [it.text for it in core if it.tag.endswith(("created", "modified", "lastPrinted"))]
    assert set(dates) == {"2000-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    "text", ["<w:p/>", "a & b", "bell\x07 null\x00", "\ud800", "turned\u202eback", "\ufffe"]
)
def test_any_text_is_text(text: str) -> None:
    """What XML cannot hold is left out, what it reads otherwise is escaped."""
    sheet = briefing(
        table((Run(text=text),)), notes=(note(quote=text, url=text),), title=f"x{text}"
    )
    body = read_body(sheet)
    assert not {"\x07", "\u202e"} & set(read_text(body))
    assert list_styled(body, "Title")[0].startswith("x")
