"""The colours of a card: words can be read on both papers."""

import pytest

from jalin.export.cards.card import CardTheme, Tone
from jalin.export.cards.palette import PALETTES, Palette

# What WCAG AA asks for words of the usual size.
LEAST = 4.5


def shine(colour: str) -> float:
    """Tell how bright a colour is, as WCAG counts it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Tell how well two colours are told apart."""
    low, high = sorted((shine(first), shine(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_words_can_be_read(palette: Palette) -> None:
    """On every ground on which they stand."""
    inks = (palette.ink, palette.soft, *palette.inks.values())
    grounds = (palette.paper, palette.raised, palette.sunk)
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= LEAST
    assert contrast(palette.dispute, palette.dispute_wash) >= LEAST
    assert contrast(palette.ink, palette.dispute_wash) >= LEAST


@pytest.mark.parametrize("theme", CardTheme)
def test_every_tone_has_its_colours(theme: CardTheme) -> None:
    """For words and for areas."""
    assert set(PALETTES[theme].inks) == set(PALETTES[theme].fills) == set(Tone)
