"""The parts of a card from the top: its head, the ladder, then and now, the sentence, the foot."""

from xml.etree.ElementTree import Element

from jalin.export.cards.card import Card, CardLadder, CardPanel, CardQuote, Tone
from jalin.export.cards.fonts.faces import Face
from jalin.export.cards.lettering import (
    Letters,
    add,
    add_words,
    break_lines,
    join_names,
    measure,
    shorten,
)
from jalin.export.cards.palette import Palette

WIDTH, HEIGHT = 1200.0, 675.0
LEFT, RIGHT = 56.0, 1144.0
# The title is set in the first of these ways in which all names fit: a size, and so many lines.
_TITLE_SIZES = ((42.0, 1), (36.0, 1), (36.0, 2), (31.0, 2), (26.0, 2))
_TITLE_TOP, _TITLE_BOTTOM = 56.0, 150.0
_LADDER_Y = 200.0
_RUNG_HEIGHT = 13.0
_BREAK_ROOM = 34.0
_PANEL_TOP, _PANEL_HEIGHT = 246.0, 112.0
_PANEL_GAP = 20.0
# Where a deal stands is set in the first of these sizes in which it fits.
_STANDING_SIZES = (19.0, 17.5, 16.0)
_QUOTE_TOP = 376.0
_RIVALS_WIDTH = 380.0
# A sentence that begins with a mark of quotation needs none of ours.
_QUOTES = ('"', "“", "‘", "'", "«")


def add_head(root: Element, card: Card, palette: Palette) -> None:
    """Draw the woven edge, what the deal is about, and its parties."""
    _add_weave(root, palette)
    about = Letters(face=Face.TEXT, size=17.0, colour=palette.soft)
    add_words(root, shorten(card.about, about, RIGHT - LEFT), (LEFT, 47.0), about)
    letters, lines = _set_title(card, palette)
    step = letters.size * 1.14
    room = _TITLE_BOTTOM - _TITLE_TOP
    y = _TITLE_TOP + (room - step * len(lines)) / 2 + letters.size * 0.84
    for number, line in enumerate(lines):
        add_words(root, line, (LEFT, y + step * number), letters)


def add_ladder(root: Element, ladder: CardLadder, palette: Palette) -> None:
    """Draw the rungs with the break between what binds nobody and what binds."""
    n_intent = sum(not rung.is_binding for rung in ladder.rungs)
    width = (RIGHT - LEFT - _BREAK_ROOM) / len(ladder.rungs)
    soft = Letters(face=Face.TEXT, size=14.0, colour=palette.soft)
    places = []
    for number, rung in enumerate(ladder.rungs):
        x = LEFT + width * number + (_BREAK_ROOM if number >= n_intent else 0.0)
        tone = Tone.BINDING if rung.is_binding else Tone.INTENT
        add(
            root,
            "rect",
            x=x,
            y=_LADDER_Y,
            width=width - 6,
            height=_RUNG_HEIGHT,
            rx=2,
            fill=palette.fills[tone] if rung.is_reached else palette.sunk,
            stroke=palette.fills[tone] if rung.is_reached else palette.line,
        )
        is_here = number in (ladder.then, ladder.now)
        strong = Letters(face=Face.STRONG, size=14.0, colour=palette.inks[tone])
        letters = strong if is_here else soft
        add_words(root, shorten(rung.word, letters, width - 6), (x, _LADDER_Y + 31), letters)
        places.append(x)
    middle = LEFT + width * n_intent + _BREAK_ROOM / 2 - 3
    add(
        root,
        "path",
        d=f"M{middle:.1f} {_LADDER_Y - 40:.1f}V{_LADDER_Y + 34:.1f}",
        stroke=palette.strong_line,
        stroke_width=1.5,
        stroke_dasharray="4 3",
    )
    loose, binding = ladder.sides
    y = _LADDER_Y - 28
    add_words(root, f"← {loose}", (middle - 10, y), soft, anchor="end")
    add_words(root, f"{binding} →", (middle + 10, y), soft)
    _add_standing(root, ladder, places, palette)
    if ladder.left is not None:
        _add_left(root, ladder, places, width, palette)


