"""The places that deals name, looked up once for each name, in columns beside a catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from jalin.pipeline.catalogue.columns import Codes, Mask
from jalin.pipeline.show.views import DealSummary
from jalin.text.geography.gazetteer import Gazetteer, Whereabouts

# What stands between the codes of regencies that one name fits alike.
CODE_GAP = "+"
_NO_PLACE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where deals are, and how it is named in an address: "KR", "32", "32.16", "32.04+32.73"."""

    where: Whereabouts

    @property
    def code(self) -> str:
        """Give the finest codes that are known."""
        return CODE_GAP.join(self.where.regencies) or self.where.province or self.where.country


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """The place that each deal of a catalogue names.

    `names` are the different names as they are written, `spots` where each is, None where that is
    not known. `codes` has for each deal the place of its name in `names`, -1 where it names none.
    Shape: `codes` is (deals,) int32.
    """

    names: tuple[str, ...]
    spots: tuple[Spot | None, ...]
    codes: Codes
    _by_code: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def count(self, mask: Mask) -> Sequence[int]:
        """Count for each name the marked deals that it stands in."""
        held = self.codes[mask]
        counts = np.bincount(held[held != _NO_PLACE], minlength=len(self.names))
        return [int(count) for count in counts]

    def mark(self, code: str) -> Mask:
        """Mark the deals that lie in a place: a country, a province, a regency or one of some."""
        inside = np.zeros(len(self.names) + 1, dtype=bool)
        for at, spot in enumerate(self.spots):
            inside[at] = spot is not None and _lies_in(spot, code)
        # The last entry is that of the deals without a place, to which -1 points.
        marked: Mask = inside[self.codes]
        return marked


def place_deals(deals: Sequence[DealSummary], gazetteer: Gazetteer) -> Placing:
    """Look up the places of all deals of a catalogue, in its order."""
    at_by_name: dict[str, int] = {}
    codes = [
        _NO_PLACE if deal.place is None else at_by_name.setdefault(deal.place, len(at_by_name))
        for deal in deals
    ]
    found = (gazetteer.find(name) for name in at_by_name)
    return Placing(
        names=tuple(at_by_name),
        spots=tuple(None if where is None else Spot(where=where) for where in found),
        codes=np.array(codes, dtype=np.int32),
    )


def _lies_in(spot: Spot, code: str) -> bool:
    where = spot.where
    return code in (where.country, where.province, spot.code)
