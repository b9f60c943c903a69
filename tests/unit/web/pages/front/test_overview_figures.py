"""The figures of the overview."""

import datetime as dt

from jalin.model import DealState, Instrument, Stage
from jalin.pipeline.show.moment import Moment
from jalin.pipeline.show.views import DealSummary
from jalin.web.pages.front.overview_figures import MONTHS_SHOWN, draw_coverage, draw_funnel


def summary(
    stage: Stage, reached: Stage | None = None, state: DealState = DealState.MOVING
) -> DealSummary:
    """Summarise a deal that stands somewhere."""
    return DealSummary(
        id="a",
        parties=(),
        objects=(),
        instrument=Instrument.MEMORANDUM,
        activities=(),
        sectors=(),
        stage=stage,
        reached=reached,
        binding=stage.binding,
        state=state,
        date=None,
        place=None,
        news=None,
        under=None,
        documents=1,
        sources=1,
        amounts=(),
        outlets=(),
    )


FUNNEL = draw_funnel(
    [
        summary(Stage.TALKS),
        summary(Stage.INTENT, Stage.INTENT, DealState.STALLED_INFERRED),
        summary(Stage.COMMITTED, Stage.COMMITTED),
        summary(Stage.TERMINATED, Stage.INTENT, DealState.TERMINATED_ANNOUNCED),
        summary(Stage.TERMINATED, None, DealState.TERMINATED_ANNOUNCED),
    ]
)
ROWS = {row.stage: row for row in FUNNEL.rows}


def test_a_rung_counts_who_got_there_or_further() -> None:
    """Who left the ladder counts on the rungs that it had climbed before."""
    reached = [ROWS[stage].reached for stage in (Stage.PROPOSED, Stage.TALKS, Stage.INTENT)]
    assert reached == [5, 4, 3]
    assert ROWS[Stage.COMMITTED].reached == 1


def test_a_rung_tells_who_stands_there_and_how() -> None:
    """Each deal stands in one place, and the links beside the numbers find just these."""
    assert ROWS[Stage.INTENT].standing == 1
    assert ROWS[Stage.INTENT].states == ((DealState.STALLED_INFERRED, 1),)
    assert ROWS[Stage.TERMINATED].standing == 2
    assert sum(row.standing for row in FUNNEL.rows) == FUNNEL.total == 5


def test_a_way_off_the_ladder_is_no_rung() -> None:
    """Nobody gets as far as being terminated."""
    assert ROWS[Stage.TERMINATED].reached is None


def test_signatures_are_no_commitments() -> None:
    """Only what reached a commitment has bound anybody."""
    assert (ROWS[Stage.INTENT].reached, FUNNEL.bound) == (3, 1)


def test_no_deals_make_an_empty_funnel() -> None:
    """A register without deals is drawn too."""
    empty = draw_funnel([])
    assert (empty.largest, empty.total) == (0, 0)
    assert all(row.standing == 0 for row in empty.rows)


def test_coverage_counts_months_up_to_the_day() -> None:
    """Days and months of the record add up; what lies before the strip or after it is left out."""
    read = {"Warta": {"2026-06": 2, "2026-05-01": 1, "2026-05-30": 3, "2001-01": 9, "2026-07": 5}}
    found = draw_coverage(read, Moment.of(dt.date(2026, 6, 30)))
    assert len(found.months) == MONTHS_SHOWN
    assert (found.months[0], found.months[-1]) == ("2022-07", "2026-06")
    assert found.rows[0].counts[-2:] == (4, 2)
    assert (found.rows[0].total, found.rows[0].months_heard, found.largest) == (6, 2, 4)


def test_outlets_that_were_not_heard_are_not_drawn() -> None:
    """An outlet without a document in the strip is no row; the most read one comes first."""
    read = {"Alt": {"1999-01": 1}, "B": {"2026-06": 1}, "A": {"2026-06": 1}, "C": {"2026-05": 4}}
    found = draw_coverage(read, Moment.of(dt.date(2026, 6, 30)))
    assert [row.outlet for row in found.rows] == ["C", "A", "B"]
    assert found.outlets == 3
