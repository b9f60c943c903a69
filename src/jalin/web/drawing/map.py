"""Maps as values: areas in few shades, dots as large as what they count, and the legend of both."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jalin.pipeline.geography import Spot
from jalin.text.geography.outlines import Outline, Point, Sheet
from jalin.web.drawing.shades import Shade, choose_shades, find_level

# An area below this is too small to be seen or hit; a disc stands beside it.
_SMALL_AREA = 90
# The smallest and the largest dot, in units of the sheet, of which a screen shows four a pixel.
_SMALLEST_DOT, _LARGEST_DOT, _GROWTH = 15.0, 52.0, 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapArea:
    """An area with its count; level 0 is that of none. `disc` is where a small one is marked."""

    codes: tuple[str, ...]
    count: int
    level: int
    path: str
    disc: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDot:
    """Deals at a spot. `shape` is "exact", "either" (one of some regencies) or "inside"."""

    spot: Spot
    count: int
    shape: str
    x: int
    y: int
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """A map with all that is counted on it. Areas with deals come last, so that they lie on top."""

    width: int
    height: int
    around: str
    areas: tuple[MapArea, ...]
    dots: tuple[MapDot, ...]
    shades: tuple[Shade, ...]


def draw_world(sheet: Sheet, counts: Mapping[str, int]) -> DrawnMap:
    """Draw the countries by how many deals have a party from there."""
    return _draw(sheet, counts, ())


def draw_indonesia(
    sheet: Sheet, provinces: Mapping[str, int], spots: Iterable[tuple[Spot, int]]
) -> DrawnMap:
    """Draw the provinces by the deals placed in them, and a dot for every place known."""
    found = tuple(spots)
    most = max((count for _, count in found), default=1)
    dots = [_draw_dot(sheet, spot, count, most) for spot, count in found]
    ordered = sorted(dots, key=lambda dot: (-dot.radius, dot.spot.code))
    return _draw(sheet, provinces, ordered)


def _draw(sheet: Sheet, counts: Mapping[str, int], dots: Sequence[MapDot]) -> DrawnMap:
    sums = [sum(counts.get(code, 0) for code in outline.codes) for outline in sheet.outlines]
    shades = choose_shades([count for count in sums if count])
    areas = [
        _draw_area(outline, count, shades)
        for outline, count in zip(sheet.outlines, sums, strict=True)
    ]
    return DrawnMap(
        width=sheet.width,
        height=sheet.height,
        around=sheet.around,
        areas=tuple(sorted(areas, key=lambda area: area.level > 0)),
        dots=tuple(dots),
        shades=shades,
    )


def _draw_area(outline: Outline, count: int, shades: Iterable[Shade]) -> MapArea:
    return MapArea(
        codes=outline.codes,
        count=count,
        level=find_level(count, shades),
        path=outline.path,
        disc=outline.at if count and outline.size < _SMALL_AREA else None,
    )


def _draw_dot(sheet: Sheet, spot: Spot, count: int, most: int) -> MapDot:
    """Draw a dot: in the middle of all places that it may be, its area as its count."""
    regencies = spot.where.regencies or tuple(
        code for code in sheet.points if code.startswith(f"{spot.where.province}.")
    )
    points = [sheet.points[code] for code in regencies]
    shape = "inside" if not spot.where.regencies else "exact" if len(points) == 1 else "either"
    # Few deals make no large dot: the largest grows with what it counts, up to a bound.
    largest = min(_LARGEST_DOT - _SMALLEST_DOT, _GROWTH * math.sqrt(most - 1))
    grown = largest * math.sqrt((count - 1) / max(most - 1, 1))
    return MapDot(
        spot=spot,
        count=count,
        shape=shape,
        x=round(sum(x for x, _ in points) / len(points)),
        y=round(sum(y for _, y in points) / len(points)),
        radius=round(_SMALLEST_DOT + grown, 1),
    )
