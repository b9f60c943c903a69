"""A briefing sheet as a document of Office Open XML, to be printed on A4 or edited.

Each note has a bookmark, and every number leads to it: one source may be cited from many places,
which footnotes of Word cannot be.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Any

import docx
from docx.document import Document as DocxDocument
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Emu
from docx.table import Table
from docx.text.paragraph import Paragraph

from jalin.export.atom import clean_text
from jalin.export.briefing.addresses import find_web_address
from jalin.export.briefing.briefing import (
    Briefing,
    BriefingSection,
    BriefingTable,
    Cell,
    Line,
    Note,
    Run,
)
from jalin.export.briefing.docx_styles import (
    CELL_STYLE,
    NOTE_STYLE,
    build_element,
    lay_out_pages,
)

_TABLE_STYLE = "Table Grid"
_AUTHOR = "Jalin"
# The moment of writing says nothing about the register. A zip knows no year before 1980.
_WRITTEN = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_FIFTIETHS = 50  # widths of tables in Word are fiftieths of a per cent
_LINE_COLOUR = "D8CFBD"
_HEAD_FILL = "EDE6D8"
_LINK_COLOUR = "2D2F73"


def write_docx(briefing: Briefing) -> bytes:
    """Write a sheet: equal sheets give equal bytes."""
    document = docx.Document()
    lay_out_pages(document, briefing.language)
    _set_properties(document, briefing)
    document.add_paragraph(clean_text(briefing.title), style="Title")
    document.add_paragraph(clean_text(briefing.kicker), style="Subtitle")
    for heading, told in briefing.facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Emu(0)
        paragraph.add_run(f"{clean_text(heading)}: ").bold = True
        paragraph.add_run(clean_text(told))
    document.add_paragraph(clean_text(briefing.legend), style="Caption")
    for section in briefing.sections:
        _add_section(document, section)
    document.add_heading(clean_text(briefing.notes_title), level=1)
    _begin_columns(document)
    for note in briefing.notes:
        _add_note(document, note)
    _add_footer(document, briefing.footer)
    return _pack(document)


def _set_properties(document: DocxDocument, briefing: Briefing) -> None:
    told = document.core_properties
    told.title, told.subject = clean_text(briefing.title), clean_text(briefing.footer)
    told.author = told.last_modified_by = _AUTHOR
    told.comments = told.keywords = told.category = ""
    told.created = told.modified = told.last_printed = _WRITTEN
    told.revision = 1
    told.language = briefing.language


def _add_section(document: DocxDocument, section: BriefingSection) -> None:
    document.add_heading(clean_text(section.title), level=1)
    lead = document.add_paragraph(clean_text(section.lead), style="Caption")
    lead.paragraph_format.keep_with_next = True
    for table in section.tables:
        _add_table(document, table)
    for remark in section.remarks:
        document.add_paragraph(clean_text(remark))


def _add_table(document: DocxDocument, told: BriefingTable) -> None:
    if told.title is not None:
        document.add_heading(clean_text(told.title), level=2)
    table = document.add_table(rows=0, cols=len(told.columns), style=_TABLE_STYLE)
    _set_table_look(table, [column.share for column in told.columns], _find_width(document))
    head = _add_row(table, [((Run(text=it.heading, is_strong=True),),) for it in told.columns])
    head.append(build_element("tblHeader"))
    for cell in table.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 (the library has no shading)
            build_element("shd", val="clear", color="auto", fill=_HEAD_FILL)
        )
    for row in told.rows:
        _add_row(table, row)
    if told.left_out is not None:
        document.add_paragraph(clean_text(told.left_out), style="Caption")
    else:
        gap = document.add_paragraph(style=CELL_STYLE)
        gap.paragraph_format.space_after = Emu(0)


def _set_table_look(table: Table, shares: Iterable[int], text_width: int) -> None:
    """Set the widths of the columns, and lines between the rows alone."""
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 (the library has neither borders nor shares)
    for old in (properties.find(build_element(name).tag) for name in ("tblW", "tblBorders")):
        if old is not None:
            properties.remove(old)
    width = build_element("tblW", type="pct", w=str(100 * _FIFTIETHS))
    borders = build_element("tblBorders")
    for edge in ("top", "bottom", "insideH"):
        borders.append(build_element(edge, val="single", sz="4", space="0", color=_LINE_COLOUR))
    for edge in ("left", "right", "insideV"):
        borders.append(build_element(edge, val="nil"))
    style = properties.find(build_element("tblStyle").tag)
    style.addnext(width)
    layout = properties.find(build_element("tblLayout").tag)
    layout.addprevious(borders)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(text_width * share // 100)


def _find_width(document: DocxDocument) -> int:
    """Find how wide the text of a page is."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page is not None  # all three are set with the paper
    assert left is not None
    assert right is not None
    return int(page - left - right)


