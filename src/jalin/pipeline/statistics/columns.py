"""What figures are made of, read once from the register for a moment, in columns.

Deals stand in the order of the catalogue. As of a day a step counts if a document that tells it was
published by then; its date is the one known now, unless that lies after the day.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalin.model import DealState, Factuality, Instrument, PartialDate, Stage, StepKind
from jalin.pipeline.catalogue.catalogue import Catalogue
from jalin.pipeline.statistics.arrivals import (
    NO_DAY,
    Arrivals,
    Days,
    ToldStep,
    is_arrival,
)
from jalin.pipeline.statistics.conversion import JUDGED_AFTER_MONTHS, Cohort, build_cohort
from jalin.pipeline.statistics.times import Course
from jalin.store.register import Register
from jalin.store.rows import DealMentionRow, StepEvidenceRow, StepRow
from jalin.track.tellings import TellingKind

TELLINGS = tuple(TellingKind)
_OVER = frozenset({DealState.TERMINATED_ANNOUNCED, DealState.TERMINATED_INFERRED})
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsColumns:
    """Everything that figures need of all deals.

    Shape: `tellings` (n_deals, n_kinds) int32 counts documents by `TELLINGS`. `years` (n_deals,)
    int32: the year of the first telling, 0 where none is known.
    """

    arrivals: Arrivals
    cohort: Cohort
    course: Course
    tellings: NDArray[np.int32]
    years: NDArray[np.int32]


def load_columns(register: Register, catalogue: Catalogue) -> StatisticsColumns:
    """Read steps and tellings of all deals of a catalogue, as they were known at its moment."""
    moment, deals = catalogue.moment, catalogue.summaries
    places = {deal.id: place for place, deal in enumerate(deals)}
    tellings = np.zeros((len(deals), len(TELLINGS)), dtype=np.int32)
    known = np.zeros(len(deals), dtype=np.int32)
    told_in: set[tuple[str, str]] = set()
    names = ("deal_id", "document_id", "telling", "known")
    for deal_id, document_id, telling, day in register.columns(DealMentionRow, *names):
        place = places.get(str(deal_id))
        if place is None or not moment.knows(None if day is None else str(day)):
            continue
        tellings[place, TELLINGS.index(TellingKind(str(telling)))] += 1
        told_in.add((str(deal_id), str(document_id)))
        if day is not None:
            first = dt.date.fromisoformat(str(day)).toordinal()
            known[place] = first if known[place] == NO_DAY else min(known[place], first)
    seen = _find_seen(register, told_in) if moment.is_past else None
    steps = _read_steps(register, places, moment.day, seen)
    arrivals = Arrivals.of(len(deals), steps)
    rungs = np.array([_find_rung(deal.reached) for deal in deals], dtype=np.int64)
    return StatisticsColumns(
        arrivals=arrivals,
        cohort=build_cohort(arrivals, rungs, known, _go_back(moment.day).toordinal()),
        course=Course(
            ids=catalogue.ids,
            rungs=rungs,
            ended=np.array([deal.state in _OVER for deal in deals], dtype=np.bool_),
            today=moment.day.toordinal(),
        ),
        tellings=tellings,
        years=_find_years(known),
    )


def _read_steps(
    register: Register,
    places: dict[str, int],
    day: dt.date,
    seen: Collection[tuple[str, int]] | None,
) -> Iterator[ToldStep]:
    """Read the steps that are facts; a date that lies after the day is none."""
    names = ("deal_id", "position", "stage", "factuality", "kind", "instrument", "date")
    for deal_id, position, *words, instrument, date in register.columns(StepRow, *names):
        stage, factuality, kind = (str(word) for word in words)
        place = places.get(str(deal_id))
        if place is None or not is_arrival(Stage(stage), Factuality(factuality), StepKind(kind)):
            continue
        if seen is not None and (str(deal_id), position) not in seen:
            continue
        told = None if date is None else PartialDate.parse(str(date))
        yield ToldStep(
            deal=place,
            stage=Stage(stage),
            instrument=None if instrument is None else Instrument(str(instrument)),
            date=None if told is None or told.first > day else told,
        )


def _find_seen(
    register: Register, told_in: Collection[tuple[str, str]]
) -> frozenset[tuple[str, int]]:
    """Find the steps that one of some documents tells, each by its deal and position."""
    rows = register.columns(StepEvidenceRow, "deal_id", "position", "document_id")
    return frozenset(
        (str(deal_id), int(position or 0))
        for deal_id, position, document_id in rows
        if (str(deal_id), str(document_id)) in told_in
    )


def _find_rung(stage: Stage | None) -> int:
    return -1 if stage is None or stage.rung is None else stage.rung


def _find_years(known: Days) -> NDArray[np.int32]:
    years = {
        day: 0 if day == NO_DAY else dt.date.fromordinal(day).year for day in set(known.tolist())
    }
    return np.array([years[day] for day in known.tolist()], dtype=np.int32)


def _go_back(day: dt.date) -> dt.date:
    """Go the months back after which an intent is judged; the 28th stands for later days."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 - JUDGED_AFTER_MONTHS, 12)
    return dt.date(year, month + 1, min(day.day, 28)) if year >= 1 else dt.date.min
