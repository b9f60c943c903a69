"""Draw the outlines that Jalin shows: `python geography/draw.py INPUTS [--check]`.

INPUTS is the folder with the two files that README.md names. The same input gives the same file to
the byte; `--check` writes nothing and fails if the file in the package is another one.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from codes import ANTARCTICA, LETTERS, LETTERS_BY_NAME, PROVINCE_CODES
from inputs import (
    COUNTRIES,
    INPUTS,
    PROVINCES,
    Point,
    Ring,
    Shape,
    check_input,
    read_countries,
    read_provinces,
)
from paths import clip, cut_at_antimeridian, write_path
from projections import Picture, project_cylindrical, project_equal_earth
from simplifying import measure_area, simplify

PACKAGE = Path(__file__).parents[1] / "src" / "jalin" / "geography"
OUTLINES = PACKAGE / "outlines.json"
REGENCIES = PACKAGE / "regencies.yml"

# Four units are a pixel where the map of the world is a thousand pixels wide.
WORLD = Picture(
    project=project_equal_earth, width=4000, left=-2.62, right=2.66, top=1.32, bottom=-1.01
)
INDONESIA = Picture(
    project=project_cylindrical,
    width=4000,
    left=math.radians(94.6),
    right=math.radians(141.6),
    top=math.sin(math.radians(6.4)),
    bottom=math.sin(math.radians(-11.4)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much of a shape is kept, in units of the picture.

    Lines move so far at most, and rings of less area go, unless it is the largest of its shape.
    """

    tolerance: float
    least_area: float


WORLD_DETAIL = Detail(tolerance=1.6, least_area=14.0)
PROVINCE_DETAIL = Detail(tolerance=1.2, least_area=20.0)
NEIGHBOUR_DETAIL = Detail(tolerance=2.5, least_area=60.0)

# How far a seat may lie from the outline of its province, in degrees: the outlines are coarse, and
# the islands off Jakarta, the furthest at 0.34, are too small to be drawn.
MOST_STRAY = 0.35