def _add_row(table: Table, cells: Iterable[Cell]) -> Any:  # noqa: ANN401 (elements have no types)
    """Add a row that stays on one page, and give its properties."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    for place, column, told in zip(row.cells, table.columns, cells, strict=True):
        place.width = column.width
        for number, line in enumerate(told):
            paragraph = place.paragraphs[0] if not number else place.add_paragraph()
            paragraph.style = CELL_STYLE
            _add_line(paragraph, line)
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 (the library has no such property)
    properties.append(build_element("cantSplit"))
    return properties


def _add_line(paragraph: Paragraph, line: Line) -> None:
    for run in line:
        before = " " if run.text[:1].isspace() else ""
        after = " " if run.text[-1:].isspace() and run.text.strip() else ""
        paragraph.add_run(f"{before}{clean_text(run.text)}{after}").bold = run.is_strong or None
        if run.is_derived:
            paragraph.add_run("†").font.superscript = True
        for place, number in enumerate(run.notes):
            if place:
                paragraph.add_run(",").font.superscript = True
            _add_link(paragraph, str(number), anchor=_name_note(number))


def _add_link(
    paragraph: Paragraph, text: str, *, anchor: str | None = None, address: str | None = None
) -> None:
    """Add words that lead to a bookmark, raised like a note's number, or to a page of the web."""
    if anchor is not None:
        link = build_element("hyperlink", anchor=anchor, history="1")
    else:
        assert address is not None  # a link leads somewhere
        target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = build_element("hyperlink", history="1")
        link.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", target)
    run = paragraph.add_run(text)
    if anchor is not None:
        run.font.superscript = True
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 (the library has no links)
    properties.append(build_element("color", val=_LINK_COLOUR))
    link.append(run._r)  # noqa: SLF001 (the same)
    paragraph._p.append(link)  # noqa: SLF001 (the same)


def _name_note(number: int) -> str:
    return f"note_{number}"


def _add_note(document: DocxDocument, note: Note) -> None:
    paragraph = document.add_paragraph(style=NOTE_STYLE)
    start = build_element("bookmarkStart", id=str(note.number), name=_name_note(note.number))
    end = build_element("bookmarkEnd", id=str(note.number))
    paragraph._p.append(start)  # noqa: SLF001 (the library has no bookmarks)
    paragraph.add_run(f"{note.number}. ").bold = True
    paragraph._p.append(end)  # noqa: SLF001 (the same)
    paragraph.add_run(f"“{clean_text(note.quote)}”").italic = True
    paragraph.add_run(f" — {clean_text(note.source)}")
    address = find_web_address(note.url)
    if address is not None:
        paragraph.add_run(", ")
        _add_link(paragraph, address, address=address)
    elif note.url is not None:
        paragraph.add_run(f", {clean_text(note.url)}")
    paragraph.add_run(f" ({clean_text(note.place)})")


def _begin_columns(document: DocxDocument) -> None:
    """Set what follows, the small print of the notes, in two columns."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    properties = section._sectPr  # noqa: SLF001 (the library has no columns)
    for old in properties.findall(build_element("cols").tag):
        properties.remove(old)
    properties.append(build_element("cols", num="2", space="340"))


def _add_footer(document: DocxDocument, text: str) -> None:
    """Write what stands at the foot of each page: what is seen, and the number of the page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run(f"{clean_text(text)} · ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run("/")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, name: str) -> None:
    """Add what the program that shows the document works out, such as the number of the page."""
    field = build_element("fldSimple", instr=name)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001 (the library has no fields)
    paragraph._p.append(field)  # noqa: SLF001 (the same)


def _pack(document: DocxDocument) -> bytes:
    """Pack the parts in their order, all with one date."""
    saved = io.BytesIO()
    document.save(saved)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as parts,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in parts.namelist():
            told = zipfile.ZipInfo(name, _ZIP_DATE)
            told.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(told, parts.read(name))
    return packed.getvalue()
