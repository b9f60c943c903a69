"""The facets of deals as pairs of numbers, so that many deals are counted at once.

Shapes: a facet with n pairs is `deals: (n,) int32`, the place of a deal in the catalogue, and
`codes: (n,) int32`, the place of the value in `values`. Pairs come by deal. A mask over the deals
of a catalogue is `(size,) bool`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetColumn:
    """The values that the deals of a catalogue have of one facet; a deal may have several."""

    values: tuple[str, ...]
    deals: Codes
    codes: Codes
    _places: dict[str, int] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, values_by_deal: Iterable[Iterable[str]]) -> Self:
        """Build it from the values of each deal, in the order of the deals."""
        places: dict[str, int] = {}
        deals: list[int] = []
        codes: list[int] = []
        for deal, values in enumerate(values_by_deal):
            for value in values:
                deals.append(deal)
                codes.append(places.setdefault(value, len(places)))
        return cls(
            values=tuple(places),
            deals=np.array(deals, dtype=np.int32),
            codes=np.array(codes, dtype=np.int32),
            _places=places,
        )

    def find(self, wanted: Sequence[str], size: int) -> Mask:
        """Mark the deals that have one of some values."""
        is_wanted = np.zeros(len(self.values) + 1, dtype=bool)
        is_wanted[[self._places[value] for value in wanted if value in self._places]] = True
        mask = np.zeros(size, dtype=bool)
        mask[self.deals[is_wanted[self.codes]]] = True
        return mask

    def count(self, mask: Mask) -> NDArray[np.int64]:
        """Count for each value the marked deals that have it."""
        return np.bincount(self.codes[mask[self.deals]], minlength=len(self.values))

    def has(self, value: str) -> bool:
        """Tell whether some deal has a value."""
        return value in self._places

    def first_codes(self, size: int) -> Codes:
        """Give the code of each deal's first value, -1 where it has none."""
        found = np.full(size, -1, dtype=np.int32)
        # Of several assignments to one place the last holds: backwards that is the first value.
        found[self.deals[::-1]] = self.codes[::-1]
        return found
