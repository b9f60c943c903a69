"""When deals first stood on rungs."""

import datetime as dt

import pytest

from jalin.model import Factuality, Instrument, PartialDate, Stage, StepKind
from jalin.pipeline.statistics.arrivals import (
    INSTRUMENTS,
    NO_DAY,
    NO_INSTRUMENT,
    Arrivals,
    ToldStep,
    is_arrival,
)

INTENT, COMMITTED, OPERATING = (2, 3, 5)


def told(stage: Stage, date: str | None = None, instrument: Instrument | None = None) -> ToldStep:
    """Build a step of the only deal."""
    when = None if date is None else PartialDate.parse(date)
    return ToldStep(deal=0, stage=stage, instrument=instrument, date=when)


def day(text: str) -> int:
    """Give the number of a day."""
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2024-03-05", "2024-01-05"], day("2024-01-05")),
        (["2024-02"], day("2024-02-15")),
        (["2024"], NO_DAY),
        ([None], NO_DAY),
    ],
)
def test_a_rung_is_reached_on_its_first_day(dates: list[str | None], first: int) -> None:
    """A month stands at its middle; a year is no day."""
    arrivals = Arrivals.of(1, [told(Stage.INTENT, date) for date in dates])
    assert arrivals.told[0, INTENT]
    assert arrivals.days[0, INTENT] == first


@pytest.mark.parametrize(
    ("steps", "first"),
    [
        ([told(Stage.OPERATING, "2024-05-01")], day("2024-05-01")),
        ([told(Stage.COMMITTED), told(Stage.OPERATING, "2024-05-01")], NO_DAY),
        (
            [told(Stage.COMMITTED, "2024-06-01"), told(Stage.OPERATING, "2024-05-01")],
            day("2024-05-01"),
        ),
        ([told(Stage.INTENT, "2024-05-01")], NO_DAY),
    ],
)
def test_a_rung_is_passed_by_the_first_day_on_it_or_higher(
    steps: list[ToldStep], first: int
) -> None:
    """But a rung that is told without a day has none, whatever came later."""
    assert Arrivals.of(1, steps).find_first(COMMITTED)[0] == first


def test_an_intent_is_as_old_as_the_last_day_that_its_first_date_can_mean() -> None:
    """Of any precision, so that no intent is judged too early."""
    steps = [told(Stage.INTENT, "2024"), told(Stage.INTENT, "2023")]
    assert Arrivals.of(1, steps).since[0] == day("2023-12-31")


def test_of_an_intent_the_strongest_instrument_counts() -> None:
    """That of later, binding steps is passed over."""
    steps = [
        told(Stage.INTENT, instrument=Instrument.LETTER_OF_INTENT),
        told(Stage.INTENT, instrument=Instrument.MEMORANDUM),
        told(Stage.COMMITTED, instrument=Instrument.CONTRACT),
    ]
    found = Arrivals.of(2, steps).instruments
    assert INSTRUMENTS[found[0]] is Instrument.MEMORANDUM
    assert found[1] == NO_INSTRUMENT


@pytest.mark.parametrize(
    ("stage", "factuality", "kind", "counts"),
    [
        (Stage.INTENT, Factuality.FACTUAL, StepKind.DEVELOPMENT, True),
        (Stage.INTENT, Factuality.PLANNED, StepKind.DEVELOPMENT, False),
        (Stage.INTENT, Factuality.FACTUAL, StepKind.CEREMONY, False),
        (Stage.TERMINATED, Factuality.FACTUAL, StepKind.DEVELOPMENT, False),
    ],
)
def test_only_facts_on_the_ladder_are_arrivals(
    stage: Stage,
    factuality: Factuality,
    kind: StepKind,
    counts: bool,  # noqa: FBT001
) -> None:
    """No plan, no ceremony, no way off the ladder."""
    assert is_arrival(stage, factuality, kind) is counts
