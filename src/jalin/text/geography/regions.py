"""Indonesia's provinces, regencies and cities, as data tells them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jalin.model import LexiconError
from jalin.text.lexicon import read_entries

GEOGRAPHY = Path(__file__).parents[2] / "geography"
REGIONS_FILE = "regencies.yml"

_PROVINCE_KEYS = {"code", "name", "english", "also", "regencies"}
_REGENCY_KEYS = {"code", "name", "seat", "also", "at"}
_PROVINCE_CODE = re.compile(r"\d\d")
_REGENCY_CODE = re.compile(r"\d\d\.\d\d")
# The ministry numbers cities from 71 on.
_FIRST_CITY = "71"


class RegionKind(StrEnum):
    """What sort of region it is; a city (kota) is no part of a regency (kabupaten)."""

    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A province, a regency or a city.

    `code` is that of the ministry of home affairs, `province` that of the province it lies in, its
    own of a province. `names` are all that it goes by, its own first and places inside it last.
    """

    code: str
    kind: RegionKind
    name: str
    english: str
    province: str
    names: tuple[str, ...]


def load_regions(directory: Path = GEOGRAPHY) -> Mapping[str, Region]:
    """Read and check all regions, by code. Raises LexiconError that lists every fault."""
    faults: list[str] = []
    found: dict[str, Region] = {}
    for line, entry in read_entries(directory / REGIONS_FILE, faults):
        place = f"{REGIONS_FILE}:{line}"
        try:
            for region in _build_regions(entry):
                if region.code in found:
                    faults.append(f"{place}: code {region.code!r} is given twice")
                found[region.code] = region
        except (KeyError, TypeError, ValueError) as err:
            faults.append(f"{place}: {type(err).__name__} {err}")
    if faults:
        raise LexiconError(faults)
    return MappingProxyType(found)


def _build_regions(entry: Mapping[str, Any]) -> Iterator[Region]:
    """Build a province and what lies in it."""
    _check(entry, _PROVINCE_KEYS, _PROVINCE_CODE)
    code, name = str(entry["code"]), str(entry["name"])
    english = str(entry.get("english", name))
    yield Region(
        code=code,
        kind=RegionKind.PROVINCE,
        name=name,
        english=english,
        province=code,
        names=_list_names(name, english, *entry.get("also", ())),
    )
    for each in entry["regencies"]:
        _check(each, _REGENCY_KEYS, _REGENCY_CODE)
        if not each["code"].startswith(f"{code}."):
            raise ValueError(f"{each['code']!r} does not lie in {code!r}")
        is_city = each["code"][3:] >= _FIRST_CITY
        own = str(each["name"])
        yield Region(
            code=each["code"],
            kind=RegionKind.CITY if is_city else RegionKind.REGENCY,
            name=own,
            english=own,
            province=code,
            names=_list_names(own, each.get("seat", own), *each.get("also", ())),
        )


def _check(entry: Mapping[str, Any], known: set[str], code: re.Pattern[str]) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ValueError(f"unknown keys {unknown}")
    if code.fullmatch(str(entry["code"])) is None:
        raise ValueError(f"not a code: {entry['code']!r}")


def _list_names(*names: object) -> tuple[str, ...]:
    if not all(isinstance(name, str) for name in names):
        raise TypeError(f"a name is not text: {names!r}")
    return tuple(dict.fromkeys(str(name) for name in names))
