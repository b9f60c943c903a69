"""The columns that conditions look at beside the facets of the catalogue; each is built when asked.

Shape: what several rows a deal have stands in rows, `deals` (n,) int32 being the place of each
row's deal in the catalogue.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.model import PartialDate
from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.catalogue.columns import Codes, FacetColumn, Mask
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.searching.asking.condition import Condition, Money
from jalin.pipeline.searching.asking.fields import Sign
from jalin.pipeline.searching.conditions.days import Days
from jalin.pipeline.searching.searched import Searched
from jalin.pipeline.show.promise_lines import PromiseLine, list_promise_lines
from jalin.pipeline.show.views import DealSummary
from jalin.track.values.sums import read_sum

_CURRENCY_LENGTH = 3
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRows:
    """The promises of the deals: when each is due, and how it stands as a place in `states`."""

    deals: Codes
    due: Days
    states: FacetColumn

    def mark(self, condition: Condition) -> Mask:
        """Mark the promises that meet a condition."""
        if condition.field.column == "promise":
            return self.states.find(condition.values, len(self.deals))
        return mark_days(self.due, condition)


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRows:
    """The sums of money of the deals. Shape: `values` (n,) float64, in the currency's main unit."""

    deals: Codes
    currencies: FacetColumn
    values: Numbers

    def mark(self, condition: Condition) -> Mask:
        """Mark the sums that meet a condition: one of its sums, each in its own currency."""
        mask = np.zeros(len(self.deals), dtype=bool)
        for money in condition.sums:
            mask |= self._mark(condition.sign, money)
        return mask

    def _mark(self, sign: Sign, money: Money) -> Mask:
        is_same = self.currencies.find((money.currency,), len(self.deals))
        return is_same & compare(self.values, sign, float(money.value))


def keep_days(visit: Searched, column: str) -> Days:
    """Give the dates of a column of the deals."""
    return visit.keep(f"days: {column}", lambda: _DAYS[column](visit.catalogue))


def keep_counts(visit: Searched, column: str) -> Numbers:
    """Give the numbers of a column of the deals."""
    return visit.keep(
        f"counts: {column}",
        lambda: np.array(list(map(_COUNTS[column], visit.catalogue.summaries)), dtype=np.float64),
    )


def keep_column(visit: Searched, column: str) -> FacetColumn:
    """Give the values of a column of the deals that are words or names."""
    if column in set(Facet):
        return visit.catalogue.columns[Facet(column)]
    return visit.keep(
        f"values: {column}",
        lambda: FacetColumn.of(map(_VALUES[column], visit.catalogue.summaries)),
    )


def keep_promises(visit: Searched) -> PromiseRows:
    """Give the promises of the deals."""
    return visit.keep("promise rows", lambda: _build_promises(visit))


def keep_sums(visit: Searched) -> SumRows:
    """Give the sums of money of the deals."""
    return visit.keep("sum rows", lambda: _build_sums(visit.catalogue))


def mark_days(days: Days, condition: Condition) -> Mask:
    """Mark the dates that compare with one of the dates of a condition."""
    found: Mask = np.logical_or.reduce(
        [days.compare(condition.sign, date) for date in condition.dates]
    )
    return found


def compare(values: Numbers, sign: Sign, number: float) -> Mask:
    """Mark the numbers that compare so with a number."""
    compared: Mask = _COMPARE[sign](values, number)
    return compared


def _build_promises(visit: Searched) -> PromiseRows:
    lines = visit.keep("promise lines", lambda: list_promise_lines(visit.register, visit.moment))
    rows = list(_list_promises(visit.catalogue, lines))
    return PromiseRows(
        deals=np.array([place for place, _ in rows], dtype=np.int32),
        due=Days.of(line.due for _, line in rows),
        states=FacetColumn.of((str(line.state),) for _, line in rows),
    )


def _list_promises(
    catalogue: Catalogue, lines: Iterable[PromiseLine]
) -> Iterator[tuple[int, PromiseLine]]:
    for line in lines:
        for deal_id in line.deal_ids:
            place = catalogue.place_of(deal_id)
            if place is not None:
                yield place, line


def _build_sums(catalogue: Catalogue) -> SumRows:
    """List whole sums: prices of a unit and counts are left out."""
    rows = [
        (place, found.kind, float(found.value))
        for place, deal in enumerate(catalogue.summaries)
        for told in deal.amounts
        if (found := read_sum(told)) is not None and len(found.kind) == _CURRENCY_LENGTH
    ]
    return SumRows(
        deals=np.array([place for place, _, _ in rows], dtype=np.int32),
        currencies=FacetColumn.of((currency,) for _, currency, _ in rows),
        values=np.array([value for _, _, value in rows], dtype=np.float64),
    )


def _read_told(catalogue: Catalogue) -> Iterable[PartialDate | None]:
    return (PartialDate.parse(told) if told else None for told in catalogue.first_told)


_DAYS: Mapping[str, Callable[[Catalogue], Days]] = {
    "date": lambda catalogue: Days.of(deal.date for deal in catalogue.summaries),
    "news": lambda catalogue: Days.of(deal.news for deal in catalogue.summaries),
    "told": lambda catalogue: Days.of(_read_told(catalogue)),
}
_COUNTS: Mapping[str, Callable[[DealSummary], int]] = {
    "sources": lambda deal: deal.sources,
    "documents": lambda deal: deal.documents,
}
_VALUES: Mapping[str, Callable[[DealSummary], Iterable[str]]] = {
    "reached": lambda deal: () if deal.reached is None else (str(deal.reached),),
    "place": lambda deal: () if deal.place is None else (deal.place,),
    "object": lambda deal: deal.objects,
}
_COMPARE: Mapping[Sign, Callable[[Numbers, float], Mask]] = {
    Sign.IS: lambda values, number: values == number,
    Sign.AT_LEAST: lambda values, number: values >= number,
    Sign.ABOVE: lambda values, number: values > number,
    Sign.AT_MOST: lambda values, number: values <= number,
    Sign.BELOW: lambda values, number: values < number,
}
