"""How long things took, as bars of quartiles on one scale of years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from jalin.web.drawing.svg import Caption, draw, frame_picture, link

DAYS_A_YEAR = 365.25
_WIDTH = 360.0
_LEFT, _RIGHT = 8.0, 352.0
_TOP = 22.0
_ROW = 62.0
_TRACK = 46.0
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """The times of one way, in days: `spread` has shortest, lower, median, upper, longest.

    `half` is after which time half of all had got there. Either is None where it is not known.
    `value` says the median in words, `counts` of how many, and how many are not among them.
    """

    label: str
    value: str
    counts: str
    spread: tuple[float, float, float, float, float] | None
    half: float | None
    address: str | None


def draw_times(caption: Caption, rows: Sequence[TimeRow], years: str) -> Markup:
    """Draw times. `years` is the word for years at the end of the scale."""
    longest = max((_find_longest(row) for row in rows), default=0.0)
    n_years = max(1, ceil(longest / DAYS_A_YEAR))
    scale = (_RIGHT - _LEFT) / (n_years * DAYS_A_YEAR)
    height = _TOP + _ROW * len(rows) + 4
    parts = [*_draw_scale(n_years, height, years)]
    for number, row in enumerate(rows):
        parts.append(_draw_row(row, _TOP + _ROW * number, scale))
    return frame_picture(caption, (_WIDTH, height), parts, "times-drawing")


def _find_longest(row: TimeRow) -> float:
    return max(row.spread[-1] if row.spread else 0.0, row.half or 0.0)


def _draw_scale(n_years: int, height: float, word: str) -> Iterator[Markup]:
    every = max(1, ceil(n_years / _MOST_TICKS))
    for year in range(0, n_years + 1, every):
        x = _LEFT + (_RIGHT - _LEFT) * year / n_years
        is_last = year + every > n_years
        anchor = "start" if year == 0 else "end" if year == n_years else "middle"
        text = f"{year} {word}" if is_last else str(year)
        yield draw("line", x1=x, x2=x, y1=_TOP, y2=height - 4, class_="grid")
        yield draw("text", text, x=x, y=13.0, text_anchor=anchor, class_="tick")


def _draw_row(row: TimeRow, top: float, scale: float) -> Markup:
    y = top + _TRACK
    parts = [
        draw("text", row.label, x=_LEFT, y=top + 16, class_="label"),
        draw("text", row.value, x=_RIGHT, y=top + 16, text_anchor="end", class_="counts strong"),
        draw("text", row.counts, x=_LEFT, y=top + 32, class_="counts"),
        draw("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="track"),
    ]
    if row.spread is not None:
        shortest, lower, median, upper, longest = (_LEFT + it * scale for it in row.spread)
        parts += [
            draw("line", x1=shortest, x2=longest, y1=y, y2=y, class_="whisker"),
            draw("line", x1=shortest, x2=shortest, y1=y - 4, y2=y + 4, class_="whisker"),
            draw("line", x1=longest, x2=longest, y1=y - 4, y2=y + 4, class_="whisker"),
            draw("rect", x=lower, y=y - 6, width=max(upper - lower, 1), height=12.0, class_="box"),
            draw("line", x1=median, x2=median, y1=y - 8, y2=y + 8, class_="median"),
        ]
    if row.half is not None:
        x = _LEFT + row.half * scale
        points = f"M{x:.1f} {y - 7:.1f}l7 7-7 7-7-7z"
        parts.append(draw("path", d=points, class_="half"))
    return link(row.address, f"{row.label}: {row.value}, {row.counts}", *parts, class_="row")
