"""Reading how wide the letters of a TrueType font are: its tables cmap, head, hhea and hmtx."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SEGMENTS = 4  # the format of a table of letters up to U+FFFF
_GROUPS = 12  # and of one with all of them
_LAST_GLYPH = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWidths:
    """How far each letter of a font goes, in parts of `units` of its size."""

    units: int
    widths: Mapping[str, int]

    def has(self, letter: str) -> bool:
        """Tell whether the font draws a letter."""
        return letter in self.widths

    def measure(self, text: str, size: float) -> float:
        """Measure a text; a letter that the font has not is taken to be as wide as its size."""
        return sum(self.widths.get(it, self.units) for it in text) * size / self.units


def read_widths(content: bytes) -> LetterWidths:
    """Read a font. Raises ValueError where it is none of the form."""
    try:
        tables = dict(_list_tables(content))
        units = struct.unpack_from(">H", content, tables["head"] + 18)[0]
        n_widths = struct.unpack_from(">H", content, tables["hhea"] + 34)[0]
        advances = struct.unpack_from(">" + "Hh" * n_widths, content, tables["hmtx"])[::2]
        letters = dict(_list_letters(content, tables["cmap"]))
    except (KeyError, struct.error) as err:
        raise ValueError("not a TrueType font with widths") from err
    # The last width is that of all glyphs after it.
    widths = {chr(code): advances[min(glyph, n_widths - 1)] for code, glyph in letters.items()}
    return LetterWidths(units=units, widths=widths)


def _list_tables(content: bytes) -> Iterator[tuple[str, int]]:
    count = struct.unpack_from(">H", content, 4)[0]
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", content, 12 + 16 * number)
        yield tag.decode("latin-1"), offset


def _list_letters(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    """List the letters with their glyphs, from the tables for Unicode that the font has."""
    count = struct.unpack_from(">H", content, start + 2)[0]
    for number in range(count):
        offset = struct.unpack_from(">I", content, start + 4 + 8 * number + 4)[0]
        form = struct.unpack_from(">H", content, start + offset)[0]
        if form == _SEGMENTS:
            yield from _list_segments(content, start + offset)
        elif form == _GROUPS:
            yield from _list_groups(content, start + offset)


def _list_segments(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", content, start + 6)[0] // 2
    places = [start + 14 + 2 * count * part + (2 if part else 0) for part in range(4)]
    ends, starts, _, offsets = (struct.unpack_from(f">{count}H", content, it) for it in places)
    deltas = struct.unpack_from(f">{count}h", content, places[2])
    for number in range(count):
        for code in range(starts[number], ends[number] + 1):
            glyph = code
            if offsets[number]:
                inside = offsets[number] + 2 * (code - starts[number])
                glyph = struct.unpack_from(">H", content, places[3] + 2 * number + inside)[0]
            if glyph and code != _LAST_GLYPH:
                yield code, (glyph + deltas[number]) & _LAST_GLYPH


def _list_groups(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">I", content, start + 12)[0]
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", content, start + 16 + 12 * number)
        for code in range(first, last + 1):
            yield code, glyph + code - first
