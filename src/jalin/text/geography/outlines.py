"""The outlines of countries and provinces, and the dots of regencies, ready to be drawn.

They are made by the scripts in `geography/` out of public-domain data, already projected: here they
are only read.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jalin.model import LexiconError
from jalin.text.geography.regions import GEOGRAPHY

OUTLINES_FILE = "outlines.json"

# Rings of whole numbers: a start, then differences. Nothing else gets into a page.
_PATH = re.compile(r"(?:M-?\d+ -?\d+l[\d -]+z)*")
Point = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An area of a map: the codes of what lies in it, and its SVG path.

    `at` is the middle of its largest part, `size` its area in square units of the sheet. No codes:
    land that bears none.
    """

    codes: tuple[str, ...]
    at: Point
    size: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A map of so many units. `around` is the land around it, `points` are places by code."""

    width: int
    height: int
    outlines: tuple[Outline, ...]
    around: str
    points: Mapping[str, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """All sheets: countries by ISO 3166-1 alpha-2, Indonesia by the codes of its provinces."""

    world: Sheet
    indonesia: Sheet


def load_atlas(directory: Path = GEOGRAPHY) -> Atlas:
    """Read the outlines. Raises LexiconError where the file is not as the scripts write it."""
    path = directory / OUTLINES_FILE
    try:
        drawn = json.loads(path.read_text(encoding="utf-8"))
        return Atlas(world=_build_sheet(drawn["world"]), indonesia=_build_sheet(drawn["indonesia"]))
    except (KeyError, TypeError, ValueError) as err:
        raise LexiconError([f"{OUTLINES_FILE}: {type(err).__name__} {err}"]) from err


def _build_sheet(drawn: Mapping[str, Any]) -> Sheet:
    points = {code: _read_point(at) for code, at in drawn.get("points", {}).items()}
    return Sheet(
        width=int(drawn["width"]),
        height=int(drawn["height"]),
        outlines=tuple(map(_build_outline, drawn["areas"])),
        around=_check_path(drawn.get("around", "")),
        points=MappingProxyType(points),
    )


def _build_outline(drawn: Mapping[str, Any]) -> Outline:
    return Outline(
        codes=tuple(str(code) for code in drawn["codes"]),
        at=_read_point(drawn["at"]),
        size=int(drawn["size"]),
        path=_check_path(drawn["path"]),
    )


def _read_point(numbers: Iterable[int]) -> Point:
    x, y = numbers
    return int(x), int(y)


def _check_path(path: str) -> str:
    if _PATH.fullmatch(path) is None:
        raise ValueError(f"not a path: {path[:40]!r}")
    return path
