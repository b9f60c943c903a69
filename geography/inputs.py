"""What the outlines are drawn from: two files of Natural Earth, as two packages carry them.

Natural Earth is in the public domain. Both files are its version 4.1.0, converted by others; this
module reads them and changes nothing.
"""

import hashlib
import json
import sqlite3
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that is read: where it comes from and what it must be."""

    file: str
    package: str
    version: str
    inside: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A named area with its code in the source; rings are closed, in degrees east and north."""

    code: str
    name: str
    rings: tuple[Ring, ...]


COUNTRIES = Input(
    file="countries-50m.json",
    package="world-atlas (npm)",
    version="2.0.2",
    inside="package/countries-50m.json",
    sha256="04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
)
PROVINCES = Input(
    file="world_map.gpkg",
    package="qgis-common (Debian bookworm)",
    version="3.22.16+dfsg-1",
    inside="usr/share/qgis/resources/data/world_map.gpkg",
    sha256="ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2",
)
INPUTS = (COUNTRIES, PROVINCES)

# The length of a GeoPackage geometry's box, by the three bits of its flags that tell its kind.
_BOX_LENGTHS = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def check_input(wanted: Input, folder: Path) -> Path:
    """Give the path of an input. Raises SystemExit where it is another file than expected."""
    path = folder / wanted.file
    found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
    if found != wanted.sha256:
        raise SystemExit(f"{path}: expected {wanted.sha256}, found {found}; see README.md")
    return path


def read_countries(path: Path) -> tuple[Shape, ...]:
    """Read the countries of a TopoJSON file; `code` is the numeric code of ISO 3166-1."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [tuple(_unpack_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    return tuple(
        Shape(
            code=str(shape.get("id") or ""),
            name=shape["properties"]["name"],
            rings=tuple(_join_arcs(ring, arcs) for ring in _list_rings(shape)),
        )
        for shape in topology["objects"]["countries"]["geometries"]
    )


def read_provinces(path: Path, country: str) -> tuple[Shape, ...]:
    """Read the provinces of a country from a GeoPackage; `code` is the name."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT name, geom FROM states_provinces WHERE iso_a2 = ? ORDER BY name", (country,)
        ).fetchall()
    database.close()
    return tuple(Shape(code=name, name=name, rings=tuple(_read_blob(blob))) for name, blob in rows)


def _unpack_arc(
    arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]
) -> Iterator[Point]:
    """Turn differences of whole numbers into degrees, as the TopoJSON specification has it."""
    x = y = 0
    (scale_x, scale_y), (origin_x, origin_y) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale_x + origin_x, y * scale_y + origin_y


def _list_rings(shape: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    if shape["type"] == "Polygon":
        yield from shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        for polygon in shape["arcs"]:
            yield from polygon


def _join_arcs(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Join arcs; the ones' complement of a number stands for the arc walked backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else tuple(reversed(arcs[~number]))
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _read_blob(blob: bytes) -> Iterator[Ring]:
    """Read the rings of a GeoPackage multipolygon: its header, then well-known binary."""
    offset = 8 + _BOX_LENGTHS[(blob[3] >> 1) & 7]
    order = "<" if blob[offset] else ">"
    (polygons,) = struct.unpack_from(f"{order}I", blob, offset + 5)
    offset += 9
    for _ in range(polygons):
        (rings,) = struct.unpack_from(f"{order}I", blob, offset + 5)
        offset += 9
        for _ in range(rings):
            (count,) = struct.unpack_from(f"{order}I", blob, offset)
            numbers = struct.unpack_from(f"{order}{2 * count}d", blob, offset + 4)
            offset += 4 + 16 * count
            yield tuple(zip(numbers[::2], numbers[1::2], strict=True))
