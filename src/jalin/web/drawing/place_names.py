"""How places are called on a page, in its language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jalin.pipeline.geography import Spot
from jalin.pipeline.geography.placing import CODE_GAP
from jalin.text.geography.regions import Region, RegionKind
from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.wording import Wording

_COUNTRY_LENGTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """The names of regions and countries in the language of a page."""

    wording: Wording
    regions: Mapping[str, Region]

    def spot(self, spot: Spot) -> str:
        """Name where deals are; a province of which no more is known is named so."""
        name = self.code(spot.code)
        if spot.where.province is not None and not spot.where.regencies:
            return self.wording.say("somewhere in %(name)s", name=name)
        return name

    def code(self, code: str) -> str:
        """Name a place by its code, which may hold several; an unknown one as it stands."""
        found = [self.regions[it] for it in code.split(CODE_GAP) if it in self.regions]
        if not found:
            return self.wording.country(code) if len(code) == _COUNTRY_LENGTH else code
        if len(found) > 1:
            return self._name_several(found)
        return self._name(found[0])

    def area(self, codes: Iterable[str]) -> str:
        """Name an area of a map, in which several provinces may lie."""
        return ", ".join(self.code(code) for code in codes)

    def _name(self, region: Region) -> str:
        if region.kind is RegionKind.PROVINCE:
            is_english = self.wording.language is Language.ENGLISH
            return region.english if is_english else region.name
        if region.kind is RegionKind.CITY:
            return self.wording.say("City of %(name)s", name=region.name)
        return self.wording.say("%(name)s Regency", name=region.name)

    def _name_several(self, regions: Iterable[Region]) -> str:
        listed = tuple(regions)
        names = tuple(dict.fromkeys(region.name for region in listed))
        if len(names) == 1:
            return self.wording.say("%(name)s, city or regency", name=names[0])
        return " / ".join(self._name(region) for region in listed)
