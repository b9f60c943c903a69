"""How many deals stand on which stage, in which state, from which year."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.model import DealState, Stage
from jalin.pipeline.catalogue.catalogue import Selection
from jalin.pipeline.catalogue.filter import Facet
from jalin.pipeline.statistics.columns import StatisticsColumns

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageState:
    """How many deals stand on a stage and fare in a state."""

    stage: Stage
    state: DealState
    deals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearStage:
    """How many deals that were first told in a year stand on a stage now."""

    year: str
    stage: Stage
    deals: int


def count_states(selection: Selection) -> Iterator[StageState]:
    """Count deals by stage and state, in the order of both."""
    size = selection.catalogue.size
    stages, states = (selection.catalogue.columns[it] for it in (Facet.STAGE, Facet.STATE))
    mask = selection.mask
    pairs = stages.first_codes(size)[mask] * len(states.values) + states.first_codes(size)[mask]
    found = {}
    for pair, count in zip(
        *(it.tolist() for it in np.unique(pairs, return_counts=True)), strict=True
    ):
        stage, state = divmod(pair, len(states.values))
        found[Stage(stages.values[stage]), DealState(states.values[state])] = count
    for stage_, state_ in ((one, other) for one in Stage for other in DealState):
        if (stage_, state_) in found:
            yield StageState(stage=stage_, state=state_, deals=found[stage_, state_])


def count_years(
    columns: StatisticsColumns, selection: Selection, chosen: Numbers
) -> Iterator[YearStage]:
    """Count deals, given by their places too, by the year of the first telling and by stage."""
    stages = selection.catalogue.columns[Facet.STAGE]
    codes = stages.first_codes(selection.catalogue.size)[chosen]
    years = columns.years[chosen]
    order = {stage: place for place, stage in enumerate(Stage)}
    for year in np.unique(years[years > 0]).tolist():
        own, counts = np.unique(codes[years == year], return_counts=True)
        told = {
            Stage(stages.values[code]): n
            for code, n in zip(own.tolist(), counts.tolist(), strict=True)
        }
        for stage in sorted(told, key=order.__getitem__):
            yield YearStage(year=str(year), stage=stage, deals=told[stage])
