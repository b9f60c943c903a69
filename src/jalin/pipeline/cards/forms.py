"""The forms in which a card is drawn."""

import functools
from enum import StrEnum
from importlib.util import find_spec

from jalin.export.cards.card import Card, CardTheme
from jalin.export.cards.fonts.faces import FONT_PACKAGES
from jalin.export.cards.png_card import PAINTER, paint_card
from jalin.export.cards.svg_card import draw_card


class CardForm(StrEnum):
    """A form, by the ending of its files."""

    SVG = "svg"
    PNG = "png"


@functools.cache
def list_card_forms() -> tuple[CardForm, ...]:
    """List the forms that can be drawn here, with what is installed."""
    if not all(map(_is_there, FONT_PACKAGES)):
        return ()
    return tuple(CardForm) if _is_there(PAINTER) else (CardForm.SVG,)


def write_card(card: Card, form: CardForm, theme: CardTheme = CardTheme.LIGHT) -> bytes:
    """Draw a card in a form: equal cards give equal bytes.

    Raises AbortError where the fonts or, for PNG, the painter are not installed.
    """
    return draw_card(card, theme) if form is CardForm.SVG else paint_card(card, theme)


def _is_there(package: str) -> bool:
    return find_spec(package) is not None
