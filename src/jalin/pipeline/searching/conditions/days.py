"""Partial dates as pairs of numbers, so that many are compared at once.

Shapes: `first` and `last` are (n,) int32, the first and the last day that each date can mean, as
ordinals; both are 0 where there is no date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np

from jalin.model import PartialDate
from jalin.pipeline.catalogue.columns import Codes, Mask
from jalin.pipeline.searching.asking.fields import Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Dates in columns."""

    first: Codes
    last: Codes

    @classmethod
    def of(cls, dates: Iterable[PartialDate | None]) -> Self:
        """Build them from dates; many are the same and are worked out once."""
        ends: dict[str, tuple[int, int]] = {"": (0, 0)}
        pairs = []
        for date in dates:
            written = "" if date is None else str(date)
            pair = ends.get(written)
            if pair is None and date is not None:
                pair = ends[written] = (date.first.toordinal(), date.last.toordinal())
            pairs.append(pair)
        found = np.array(pairs, dtype=np.int32).reshape(-1, 2)
        return cls(first=found[:, 0].copy(), last=found[:, 1].copy())

    def compare(self, sign: Sign, date: PartialDate) -> Mask:
        """Mark the dates of which every day that they can mean compares so with a date.

        "From 2023-05 on" leaves out what is only known to be of 2023. What has no date never
        compares.
        """
        first, last = date.first.toordinal(), date.last.toordinal()
        known = self.first > 0
        if sign is Sign.AT_LEAST:
            return known & (self.first >= first)
        if sign is Sign.ABOVE:
            return known & (self.first > last)
        if sign is Sign.AT_MOST:
            return known & (self.last <= last)
        if sign is Sign.BELOW:
            return known & (self.last < first)
        return known & (self.first >= first) & (self.last <= last)
