"""How many deals a selection has in each country, province and regency."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jalin.pipeline.catalogue.catalogue import Selection
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.geography.placing import Placing, Spot
from jalin.text.geography.gazetteer import INDONESIA


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCount:
    """A name of a place as texts write it, and the deals that name it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounts:
    """The deals of a selection by where they are placed, each deal once.

    `total` counts all, `placed` those that name a place, `found` those of a place that is known.
    `spots` counts by the finest place known, most first. `provinces` counts all that lie in each,
    with those of its regencies. `unknown` are the names that are not known, most first.
    """

    total: int
    placed: int
    found: int
    spots: tuple[tuple[Spot, int], ...]
    provinces: Mapping[str, int]
    unknown: tuple[NamedCount, ...]

    @property
    def inside(self) -> tuple[tuple[Spot, int], ...]:
        """Give those in Indonesia of which more is known than that."""
        return tuple(it for it in self.spots if it[0].where.province is not None)

    @property
    def country_only(self) -> int:
        """Count those in Indonesia of which no more is known."""
        return sum(count for spot, count in self.spots if spot.code == INDONESIA)

    @property
    def abroad(self) -> tuple[tuple[Spot, int], ...]:
        """Give those in other countries."""
        return tuple(it for it in self.spots if it[0].where.country != INDONESIA)


def count_countries(selection: Selection) -> Mapping[str, int]:
    """Count the deals with a party from each country, most first."""
    return {it.value: it.count for it in selection.count(Facet.COUNTRY) if it.count}


def count_places(selection: Selection, placing: Placing) -> PlaceCounts:
    """Count the deals of a selection by the places that they name."""
    mask = selection.mask
    counts = placing.count(mask)
    spots: Counter[Spot] = Counter()
    unknown: Counter[str] = Counter()
    for name, spot, count in zip(placing.names, placing.spots, counts, strict=True):
        if count and spot is not None:
            spots[spot] += count
        elif count:
            unknown[name] += count
    provinces: Counter[str] = Counter()
    for spot, count in spots.items():
        if spot.where.province is not None:
            provinces[spot.where.province] += count
    return PlaceCounts(
        total=int(mask.sum()),
        placed=sum(counts),
        found=sum(spots.values()),
        spots=tuple(sorted(spots.items(), key=lambda it: (-it[1], it[0].code))),
        provinces=dict(provinces),
        unknown=tuple(
            NamedCount(name=name, count=count)
            for name, count in sorted(unknown.items(), key=lambda it: (-it[1], it[0]))
        ),
    )
