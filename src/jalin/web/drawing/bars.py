"""Numbers of deals as stacked bars: years as columns, stages as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from jalin.web.drawing.svg import Caption, draw, frame_picture, link

_WIDTH = 360.0
_LEFT, _RIGHT = 8.0, 352.0
_BASE = 156.0
_HEIGHT = 180.0
_TALLEST = 128.0
_WIDEST = 34.0
# A number in a piece needs so much room.
_ROOM = 16.0
_LABEL_WIDTH = 34.0
_DIGIT = 7.0
_ROW = 44.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a bar: how many, in which tone, what it is, where it leads."""

    size: int
    tone: str
    title: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of pieces with its name and the word for its whole."""

    label: str
    whole: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Sum the pieces up."""
        return sum(piece.size for piece in self.pieces)


def draw_columns(caption: Caption, bars: Sequence[Bar]) -> Markup:
    """Draw bars side by side, as many as there are, the first piece at the foot."""
    most = max((bar.size for bar in bars), default=1) or 1
    step = (_RIGHT - _LEFT) / max(len(bars), 1)
    width = min(_WIDEST, step * 0.72)
    every = max(1, -(-int(_LABEL_WIDTH) // max(int(step), 1)))
    parts: list[Markup] = [draw("line", x1=_LEFT, x2=_RIGHT, y1=_BASE, y2=_BASE, class_="axis")]
    for number, bar in enumerate(bars):
        middle = _LEFT + step * (number + 0.5)
        parts += _draw_column(bar, middle - width / 2, width, _TALLEST / most)
        is_named = (len(bars) - 1 - number) % every == 0
        if is_named:
            parts.append(_write_below(bar.label, middle))
        room = step * every if is_named else step
        if len(bar.whole) * _DIGIT <= room:
            top = _BASE - bar.size * _TALLEST / most - 5
            parts.append(
                draw("text", bar.whole, x=middle, y=top, text_anchor="middle", class_="counts")
            )
    return frame_picture(caption, (_WIDTH, _HEIGHT), parts, "columns-drawing")


def draw_rows(caption: Caption, bars: Sequence[Bar]) -> Markup:
    """Draw bars one below the other, the first piece at the left."""
    most = max((bar.size for bar in bars), default=1) or 1
    height = _ROW * max(len(bars), 1) + 4
    parts: list[Markup] = []
    for number, bar in enumerate(bars):
        parts += _draw_row(bar, _ROW * number, (_RIGHT - _LEFT) / most)
    return frame_picture(caption, (_WIDTH, height), parts, "rows-drawing")


def _draw_column(bar: Bar, left: float, width: float, scale: float) -> Iterator[Markup]:
    ends = accumulate((piece.size for piece in bar.pieces), initial=0)
    for piece, below in zip(bar.pieces, ends, strict=False):
        high = piece.size * scale
        top = _BASE - below * scale - high
        box = draw("rect", x=left, y=top, width=width, height=max(high - 1, 0.6))
        yield link(piece.address, piece.title, box, class_=f"piece tone-{piece.tone}")


def _draw_row(bar: Bar, top: float, scale: float) -> Iterator[Markup]:
    yield draw("text", bar.label, x=_LEFT, y=top + 14, class_="label")
    yield draw("text", bar.whole, x=_RIGHT, y=top + 14, text_anchor="end", class_="counts")
    ends = accumulate((piece.size for piece in bar.pieces), initial=0)
    for piece, before in zip(bar.pieces, ends, strict=False):
        left, width = _LEFT + before * scale, piece.size * scale
        parts = [draw("rect", x=left, y=top + 20, width=max(width - 1, 0.6), height=16.0)]
        if width >= _ROOM:
            middle = left + width / 2
            parts.append(
                draw("text", str(piece.size), x=middle, y=top + 32.5, text_anchor="middle")
            )
        yield link(piece.address, piece.title, *parts, class_=f"piece tone-{piece.tone}")


def _write_below(label: str, middle: float) -> Markup:
    return draw("text", label, x=middle, y=_BASE + 17, text_anchor="middle", class_="tick")