def add_panel(root: Element, panel: CardPanel, number: int, palette: Palette) -> None:
    """Draw then (the first) or now (the second)."""
    width = (RIGHT - LEFT - _PANEL_GAP) / 2
    x = LEFT + number * (width + _PANEL_GAP)
    add(
        root,
        "rect",
        x=x,
        y=_PANEL_TOP,
        width=width,
        height=_PANEL_HEIGHT,
        rx=4,
        fill=palette.sunk if number else palette.raised,
        stroke=palette.line,
    )
    inner, room = x + 18, width - 36
    head = Letters(face=Face.HEAD, size=20.0, colour=palette.ink)
    soft = Letters(face=Face.TEXT, size=15.0, colour=palette.soft)
    length = add_words(root, panel.heading, (inner, _PANEL_TOP + 28), head)
    when = shorten(panel.when, soft, room - length - 14)
    add_words(root, when, (inner + length + 14, _PANEL_TOP + 28), soft)
    colour = palette.ink if panel.tone is None else palette.inks[panel.tone]
    strong = _fit(panel.standing, colour, room)
    add_words(root, shorten(panel.standing, strong, room), (inner, _PANEL_TOP + 57), strong)
    plain = Letters(face=Face.TEXT, size=15.5, colour=palette.ink)
    for place, line in enumerate(panel.lines[:2]):
        told = shorten(line, plain, room)
        add_words(root, told, (inner, _PANEL_TOP + 80 + 20.0 * place), plain)


def add_quote(root: Element, card: Card, palette: Palette) -> None:
    """Draw the sentence that carries the stage and, where there are, what others say beside it."""
    width = RIGHT - LEFT
    if card.rivals:
        _add_rivals(root, card, palette)
        width -= _RIVALS_WIDTH + 24
    if card.quote is not None:
        _add_sentence(root, card.quote, width, palette)


def add_foot(root: Element, card: Card, palette: Palette) -> None:
    """Draw the line that a citation needs."""
    y = 652.0
    add(root, "path", d=f"M{LEFT:.0f} 628H{RIGHT:.0f}", stroke=palette.line)
    brand = Letters(face=Face.TITLE, size=18.0, colour=palette.ink)
    small = Letters(face=Face.TEXT, size=14.5, colour=palette.soft)
    length = add_words(root, card.brand, (LEFT, y), brand)
    told = shorten(" · ".join(card.footer), small, RIGHT - LEFT - length - 24)
    add_words(root, told, (RIGHT, y), small, anchor="end")


def _set_title(card: Card, palette: Palette) -> tuple[Letters, tuple[str, ...]]:
    """Set the parties as large as they fit: all of them, else the first ones and how many more."""
    width = RIGHT - LEFT
    for size, most in _TITLE_SIZES:
        letters = Letters(face=Face.TITLE, size=size, colour=palette.ink)
        lines = join_names(card.parties, letters, width, most)
        if lines is not None:
            return letters, lines
    for left, more in enumerate(card.more[:-1], start=1):
        lines = join_names((*card.parties[:-left], more), letters, width, most)
        if lines is not None:
            return letters, lines
    if len(card.parties) > 1:
        return letters, _cut_names(card, letters, width)
    return letters, break_lines(card.parties[0], letters, width, most)


def _cut_names(card: Card, letters: Letters, width: float) -> tuple[str, str]:
    """Cut two names to a line each: who the partner is matters more than the end of a name."""
    first, second, *others = card.parties
    dash = " –"
    more = f"{dash} {card.more[len(others) - 1]}" if others else ""
    return (
        f"{shorten(first, letters, width - measure(dash, letters))}{dash}",
        f"{shorten(second, letters, width - measure(more, letters))}{more}",
    )


def _add_weave(root: Element, palette: Palette) -> None:
    """Draw the edge of three threads that the pages have too."""
    colours = (palette.accent, palette.fills[Tone.INTENT], palette.fills[Tone.BINDING])
    step = 24.0
    for number in range(int(WIDTH / step)):
        add(
            root,
            "rect",
            x=step * number,
            y=0,
            width=18,
            height=6,
            fill=colours[number % len(colours)],
        )


