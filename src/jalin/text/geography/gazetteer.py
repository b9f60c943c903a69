"""From the name of a place, as a text writes it, to where it is: by data, and never by a guess."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from jalin.text.directory import Country
from jalin.text.geography.regions import Region, RegionKind

INDONESIA = "ID"

# What may stand before the name of a region, and which kind it then is.
_PREFIX = re.compile(
    r"(?P<province>provinsi|prov\.)\s+|(?P<regency>kabupaten|kab\.)\s+"
    r"|(?P<city>kota administrasi|kota)\s+",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s+(?:(?P<province>province)|(?P<regency>regency)|(?P<city>city))$", re.IGNORECASE
)
# Up to this length a form is written in capitals (RI, UK), and in small letters another word.
_LONGEST_CAPITALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a place is, as far as its name tells.

    `country` is ISO 3166-1 alpha-2, `province` and `regencies` are codes in Indonesia. Several
    regencies: the name fits each of them and says no more ("Bandung" is a city and a regency).
    None: the name is that of something larger, or fits several provinces.
    """

    country: str
    province: str | None = None
    regencies: tuple[str, ...] = ()

    def lies_in(self, larger: "Whereabouts") -> bool:
        """Tell whether this can be a part of another place, or the same."""
        return (
            self.country == larger.country
            and larger.province in (None, self.province)
            and (not larger.regencies or bool(set(self.regencies) & set(larger.regencies)))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All names of places that are known. `regions` are Indonesia's, by code."""

    regions: Mapping[str, Region]
    _by_name: Mapping[str, tuple[Whereabouts, ...]] = field(repr=False)

    def find(self, text: str) -> Whereabouts | None:
        """Find where a place is. None: no name in it is known, or its names gainsay each other.

        Names in commas go from the smaller to the larger; unknown ones among them, such as venues,
        are passed over.

        >>> gazetteer.find("Cikarang, Jawa Barat")
        Whereabouts(country='ID', province='32', regencies=('32.16',))
        """
        fitting: tuple[Whereabouts, ...] = ()
        for part in reversed(text.split(",")):
            named = self._look_up(part)
            if not named:
                continue
            inside = [it for it in named if any(it.lies_in(larger) for larger in fitting)]
            if fitting and not inside:
                return None
            fitting = tuple(inside) if fitting else named
        return _agree(fitting)

    def _look_up(self, name: str) -> tuple[Whereabouts, ...]:
        """Give all that a name may mean, by the kind of region that stands beside it."""
        whole = self._by_name.get(_fold(name), ())
        if whole:
            return whole
        bare = " ".join(name.split())
        said = _PREFIX.match(bare) or _SUFFIX.search(bare)
        if said is None:
            return ()
        kind = RegionKind(str(said.lastgroup))
        rest = bare.replace(said.group(), "", 1)
        return tuple(it for it in self._by_name.get(_fold(rest), ()) if self._is_of(it, kind))

    def _is_of(self, place: Whereabouts, kind: RegionKind) -> bool:
        if kind is RegionKind.PROVINCE:
            return place.province is not None and not place.regencies
        return any(self.regions[code].kind is kind for code in place.regencies)


def build_gazetteer(regions: Mapping[str, Region], countries: Mapping[str, Country]) -> Gazetteer:
    """Build it of Indonesia's regions and of the names, capitals and cities of all countries."""
    found: dict[str, list[Whereabouts]] = defaultdict(list)
    for name, place in (*_name_regions(regions), *_name_countries(countries)):
        if place not in found[_fold(name)]:
            found[_fold(name)].append(place)
    frozen = {name: tuple(places) for name, places in found.items()}
    return Gazetteer(regions=regions, _by_name=MappingProxyType(frozen))


def _name_regions(regions: Mapping[str, Region]) -> Iterator[tuple[str, Whereabouts]]:
    for region in regions.values():
        codes = () if region.kind is RegionKind.PROVINCE else (region.code,)
        place = Whereabouts(country=INDONESIA, province=region.province, regencies=codes)
        yield from ((name, place) for name in region.names)


def _name_countries(countries: Mapping[str, Country]) -> Iterator[tuple[str, Whereabouts]]:
    for code, country in countries.items():
        names = [country.name, *country.aliases]
        # Indonesia's cities are regions of their own.
        if code != INDONESIA:
            names += [*filter(None, [country.capital]), *country.cities]
        yield from ((name, Whereabouts(country=code)) for name in names)


def _agree(fitting: Iterable[Whereabouts]) -> Whereabouts | None:
    """Give what is true of all places that a name may mean."""
    places = tuple(fitting)
    if len({it.country for it in places}) != 1:
        return None
    country = places[0].country
    if len({it.province for it in places}) != 1:
        return Whereabouts(country=country)
    province = places[0].province
    if not all(it.regencies for it in places):
        return Whereabouts(country=country, province=province)
    codes = sorted({code for it in places for code in it.regencies})
    return Whereabouts(country=country, province=province, regencies=tuple(codes))


def _fold(name: str) -> str:
    bare = " ".join(name.split()).strip(" .")
    return bare if len(bare) <= _LONGEST_CAPITALS else bare.casefold()
