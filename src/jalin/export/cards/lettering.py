"""Words on a card: measured, broken into lines that fit, and written as text of the SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from jalin.export.atom import clean_text
from jalin.export.cards.fonts.faces import Face, load_widths

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How words look: face, size in units of the picture, and colour."""

    face: Face
    size: float
    colour: str


def add(parent: Element, name: str, **attributes: object) -> Element:
    """Add an element. Names are written with `_` for `-`; attributes that are None are left out."""
    told = {
        key.replace("_", "-"): write_value(value)
        for key, value in attributes.items()
        if value is not None
    }
    return SubElement(parent, name, told)


def write_value(value: object) -> str:
    """Write a value of an attribute: numbers with one place after the point at most."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def add_words(
    parent: Element, text: str, place: tuple[float, float], letters: Letters, anchor: str = "start"
) -> float:
    """Write words on one line and give how long they are.

    The length is written too: another font than the one they were measured by is squeezed to it.
    """
    told = clean_text(text)
    length = measure(told, letters)
    if not told:
        return length
    name = letters.face.value
    element = add(
        parent,
        "text",
        x=place[0],
        y=place[1],
        font_family=name.family,
        font_size=letters.size,
        font_weight=name.weight if name.weight != 400 else None,  # noqa: PLR2004 (400 is plain)
        font_style="italic" if name.is_italic else None,
        fill=letters.colour,
        text_anchor=anchor if anchor != "start" else None,
        textLength=length,
        lengthAdjust="spacingAndGlyphs",
    )
    element.text = told
    return length


def measure(text: str, letters: Letters) -> float:
    """Measure how long words are."""
    return load_widths(letters.face).measure(text, letters.size)


def break_lines(text: str, letters: Letters, width: float, most: int) -> tuple[str, ...]:
    """Break a text at its blanks into lines that fit; what goes beyond the last one is left out."""
    lines, left = _pack(clean_text(text).split(" "), letters, width, most)
    if left:
        lines[-1] = shorten(f"{lines[-1].removesuffix(_ELLIPSIS)} {_ELLIPSIS}", letters, width)
    return tuple(line for line in lines if line)


def join_names(
    names: Sequence[str], letters: Letters, width: float, most: int
) -> tuple[str, ...] | None:
    """Join names with dashes into lines that fit, each name whole; None where they do not."""
    told = [clean_text(name) for name in names]
    parts = [*(f"{name} –" for name in told[:-1]), *told[-1:]]
    lines, left = _pack(parts, letters, width, most)
    is_cut = left or any(line.endswith(_ELLIPSIS) for line in lines)
    return None if is_cut else tuple(lines)


def shorten(text: str, letters: Letters, width: float) -> str:
    """Cut a text so that it fits, and mark that something is missing."""
    told = clean_text(text)
    if measure(told, letters) <= width:
        return told
    while told and measure(f"{told.rstrip()} {_ELLIPSIS}", letters) > width:
        told = told.removesuffix(_ELLIPSIS).rstrip()[:-1]
    return f"{told.rstrip(' ,;:–-')} {_ELLIPSIS}"


def _pack(
    parts: Sequence[str], letters: Letters, width: float, most: int
) -> tuple[list[str], list[str]]:
    """Pack parts into lines, and give those that are left over too."""
    lines: list[str] = []
    left = list(parts)
    while left and len(lines) < most:
        line = [left.pop(0)]
        while left and measure(" ".join([*line, left[0]]), letters) <= width:
            line.append(left.pop(0))
        lines.append(shorten(" ".join(line), letters, width))
    return lines, left