def main(arguments: Sequence[str]) -> int:
    """Draw, and write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    text = write_outlines(options.inputs)
    if options.check:
        return 0 if OUTLINES.read_text(encoding="utf-8") == text else 1
    OUTLINES.write_text(text, encoding="utf-8")
    return 0


def write_outlines(folder: Path) -> str:
    """Give the whole file, one area a line."""
    countries = read_countries(check_input(COUNTRIES, folder))
    provinces = read_provinces(check_input(PROVINCES, folder), "ID")
    drawn = {
        "inputs": [
            {"package": it.package, "version": it.version, "file": it.inside, "sha256": it.sha256}
            for it in INPUTS
        ],
        "world": _draw_world(countries),
        "indonesia": _draw_indonesia(provinces, countries),
    }
    text = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"codes"', '\n{"codes"').replace('"points"', '\n"points"') + "\n"


def _draw_world(countries: Iterable[Shape]) -> Mapping[str, Any]:
    shown = _prepare_world(countries)
    areas = _draw(shown, WORLD, WORLD_DETAIL)
    return {
        "width": WORLD.width,
        "height": WORLD.height,
        "areas": [
            {"codes": [shape.code] if shape.code else [], **area}
            for shape, area in zip(shown, areas, strict=True)
        ],
    }


def _prepare_world(countries: Iterable[Shape]) -> list[Shape]:
    """Give countries their letters, in whole, and cut them at the edges of the map."""
    found: dict[str, Shape] = {}
    for country in countries:
        if country.code == ANTARCTICA:
            continue
        rings = tuple(part for ring in country.rings for part in cut_at_antimeridian(ring))
        code = LETTERS.get(country.code) or LETTERS_BY_NAME.get(country.name, "")
        key = code or country.name
        if key in found:
            rings = found[key].rings + rings
        found[key] = Shape(code=code, name=country.name, rings=rings)
    return list(found.values())


def _draw_indonesia(provinces: Sequence[Shape], countries: Iterable[Shape]) -> Mapping[str, Any]:
    areas = _draw(provinces, INDONESIA, PROVINCE_DETAIL)
    return {
        "width": INDONESIA.width,
        "height": INDONESIA.height,
        "areas": [
            {"codes": list(PROVINCE_CODES[shape.code]), **area}
            for shape, area in zip(provinces, areas, strict=True)
        ],
        "around": _draw_neighbours(countries),
        "points": _place_regencies(provinces),
    }


def _draw(shapes: Sequence[Shape], picture: Picture, detail: Detail) -> list[dict[str, Any]]:
    """Draw shapes that share borders; `at` is the middle of the largest ring, for a small one."""
    placed = [[tuple(map(picture.place, ring)) for ring in shape.rings] for shape in shapes]
    thinned = iter(simplify((ring for rings in placed for ring in rings), detail.tolerance))
    drawn = []
    for rings in placed:
        thin = [next(thinned) for _ in rings]
        largest = max(range(len(rings)), key=lambda at: measure_area(rings[at]))
        kept = [
            ring
            for at, ring in enumerate(thin)
            if at == largest or measure_area(rings[at]) >= detail.least_area
        ]
        area = round(sum(measure_area(ring) for ring in rings))
        drawn.append({"at": _find_middle(rings[largest]), "size": area, "path": write_path(kept)})
    return drawn


def _draw_neighbours(countries: Iterable[Shape]) -> str:
    """Draw the land around Indonesia as one path, cut to the picture."""
    box = (-20.0, -20.0, INDONESIA.width + 20.0, INDONESIA.height + 20.0)
    rings = [
        clip(tuple(map(INDONESIA.place, ring)), box)
        for shape in countries
        if LETTERS.get(shape.code) != "ID"
        for ring in shape.rings
    ]
    inside = [ring for ring in rings if measure_area(ring) >= NEIGHBOUR_DETAIL.least_area]
    return write_path(simplify(inside, NEIGHBOUR_DETAIL.tolerance))


def _place_regencies(provinces: Iterable[Shape]) -> Mapping[str, list[int]]:
    """Place the seats. Raises SystemExit where one lies outside the outline of its province."""
    rings = {code: it.rings for it in provinces for code in PROVINCE_CODES[it.code]}
    placed, strays = {}, []
    for province in yaml.safe_load(REGENCIES.read_text(encoding="utf-8")):
        for regency in province["regencies"]:
            latitude, longitude = regency["at"]
            stray = _measure_stray((longitude, latitude), rings[province["code"]])
            if stray > MOST_STRAY:
                strays.append(f"{regency['code']} {regency['name']}: {stray:.2f} degrees outside")
            placed[regency["code"]] = [round(at) for at in INDONESIA.place((longitude, latitude))]
    if strays:
        raise SystemExit("\n".join(strays))
    return placed


def _measure_stray(point: Point, rings: Iterable[Ring]) -> float:
    """Measure how far a point lies outside of rings, in degrees; 0 inside."""
    listed = tuple(rings)
    if sum(_is_inside(point, ring) for ring in listed) % 2:
        return 0.0
    return min(
        _measure_distance(point, left, right) for ring in listed for left, right in pairwise(ring)
    )


def _measure_distance(point: Point, left: Point, right: Point) -> float:
    dx, dy = right[0] - left[0], right[1] - left[1]
    length = dx * dx + dy * dy or 1.0
    along = ((point[0] - left[0]) * dx + (point[1] - left[1]) * dy) / length
    along = min(1.0, max(0.0, along))
    return math.dist(point, (left[0] + along * dx, left[1] + along * dy))


def _is_inside(point: Point, ring: Ring) -> bool:
    """Count the lines of a ring that lie east of a point at its height."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) is not (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def _find_middle(ring: Sequence[Point]) -> list[int]:
    """Find the middle of the box around a ring."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return [round((min(xs) + max(xs)) / 2), round((min(ys) + max(ys)) / 2)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
