"""The timeline of a card: two lanes, marks told apart by their shape, and the day asked about."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from jalin.export.cards.card import CardMark, CardTimeline, Shape
from jalin.export.cards.fonts.faces import Face
from jalin.export.cards.lettering import Letters, add, add_words, measure, shorten
from jalin.export.cards.palette import Palette
from jalin.export.cards.parts import LEFT, RIGHT
from jalin.export.cards.shapes import RADIUS, add_shape

_TOP = 498.0
_LANES = (536.0, 572.0)
_BOTTOM = 592.0
_LANE_WORDS = 116.0
_START, _END = LEFT + _LANE_WORDS, RIGHT - 8
_DONE = frozenset({Shape.FACT, Shape.STANDSTILL, Shape.CEREMONY})
_LEGEND_GAP = 22.0
# A year is not written nearer to the day that is asked about.
_YEAR_ROOM = 24.0


def add_timeline(root: Element, timeline: CardTimeline, palette: Palette) -> None:
    """Draw the timeline with the words that explain its shapes."""
    soft = Letters(face=Face.TEXT, size=14.0, colour=palette.soft)
    first, last = _add_today(root, timeline, palette)
    for tick in timeline.ticks:
        x = _place(tick.at)
        path = f"M{x:.1f} {_TOP + 8:.0f}V{_BOTTOM:.0f}"
        add(root, "path", d=path, stroke=palette.line)
        if tick.word is not None and not first < x < last:
            add_words(root, tick.word, (x, _BOTTOM + 16), soft, anchor="middle")
    lane_words = Letters(face=Face.HEAD, size=17.0, colour=palette.ink)
    for number, (word, y) in enumerate(zip(timeline.lanes, _LANES, strict=True)):
        add_words(root, shorten(word, lane_words, _LANE_WORDS - 12), (LEFT, y + 5), lane_words)
        dashes = "5 4" if number else None
        path = f"M{_START:.0f} {y:.0f}H{_END:.0f}"
        add(root, "path", d=path, stroke=palette.strong_line, stroke_dasharray=dashes)
    for mark in timeline.marks:
        _add_mark(root, mark, palette)
    _add_labels(root, timeline.marks, palette)
    _add_legend(root, timeline, palette)


def _place(share: float) -> float:
    return _START + share * (_END - _START)


def _lane(mark: CardMark) -> float:
    return _LANES[0] if mark.shape in _DONE else _LANES[1]


def _add_today(root: Element, timeline: CardTimeline, palette: Palette) -> tuple[float, float]:
    """Draw the day that is asked about, and give between where no year can be written."""
    x = _place(timeline.today)
    path = f"M{x:.1f} {_TOP + 4:.0f}V{_BOTTOM + 2:.0f}"
    add(root, "path", d=path, stroke=palette.accent, stroke_width=1.5)
    letters = Letters(face=Face.STRONG, size=14.0, colour=palette.accent)
    half = measure(timeline.today_word, letters) / 2
    middle = min(max(x, _START + half), RIGHT - half)
    add_words(root, timeline.today_word, (middle, _BOTTOM + 16), letters, anchor="middle")
    return middle - half - _YEAR_ROOM, middle + half + _YEAR_ROOM


def _add_mark(root: Element, mark: CardMark, palette: Palette) -> None:
    y = _lane(mark)
    first, last = _place(mark.first), _place(mark.last)
    if last - first > RADIUS:
        add(
            root,
            "path",
            d=f"M{first:.1f} {y:.1f}H{last:.1f}",
            stroke=palette.soft,
            stroke_width=6,
            stroke_linecap="round",
            stroke_opacity="0.35",
        )
    ink = palette.accent if mark.shape is Shape.PROMISE else palette.inks[mark.tone]
    add_shape(root, mark.shape, (_place(mark.at), y), ink, palette.raised)


def _add_labels(root: Element, marks: Sequence[CardMark], palette: Palette) -> None:
    """Write what happened above the facts, the last ones first, as far as there is room."""
    taken: list[tuple[float, float]] = []
    for mark in reversed(marks):
        if mark.shape is not Shape.FACT:
            continue
        letters = Letters(face=Face.STRONG, size=14.0, colour=palette.inks[mark.tone])
        half = measure(mark.label, letters) / 2
        middle = min(max(_place(mark.at), _START + half - 8), RIGHT - half)
        if all(middle + half + 10 < start or middle - half - 10 > end for start, end in taken):
            taken.append((middle - half, middle + half))
            # The line of the day would strike the words out.
            add(
                root,
                "rect",
                x=middle - half - 3,
                y=_LANES[0] - 27,
                width=2 * half + 6,
                height=17.0,
                fill=palette.paper,
            )
            add_words(root, mark.label, (middle, _LANES[0] - 14), letters, anchor="middle")


def _add_legend(root: Element, timeline: CardTimeline, palette: Palette) -> None:
    """Explain the shapes that are there, above the lanes, from the right."""
    letters = Letters(face=Face.TEXT, size=13.5, colour=palette.soft)
    x = RIGHT
    for shape, word in reversed(timeline.legend):
        x -= measure(word, letters)
        add_words(root, word, (x, _TOP - 2), letters)
        x -= 14
        add_shape(root, shape, (x, _TOP - 7), palette.soft, palette.paper)
        x -= _LEGEND_GAP
    if timeline.undated is not None:
        told = shorten(timeline.undated, letters, max(x - LEFT, 0))
        add_words(root, told, (LEFT, _TOP - 2), letters)
