"""Reading how wide the letters of a font are."""

import struct

import pytest
from PIL import ImageFont

from jalin.export.cards.fonts.faces import Face, find_font, load_widths
from jalin.export.cards.fonts.font_file import LetterWidths, read_widths

SIZE = 1000


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("letter", ["A", "i", "–", "é", "ş", "7", " "])
def test_letters_are_as_wide_as_they_are_drawn(face: Face, letter: str) -> None:
    """Another reader of fonts measures the same."""
    drawn = ImageFont.truetype(str(find_font(face)), SIZE).getlength(letter)
    assert load_widths(face).measure(letter, SIZE) == pytest.approx(drawn, abs=1)


def test_a_letter_that_is_missing_is_as_wide_as_the_size() -> None:
    """So that a line of such letters is not too long."""
    widths = LetterWidths(units=1000, widths={"a": 500})
    assert widths.measure("a한", 20) == 30
    assert (widths.has("a"), widths.has("한")) == (True, False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x00\x00",
        b"not a font, but long enough to be looked at",
        struct.pack(">IHHHH", 0x10000, 0, 0, 0, 0),
        struct.pack(">IHHHH", 0x10000, 1, 0, 0, 0) + struct.pack(">4sIII", b"head", 0, 99, 4),
    ],
)
def test_what_is_no_font_is_refused(content: bytes) -> None:
    """Whatever its first bytes are."""
    with pytest.raises(ValueError, match="font"):
        read_widths(content)