def _fit(text: str, colour: str, width: float) -> Letters:
    """Choose the largest letters in which a text fits, or the smallest."""
    sizes = (Letters(face=Face.STRONG, size=size, colour=colour) for size in _STANDING_SIZES)
    chosen = list(sizes)
    return next((it for it in chosen if measure(text, it) <= width), chosen[-1])


def _add_standing(root: Element, ladder: CardLadder, places: list[float], palette: Palette) -> None:
    """Mark above the ladder where the deal stood first and stands now."""
    strong = Letters(face=Face.STRONG, size=14.0, colour=palette.ink)
    if ladder.then is not None and ladder.then == ladder.now:
        _add_pointer(root, ladder.both_word, places[ladder.now], strong)
        return
    for place, word in ((ladder.then, ladder.then_word), (ladder.now, ladder.now_word)):
        if place is not None:
            _add_pointer(root, word, places[place], strong)


def _add_pointer(root: Element, word: str, x: float, letters: Letters) -> None:
    y = _LADDER_Y - 7
    path = f"M{x:.1f} {y - 6:.1f}h10l-5 7z"
    add(root, "path", d=path, fill=letters.colour)
    add_words(root, word, (x + 15, y), letters)


def _add_left(
    root: Element, ladder: CardLadder, places: list[float], width: float, palette: Palette
) -> None:
    """Cross the ladder out above the rung that was reached, and say how the deal left it."""
    assert ladder.left is not None  # the caller looks
    reached = [place for place, rung in enumerate(ladder.rungs) if rung.is_reached]
    x = places[reached[-1]] + width - 6 if reached else LEFT + 20
    ink = palette.inks[Tone.OFF]
    y = _LADDER_Y + _RUNG_HEIGHT / 2
    cross = f"M{x - 20:.1f} {y - 10:.1f}l20 20m0 -20l-20 20"
    add(root, "path", d=cross, stroke=ink, stroke_width=3.5, fill="none")
    letters = Letters(face=Face.STRONG, size=15.0, colour=ink)
    word = f"{ladder.now_word}: {ladder.left}"
    start = min(x + 8, RIGHT - measure(word, letters))
    if ladder.then is not None and places[ladder.then] <= start:
        # What stands above the first rung is not written over.
        start = max(start, places[ladder.then] + 32 + measure(ladder.then_word, letters))
    add_words(root, word, (start, _LADDER_Y - 7), letters)


def _add_sentence(root: Element, quote: CardQuote, width: float, palette: Palette) -> None:
    letters = Letters(face=Face.QUOTE, size=19.0, colour=palette.ink)
    told = quote.text if quote.text[:1] in _QUOTES else f"“{quote.text}”"
    lines = break_lines(told, letters, width - 22, 3)
    height = 26.0 * len(lines) + 22
    add(root, "rect", x=LEFT, y=_QUOTE_TOP, width=3, height=height, fill=palette.accent)
    for number, line in enumerate(lines):
        add_words(root, line, (LEFT + 20, _QUOTE_TOP + 19 + 26.0 * number), letters)
    small = Letters(face=Face.TEXT, size=15.0, colour=palette.soft)
    told = shorten(quote.source, small, width - 22)
    add_words(root, told, (LEFT + 20, _QUOTE_TOP + 16 + 26.0 * len(lines)), small)


def _add_rivals(root: Element, card: Card, palette: Palette) -> None:
    x = RIGHT - _RIVALS_WIDTH
    add(
        root,
        "rect",
        x=x,
        y=_QUOTE_TOP,
        width=_RIVALS_WIDTH,
        height=104.0,
        rx=4,
        fill=palette.dispute_wash,
        stroke=palette.dispute,
    )
    head = Letters(face=Face.STRONG, size=15.5, colour=palette.dispute)
    add_words(
        root, shorten(card.rivals_head, head, _RIVALS_WIDTH - 32), (x + 16, _QUOTE_TOP + 24), head
    )
    plain = Letters(face=Face.TEXT, size=14.5, colour=palette.ink)
    most = 4 // len(card.rivals)
    lines = [
        it for told in card.rivals for it in break_lines(told, plain, _RIVALS_WIDTH - 32, most)
    ]
    for number, line in enumerate(lines):
        add_words(root, line, (x + 16, _QUOTE_TOP + 43 + 18.0 * number), plain)
