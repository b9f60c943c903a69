"""How a sheet looks in Word and its kin: paper, letters, headings, the language of its words."""

from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

# Letters that Word has, with what else draws them; the colours are those of the pages.
_SERIF = "Georgia"
_SANS = "Calibri"
_INK = RGBColor(0x22, 0x1D, 0x17)
_SOFT = RGBColor(0x5D, 0x53, 0x46)
_ACCENT = RGBColor(0x2D, 0x2F, 0x73)
_REGIONS = {"id": "id-ID", "en": "en-GB"}
_TEXT_SIZE = 9.5
# Each style: its letters, their size in points, their colour, and the room before and after.
_STYLES = {
    "Normal": (_SANS, _TEXT_SIZE, _INK, 0, 4),
    "Title": (_SERIF, 21, _INK, 0, 2),
    "Subtitle": (_SERIF, 11, _SOFT, 0, 6),
    "Heading 1": (_SERIF, 14, _ACCENT, 12, 2),
    "Heading 2": (_SERIF, 11, _INK, 6, 2),
    "Caption": (_SANS, 8.5, _SOFT, 2, 4),
    "Footer": (_SANS, 8, _SOFT, 0, 0),
}
CELL_STYLE = "Jalin Cell"
NOTE_STYLE = "Jalin Note"
_OWN_STYLES = {CELL_STYLE: (_SANS, 8.5, _INK, 0, 1), NOTE_STYLE: (_SANS, 7.5, _INK, 0, 2)}


def lay_out_pages(document: DocxDocument, language: str) -> None:
    """Set the paper, the styles, and the language that spelling is checked in."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin, section.bottom_margin = Cm(1.7), Cm(1.8)
    for name, look in _STYLES.items():
        _set_look(document.styles[name], look)
    for name, look in _OWN_STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set_look(style, look)
    _set_language(document, _REGIONS.get(language, language))


def _set_look(style: Any, look: tuple[str, float, RGBColor, float, float]) -> None:  # noqa: ANN401 (its class is that of the library's proxies)
    letters, size, colour, before, after = look
    assert isinstance(style, ParagraphStyle)  # all that are named above are
    style.font.name = letters
    style.font.size = Pt(size)
    style.font.color.rgb = colour
    style.font.italic = style.name in {"Subtitle", "Caption"}
    style.font.bold = style.name.startswith("Heading")
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.0
    # A theme's letters would go before those that are named.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), letters)
    border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _set_language(document: DocxDocument, region: str) -> None:
    """Name the language in what all styles rest on, and for the letters of the theme."""
    properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    assert properties is not None  # the library's template has it
    for language in properties.iter(qn("w:lang")):
        for name in ("val", "eastAsia"):
            language.set(qn(f"w:{name}"), region)
    settings = document.settings.element
    for theme in settings.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), region)


def build_element(name: str, /, **attributes: str) -> Any:  # noqa: ANN401 (elements have no types)
    """Build an element of the form by its name without prefix."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
