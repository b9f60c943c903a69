"""All deals that are known at a moment, in columns: what lists, facets and figures are made of.

A catalogue is built once for a state of the register and a moment, and is not changed after. To
filter it, to count its facets and to cut out a page takes time by what is looked at in arrays, not
by deals in Python.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from jalin.model import Stage
from jalin.pipeline.catalogue.columns import Codes, FacetColumn, Mask
from jalin.pipeline.catalogue.filter import EVERY, Facet, Filter
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import DealSummary

_LADDER = {stage: (stage.rung if stage.rung is not None else -1) for stage in Stage}


class Sort(StrEnum):
    """In which order deals are listed; ties by the order before, at last by id."""

    DATE = "date"
    NEWS = "news"
    TOLD = "told"
    STAGE = "stage"
    SOURCES = "sources"
    PARTY = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """A value of a facet, the deals that have it, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The deals known at a moment in the order of their ids.

    `summaries` and `first_told` (the day on which each was first told, "" where no document has a
    date) have one entry a deal; `columns` has every facet.
    """

    moment: Moment
    summaries: Sequence[DealSummary]
    first_told: Sequence[str]
    columns: Mapping[Facet, FacetColumn]
    _orders: dict[Sort, Codes] = field(default_factory=dict, repr=False)
    _places: dict[str, int] = field(default_factory=dict, repr=False)

    @property
    def size(self) -> int:
        """Count the deals."""
        return len(self.summaries)

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of the deals."""
        return tuple(deal.id for deal in self.summaries)

    def place_of(self, deal_id: str) -> int | None:
        """Find the place of a deal, None where it is not known at the moment."""
        if not self._places:
            self._places.update({deal.id: place for place, deal in enumerate(self.summaries)})
        return self._places.get(deal_id)

    def mark(self, deal_ids: Collection[str]) -> Mask:
        """Mark some deals; ids that are not known are passed over."""
        mask = np.zeros(self.size, dtype=bool)
        places = (self.place_of(deal_id) for deal_id in deal_ids)
        mask[[place for place in places if place is not None]] = True
        return mask

    def find(
        self,
        wanted: Filter = EVERY,
        asked: Mask | None = None,
        sort: Sort = Sort.DATE,
    ) -> "Selection":
        """Find the deals that a filter wants, parties by id alone.

        `asked` marks the deals that the words of the filter ask for, None where it has no words.
        """
        masks = {
            facet: self.columns[facet].find(chosen, self.size)
            for facet in Facet
            if (chosen := wanted.chosen(facet))
        }
        base = np.ones(self.size, dtype=bool) if asked is None else asked
        return Selection(catalogue=self, wanted=wanted, sort=sort, base=base, masks=masks)

    def order(self, sort: Sort) -> Codes:
        """Give the places of all deals in an order."""
        if sort not in self._orders:
            self._orders[sort] = self._sort(sort)
        return self._orders[sort]

    def _sort(self, sort: Sort) -> Codes:
        deals = self.summaries
        if sort is Sort.DATE:
            return _arrange([str(deal.date or "") for deal in deals], falling=True)
        before = self.order(Sort.DATE)
        if sort is Sort.NEWS:
            return _arrange([str(deal.news or "") for deal in deals], before, falling=True)
        if sort is Sort.TOLD:
            return _arrange(self.first_told, before, falling=True)
        if sort is Sort.STAGE:
            rungs = [(_LADDER[deal.reached or deal.stage], _LADDER[deal.stage]) for deal in deals]
            return _arrange(rungs, before, falling=True)
        if sort is Sort.SOURCES:
            return _arrange([deal.sources for deal in deals], before, falling=True)
        return _arrange([_name_first(deal) for deal in deals], before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The deals of a catalogue that a filter wants, in an order.

    `base` marks the deals that its words ask for, `masks` those of each facet that is chosen.
    """

    catalogue: Catalogue
    wanted: Filter
    sort: Sort
    base: Mask
    masks: Mapping[Facet, Mask]

    @property
    def mask(self) -> Mask:
        """Mark the deals that are wanted."""
        return self._mark_without(None)

    @property
    def total(self) -> int:
        """Count the deals that are wanted."""
        return int(self.mask.sum())

    @property
    def places(self) -> Codes:
        """Give the places of the wanted deals in the catalogue, in order."""
        order = self.catalogue.order(self.sort)
        return order[self.mask[order]]

    @property
    def deal_ids(self) -> tuple[str, ...]:
        """Give the ids of the wanted deals in order."""
        return tuple(self.catalogue.summaries[place].id for place in self.places)

    def page(self, start: int = 0, size: int | None = None) -> tuple[DealSummary, ...]:
        """Cut out a page: so many deals from a place on, or all after it."""
        end = None if size is None else start + size
        return tuple(self.catalogue.summaries[place] for place in self.places[start:end])

    def count(self, facet: Facet, limit: int | None = None) -> tuple[FacetCount, ...]:
        """Count the deals by the values of a facet, most first; the chosen values always.

        What is chosen of the facet itself does not narrow its counts: its values are alternatives.
        """
        column = self.catalogue.columns[facet]
        chosen = dict.fromkeys(self.wanted.chosen(facet))
        counts = column.count(self._mark_without(facet))
        found = [
            FacetCount(value=column.values[code], count=int(counts[code]), chosen=False)
            for code in _find_largest(counts, None if limit is None else limit + len(chosen))
            if column.values[code] not in chosen
        ]
        ranked = sorted(found, key=lambda it: (-it.count, it.value))[:limit]
        held = dict(zip(column.values, counts.tolist(), strict=True)) if chosen else {}
        kept = [FacetCount(value=it, count=held.get(it, 0), chosen=True) for it in chosen]
        return (*sorted(kept, key=lambda it: (-it.count, it.value)), *ranked)

    def facets(self, limit: int | None = None) -> Mapping[Facet, tuple[FacetCount, ...]]:
        """Count the deals by every facet."""
        return {facet: self.count(facet, limit) for facet in Facet}

    def _mark_without(self, left_out: Facet | None) -> Mask:
        mask = self.base
        for facet, chosen in self.masks.items():
            if facet is not left_out:
                mask = mask & chosen
        return mask


def _find_largest(counts: NDArray[np.int64], limit: int | None) -> list[int]:
    """Find the places of the largest counts: so many, and those that are as large as the last."""
    places = np.flatnonzero(counts)
    if limit is not None and 0 < limit < len(places):
        least = np.partition(counts[places], -limit)[-limit]
        places = places[counts[places] >= least]
    found: list[int] = places.tolist()
    return found


def _arrange(
    keys: Sequence[object], before: Codes | None = None, *, falling: bool = False
) -> Codes:
    """Sort places by their keys; equal ones stay in the order before."""
    places = range(len(keys)) if before is None else before.tolist()
    ranked = sorted(places, key=keys.__getitem__, reverse=falling)  # type: ignore[arg-type]
    return np.array(ranked, dtype=np.int32)


def _name_first(deal: DealSummary) -> str:
    return deal.parties[0].name.casefold() if deal.parties else "\U0010ffff"
