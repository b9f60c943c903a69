"""What became of intents."""

import datetime as dt

import numpy as np
import pytest

from jalin.model import PartialDate, Stage
from jalin.pipeline.statistics.arrivals import NO_DAY, Arrivals, ToldStep
from jalin.pipeline.statistics.conversion import Cohort, Fate, build_cohort

LIMIT = dt.date(2024, 7, 1)
Steps = list[tuple[Stage, str | None]]
SIGNED: Steps = [(Stage.INTENT, "2023-01-05")]
YOUNG: Steps = [(Stage.INTENT, "2025-01-05")]
UNDATED: Steps = [(Stage.INTENT, None)]


def cohort(*deals: tuple[int, Steps], known: str | None = None) -> Cohort:
    """Build the cohort of deals, each told by the rung reached and its steps."""
    steps = [
        ToldStep(
            deal=number,
            stage=stage,
            instrument=None,
            date=None if date is None else PartialDate.parse(date),
        )
        for number, (_, told) in enumerate(deals)
        for stage, date in told
    ]
    day = NO_DAY if known is None else dt.date.fromisoformat(known).toordinal()
    return build_cohort(
        Arrivals.of(len(deals), steps),
        np.array([rung for rung, _ in deals]),
        np.full(len(deals), day, dtype=np.int32),
        LIMIT.toordinal(),
    )


@pytest.mark.parametrize(
    ("rung", "steps", "fates"),
    [
        (2, SIGNED, {Fate.INTENTS, Fate.JUDGED}),
        (3, SIGNED, {Fate.INTENTS, Fate.JUDGED, Fate.COMMITTED}),
        (4, SIGNED, {Fate.INTENTS, Fate.JUDGED, Fate.COMMITTED, Fate.STARTED}),
        (6, SIGNED, {*Fate} - {Fate.OPEN, Fate.EARLY, Fate.UNDATED, Fate.DIRECT}),
        (2, YOUNG, {Fate.INTENTS, Fate.OPEN}),
        (4, YOUNG, {Fate.INTENTS, Fate.EARLY}),
        (3, UNDATED, {Fate.INTENTS, Fate.UNDATED}),
        (3, [(Stage.COMMITTED, "2020-01-01")], {Fate.DIRECT}),
        (3, [*SIGNED, (Stage.COMMITTED, "2023-01-05")], {Fate.DIRECT}),
        (2, [], {Fate.INTENTS, Fate.UNDATED}),
        (1, [], set()),
        (1, SIGNED, set()),
    ],
)
def test_a_deal_counts_by_its_age_and_rung(rung: int, steps: Steps, fates: set[Fate]) -> None:
    """Young intents make no share, whatever became of them; what bound at once was none."""
    built = cohort((rung, steps))
    chosen = np.array([0])
    assert {fate for fate in Fate if len(built.choose(fate, chosen))} == fates


def test_an_intent_without_a_date_is_as_old_as_its_first_telling() -> None:
    """So that it can be judged all the same."""
    built = cohort((2, UNDATED), known="2023-01-05")
    assert built.count(np.array([0])).judged == 1


def test_shares_are_of_the_judged() -> None:
    """And the counts add up to all intents."""
    built = cohort((2, SIGNED), (5, SIGNED), (3, YOUNG), (2, YOUNG))
    found = built.count(np.arange(4))
    assert found.intents == found.judged + found.open + found.early + found.undated == 4
    assert (found.committed.part, found.committed.whole) == (1, 2)
    assert (found.started.part, found.delivered.part) == (1, 1)
