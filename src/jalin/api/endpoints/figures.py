"""What many deals tell together: statistics, the funnel, two days compared."""

import datetime as dt
from dataclasses import dataclass

from jalin.api.answering.endpoint import Endpoint
from jalin.api.answering.parameters import FILTER, Question, day
from jalin.model import Stage
from jalin.pipeline.catalogue.filter import Fault, QuestionError
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.changes import Difference, compare_days
from jalin.pipeline.show.overview import Rung, build_funnel
from jalin.pipeline.statistics.conversion import Conversion
from jalin.pipeline.statistics.counts import StageState, YearStage
from jalin.pipeline.statistics.statistics import ConversionLine, Tellings, build_statistics
from jalin.pipeline.statistics.times import Quartiles, StageTime

FIRST = day("first", "The earlier of the two days.")
LAST = day("last", "The later of the two days.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTimeResponse:
    """How many deals got from one stage to another, and in how many days."""

    start: Stage
    end: Stage
    measured: int
    at_once: int
    waiting: int
    ended: int
    undated: int
    quartiles: Quartiles | None
    half_after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsResponse:
    """The figures of the deals that a filter wants."""

    day: str
    deals: int
    funnel: tuple[Rung, ...]
    conversion: Conversion
    by_sector: tuple[ConversionLine, ...]
    by_country: tuple[ConversionLine, ...]
    by_outlet: tuple[ConversionLine, ...]
    by_instrument: tuple[ConversionLine, ...]
    by_year: tuple[ConversionLine, ...]
    times: tuple[StageTimeResponse, ...]
    states: tuple[StageState, ...]
    years: tuple[YearStage, ...]
    undated: int
    tellings: Tellings


def tell_statistics(visit: Visit, question: Question) -> StatisticsResponse:
    """Tell the figures of the deals that a filter wants."""
    found = build_statistics(visit, question.wanted)
    return StatisticsResponse(
        day=found.day,
        deals=found.deals,
        funnel=build_funnel(visit.select(question.wanted).page()),
        conversion=found.conversion,
        by_sector=found.by_sector,
        by_country=found.by_country,
        by_outlet=found.by_outlet,
        by_instrument=found.by_instrument,
        by_year=found.by_year,
        times=tuple(map(write_time, found.times)),
        states=found.states,
        years=found.years,
        undated=found.undated,
        tellings=found.tellings,
    )


def write_time(time: StageTime) -> StageTimeResponse:
    """Count the deals of a time between two stages."""
    return StageTimeResponse(
        start=time.start,
        end=time.end,
        measured=len(time.measured),
        at_once=len(time.at_once),
        waiting=len(time.waiting),
        ended=len(time.ended),
        undated=len(time.undated),
        quartiles=time.quartiles,
        half_after=time.half_after,
    )


def compare(visit: Visit, question: Question) -> Difference:
    """Tell what is otherwise on the later of two days. Raises QuestionError."""
    last = question.day("last") or visit.moment.day
    first = question.day("first") or _go_back(last)
    if first > last:
        raise QuestionError([Fault(where="first", what="is after `last`")])
    lexicon = visit.insight.lexicon
    return visit.on(last).recall(
        "difference", first, lambda: compare_days(visit.register, first, last, lexicon)
    )


def _go_back(last: dt.date) -> dt.date:
    """Give the same day of the year before, as near as the calendar has it."""
    return last.replace(year=max(dt.MINYEAR, last.year - 1), day=min(last.day, 28))


ENDPOINTS = (
    Endpoint(
        path="/statistics",
        name="tellStatistics",
        tag="figures",
        summary="Statistics of deals",
        what="How many intents became binding, how long stages took, the funnel, retellings.",
        answer=StatisticsResponse,
        build=tell_statistics,
        parameters=FILTER,
    ),
    Endpoint(
        path="/compare",
        name="compareDays",
        tag="figures",
        summary="Compare two days",
        what="Deals, promises and contradictions that are otherwise, each day as of itself."
        " Without `last` the day of the question counts, without `first` a year before.",
        answer=Difference,
        build=compare,
        parameters=(FIRST, LAST),
    ),
)
