"""A card as a picture in points, drawn from its SVG with the fonts of the card alone."""

import importlib
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from jalin.export.atom import clean_text
from jalin.export.cards.card import Card, CardTheme
from jalin.export.cards.fonts.faces import list_font_files, replace_unknown
from jalin.export.cards.svg_card import draw_card
from jalin.model import AbortError

_Value = TypeVar("_Value")
# The package that paints: a renderer of SVG that asks nothing of the system.
PAINTER = "resvg_py"


def paint_card(card: Card, theme: CardTheme = CardTheme.LIGHT) -> bytes:
    """Paint a card as PNG, the same on every machine. Raises AbortError where parts are missing.

    A letter that the fonts have not is shown as a question mark.
    """
    painted: bytes = _load_painter().svg_to_bytes(
        svg_string=draw_card(_spell(card), theme).decode(),
        skip_system_fonts=True,
        font_files=list(list_font_files()),
    )
    return bytes(painted)


def _spell(value: _Value) -> _Value:
    """Spell all texts of a value with the letters that the fonts have, before they are measured."""
    spelt: object = value
    if isinstance(value, tuple):
        spelt = tuple(map(_spell, value))
    elif isinstance(value, str) and not isinstance(value, Enum):
        spelt = replace_unknown(clean_text(value))
    elif is_dataclass(value) and not isinstance(value, type):
        told = {it.name: _spell(getattr(value, it.name)) for it in fields(value)}
        spelt = replace(value, **told)
    return cast("_Value", spelt)


def _load_painter() -> Any:  # noqa: ANN401 (it is loaded only where it is needed)
    try:
        return importlib.import_module(PAINTER)
    except ModuleNotFoundError as err:
        raise AbortError("pictures are painted by resvg_py: install it") from err
