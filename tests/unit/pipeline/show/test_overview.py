"""How many deals got how far."""

import pytest

from jalin.model import DealState, Stage
from jalin.pipeline.show.overview import build_funnel
from jalin.pipeline.show.views import DealSummary


def summary(stage: Stage, reached: Stage | None, state: DealState) -> DealSummary:
    """Build a deal that got so far."""
    return DealSummary(
        id="a",
        parties=(),
        objects=(),
        instrument=None,
        stage=stage,
        reached=reached,
        binding=False,
        state=state,
        date=None,
        place=None,
        news=None,
        under=None,
        activities=(),
        sectors=(),
        amounts=(),
        outlets=(),
        documents=1,
        sources=1,
    )


DEALS = (
    summary(Stage.INTENT, Stage.INTENT, DealState.MOVING),
    summary(Stage.INTENT, Stage.INTENT, DealState.QUIET),
    summary(Stage.OPERATING, Stage.OPERATING, DealState.MOVING),
    summary(Stage.TERMINATED, Stage.COMMITTED, DealState.TERMINATED_ANNOUNCED),
    summary(Stage.TERMINATED, None, DealState.TERMINATED_INFERRED),
)


@pytest.mark.parametrize(
    ("stage", "reached", "standing"),
    [
        (Stage.PROPOSED, 5, 1),
        (Stage.TALKS, 4, 0),
        (Stage.INTENT, 4, 2),
        (Stage.COMMITTED, 2, 1),
        (Stage.IMPLEMENTING, 1, 0),
        (Stage.OPERATING, 1, 1),
        (Stage.COMPLETED, 0, 0),
    ],
)
def test_deals_are_counted_by_the_highest_rung_they_earned(
    stage: Stage, reached: int, standing: int
) -> None:
    """An ended deal counts where it had got to, one of which only the end is told as proposed."""
    by_stage = {rung.stage: rung for rung in build_funnel(DEALS)}
    assert (by_stage[stage].reached, by_stage[stage].standing) == (reached, standing)


def test_each_rung_tells_the_states_of_the_deals_that_stopped_there() -> None:
    """So that the dead and the living are told apart."""
    by_stage = {rung.stage: rung for rung in build_funnel(DEALS)}
    assert by_stage[Stage.INTENT].states == {DealState.MOVING: 1, DealState.QUIET: 1}
    assert by_stage[Stage.COMMITTED].states == {DealState.TERMINATED_ANNOUNCED: 1}


def test_the_ways_off_the_ladder_are_no_rungs() -> None:
    """Without a deal the ladder is still there."""
    stages = [rung.stage for rung in build_funnel(())]
    assert stages == [stage for stage in Stage if stage.rung is not None]
