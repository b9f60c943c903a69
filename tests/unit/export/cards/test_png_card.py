"""Cards as PNG: painted from the SVG, the same everywhere."""

import io

import pytest
from PIL import Image

from jalin.export.cards import png_card
from jalin.export.cards.card import CardTheme
from jalin.export.cards.palette import PALETTES
from jalin.export.cards.png_card import paint_card
from jalin.model import AbortError
from sheet_factory import card


def open_picture(painted: bytes) -> Image.Image:
    """Open a picture."""
    with Image.open(io.BytesIO(painted)) as picture:
        return picture.convert("RGB")


@pytest.mark.parametrize("theme", CardTheme)
def test_a_card_is_painted_on_its_paper(theme: CardTheme) -> None:
    """In its size, with the paper in its corner below."""
    picture = open_picture(paint_card(card(), theme))
    assert picture.size == (1200, 675)
    red, green, blue = picture.getpixel((2, 670))  # type: ignore[misc]
    assert f"#{red:02x}{green:02x}{blue:02x}" == PALETTES[theme].paper


def test_words_are_painted() -> None:
    """With the fonts of the card: a machine without any font shows them too."""
    one, other = (open_picture(paint_card(card(name))) for name in ("PT Pindad", "PT Len"))
    assert one.tobytes() != other.tobytes()
    title = one.crop((56, 56, 1144, 150))
    assert len(title.getcolors(maxcolors=100_000) or ()) > 2


def test_letters_that_the_fonts_have_not_are_seen_to_miss() -> None:
    """The picture is that of question marks."""
    assert open_picture(paint_card(card("한화"))).crop((56, 56, 1144, 150)).tobytes() == (
        open_picture(paint_card(card("??"))).crop((56, 56, 1144, 150)).tobytes()
    )


def test_equal_cards_give_equal_bytes() -> None:
    """Nothing but the card counts."""
    assert paint_card(card()) == paint_card(card())


def test_a_missing_painter_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what installs it."""
    monkeypatch.setattr(png_card, "PAINTER", "no_such_painter_is_installed")
    with pytest.raises(AbortError, match="resvg_py: install it"):
        paint_card(card())
