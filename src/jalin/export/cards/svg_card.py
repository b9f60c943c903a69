"""A card as SVG, 1200 by 675: real text, nothing that runs, nothing asked of other hosts."""

from xml.etree.ElementTree import Element, tostring

from jalin.export.atom import clean_text
from jalin.export.cards.card import Card, CardTheme
from jalin.export.cards.lettering import add, write_value
from jalin.export.cards.palette import PALETTES
from jalin.export.cards.parts import (
    HEIGHT,
    WIDTH,
    add_foot,
    add_head,
    add_ladder,
    add_panel,
    add_quote,
)
from jalin.export.cards.timeline_part import add_timeline

_NAMESPACE = "http://www.w3.org/2000/svg"


def draw_card(card: Card, theme: CardTheme = CardTheme.LIGHT) -> bytes:
    """Draw a card: equal cards give equal bytes. Raises AbortError without the fonts."""
    palette = PALETTES[theme]
    width, height = write_value(WIDTH), write_value(HEIGHT)
    root = Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "width": width,
            "height": height,
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-labelledby": "card-title card-desc",
            "xml:lang": card.language,
        },
    )
    add(root, "title", id="card-title").text = clean_text(card.title)
    add(root, "desc", id="card-desc").text = clean_text(card.description)
    add(root, "rect", width=width, height=height, fill=palette.paper)
    add_head(root, card, palette)
    add_ladder(root, card.ladder, palette)
    add_panel(root, card.then, 0, palette)
    add_panel(root, card.now, 1, palette)
    add_quote(root, card, palette)
    add_timeline(root, card.timeline, palette)
    add_foot(root, card, palette)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
