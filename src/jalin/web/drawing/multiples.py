"""Shares as dots with their intervals, one below the other on one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jalin.web.drawing.svg import Caption, draw, frame_picture, link

_WIDTH = 360.0
_LEFT, _RIGHT = 8.0, 352.0
_TOP = 22.0
_ROW = 46.0
_TRACK = 30.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A share in a picture: its name, its counts in words, where it leads.

    `value` is None where there is nothing to share; then no dot is drawn.
    """

    label: str
    counts: str
    value: float | None
    low: float
    high: float
    address: str | None
    tone: str = "binding"


def draw_shares(caption: Caption, rows: Sequence[ShareRow], ticks: Sequence[str]) -> Markup:
    """Draw shares. `ticks` are the words for 0, 25, 50, 75 and 100 per cent."""
    height = _TOP + _ROW * len(rows) + 4
    parts = [*_draw_scale(height, ticks)]
    for number, row in enumerate(rows):
        parts.append(_draw_row(row, _TOP + _ROW * number))
    return frame_picture(caption, (_WIDTH, height), parts, "shares")


def _draw_scale(height: float, ticks: Sequence[str]) -> Iterator[Markup]:
    for share, word in zip(_TICKS, ticks, strict=True):
        x = _place(share)
        anchor = "start" if share == 0 else "end" if share == 1 else "middle"
        yield draw("line", x1=x, x2=x, y1=_TOP, y2=height - 4, class_="grid")
        yield draw("text", word, x=x, y=13.0, text_anchor=anchor, class_="tick")


def _draw_row(row: ShareRow, top: float) -> Markup:
    y = top + _TRACK
    parts = [
        draw("text", row.label, x=_LEFT, y=top + 17, class_="label"),
        draw("text", row.counts, x=_RIGHT, y=top + 17, text_anchor="end", class_="counts"),
        draw("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="track"),
    ]
    if row.value is not None:
        low, high = _place(row.low), _place(row.high)
        parts += [
            draw("rect", x=low, y=y - 4, width=high - low, height=8.0, rx=4.0, class_="interval"),
            draw("circle", cx=_place(row.value), cy=y, r=5.5, class_="dot"),
        ]
    return link(row.address, f"{row.label}: {row.counts}", *parts, class_=f"row tone-{row.tone}")


def _place(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)
