"""The figures of a selection of deals: conversion, times, states, years, re-announcements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.model import Instrument
from jalin.pipeline.catalogue.catalogue import Selection, Sort
from jalin.pipeline.catalogue.filter import EVERY, Facet, Filter
from jalin.pipeline.serving.recent import Recent
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.statistics.arrivals import INSTRUMENTS
from jalin.pipeline.statistics.columns import TELLINGS, StatisticsColumns, load_columns
from jalin.pipeline.statistics.conversion import Conversion
from jalin.pipeline.statistics.counts import StageState, YearStage, count_states, count_years
from jalin.pipeline.statistics.figure import Figure
from jalin.pipeline.statistics.times import SPANS, StageTime, measure_time
from jalin.track.tellings import TellingKind

# By these facets conversion is told; by instrument and year of first telling beside them.
FACETS = (Facet.SECTOR, Facet.COUNTRY, Facet.OUTLET)
_NEWEST_RETOLD = 10
# Figures of so many filters are remembered; each is some thousand numbers.
_MOST_KEPT = 32

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionLine:
    """The conversion of the deals that share a value. A deal with several values is in each."""

    value: str
    conversion: Conversion


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A deal, and how often it was presented as new again."""

    deal_id: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """What the documents that tell the deals add. `deals` were re-announced at least once.

    `most` are those re-announced most often.
    """

    news: int
    retellings: int
    reannouncements: int
    copies: int
    deals: int
    most: tuple[Retold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The figures of some deals on a day.

    `conversion` is that of all of them. `by_year` goes by the year of the first telling and
    `by_instrument` by what was signed as an intent, not by what came of it. `undated` counts deals
    that no dated document tells.
    """

    day: str
    deals: int
    conversion: Conversion
    by_sector: tuple[ConversionLine, ...]
    by_country: tuple[ConversionLine, ...]
    by_outlet: tuple[ConversionLine, ...]
    by_instrument: tuple[ConversionLine, ...]
    by_year: tuple[ConversionLine, ...]
    times: tuple[StageTime, ...]
    states: tuple[StageState, ...]
    years: tuple[YearStage, ...]
    undated: int
    tellings: Tellings


def build_statistics(visit: Visit, wanted: Filter = EVERY) -> Statistics:
    """Build the figures of the deals that a filter wants, at the moment of a visit.

    How each is counted stands in docs/explanation/statistics.md. Those of the filters asked for
    last are kept for the state of the register.
    """
    recent = visit.keep("statistics", lambda: Recent[Statistics](_MOST_KEPT))
    return recent.find(wanted, lambda: _build_statistics(visit, wanted))


def _build_statistics(visit: Visit, wanted: Filter) -> Statistics:
    columns = keep_columns(visit)
    selection = visit.select(wanted)
    chosen = np.sort(selection.places).astype(np.int64)
    lines = {facet: tuple(_count_by_facet(columns, selection, facet)) for facet in FACETS}
    return Statistics(
        day=visit.moment.day.isoformat(),
        deals=len(chosen),
        conversion=columns.cohort.count(chosen),
        by_sector=lines[Facet.SECTOR],
        by_country=lines[Facet.COUNTRY],
        by_outlet=lines[Facet.OUTLET],
        by_instrument=_count_by_instrument(columns, chosen),
        by_year=_count_by_year(columns, chosen),
        times=tuple(measure_time(columns.course, columns.arrivals, chosen, span) for span in SPANS),
        states=tuple(count_states(selection)),
        years=tuple(count_years(columns, selection, chosen)),
        undated=int((columns.years[chosen] == 0).sum()),
        tellings=_count_tellings(columns, chosen),
    )


def list_behind(
    visit: Visit, wanted: Filter, figure: Figure, sort: Sort = Sort.DATE
) -> tuple[str, ...]:
    """List the ids of the deals that a number of these figures counts, in an order."""
    columns = keep_columns(visit)
    chosen = visit.select(wanted, sort).places.astype(np.int64)
    if figure.told is not None:
        chosen = chosen[columns.years[chosen] == int(figure.told)]
    if figure.signed is not None:
        chosen = chosen[columns.arrivals.instruments[chosen] == figure.signed.strength]
    if figure.fate is not None:
        chosen = columns.cohort.choose(figure.fate, chosen)
    if figure.reannounced:
        chosen = chosen[columns.tellings[chosen, TELLINGS.index(TellingKind.REANNOUNCEMENT)] > 0]
    if figure.start is not None and figure.end is not None and figure.part is not None:
        time = measure_time(columns.course, columns.arrivals, chosen, (figure.start, figure.end))
        return tuple(getattr(time, figure.part))
    return tuple(columns.course.ids[it] for it in chosen)


def keep_columns(visit: Visit) -> StatisticsColumns:
    """Give the columns of a visit, read once for its revision and moment."""
    return visit.keep("statistics columns", lambda: load_columns(visit.register, visit.catalogue))


def _count_by_facet(
    columns: StatisticsColumns, selection: Selection, facet: Facet
) -> Iterator[ConversionLine]:
    column = selection.catalogue.columns[facet]
    kept = selection.mask[column.deals]
    deals, codes = column.deals[kept].astype(np.int64), column.codes[kept]
    return _sort_lines(
        ConversionLine(
            value=column.values[code], conversion=columns.cohort.count(deals[codes == code])
        )
        for code in np.unique(codes).tolist()
    )


def _count_by_instrument(columns: StatisticsColumns, chosen: Numbers) -> tuple[ConversionLine, ...]:
    found = columns.arrivals.instruments[chosen]
    told: list[tuple[Instrument, Numbers]] = [
        (it, chosen[found == it.strength]) for it in INSTRUMENTS
    ]
    lines = (
        ConversionLine(value=str(it), conversion=columns.cohort.count(own)) for it, own in told
    )
    return tuple(_sort_lines(lines))


def _count_by_year(columns: StatisticsColumns, chosen: Numbers) -> tuple[ConversionLine, ...]:
    years = columns.years[chosen]
    return tuple(
        ConversionLine(value=str(year), conversion=columns.cohort.count(chosen[years == year]))
        for year in np.unique(years).tolist()
        if year
    )


def _sort_lines(lines: Iterable[ConversionLine]) -> Iterator[ConversionLine]:
    """Order lines by how many intents they count, those of none left out."""
    told = (line for line in lines if line.conversion.intents)
    yield from sorted(told, key=lambda it: (-it.conversion.intents, it.value))


def _count_tellings(columns: StatisticsColumns, chosen: Numbers) -> Tellings:
    own = columns.tellings[chosen]
    counts = dict(zip(TELLINGS, own.sum(axis=0).tolist(), strict=True))
    again = own[:, TELLINGS.index(TellingKind.REANNOUNCEMENT)]
    # Of deals that were retold equally often, those of the first ids.
    most = np.argsort(-again, kind="stable")[:_NEWEST_RETOLD]
    return Tellings(
        news=counts[TellingKind.NEWS],
        retellings=counts[TellingKind.RETELLING],
        reannouncements=counts[TellingKind.REANNOUNCEMENT],
        copies=counts[TellingKind.COPY],
        deals=int((again > 0).sum()),
        most=tuple(
            Retold(deal_id=columns.course.ids[chosen[it]], times=int(again[it]))
            for it in most
            if again[it] > 0
        ),
    )
