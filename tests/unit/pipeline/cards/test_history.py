"""The history of a deal along a line: what lies where, and what has no date."""

import datetime as dt
from collections.abc import Iterator

import pytest

from briefing_factory import open_library, tell_ceremony, wording
from jalin.export.cards.card import CardTimeline, Shape, Tone
from jalin.model import Factuality, PartialDate, Stage, StepKind
from jalin.pipeline.cards.history import draw_history, find_tone
from jalin.pipeline.serving.library import Library
from jalin.pipeline.show.views import DealView

DAY = dt.date(2026, 7, 1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open a register with a deal of every sort of step."""
    with open_library(tmp_path_factory.mktemp("history"), told=[tell_ceremony()]) as opened:
        yield opened


@pytest.fixture(scope="module")
def view(library: Library) -> DealView:
    """Show the deal."""
    with library.visit() as visit:
        return visit.deal(visit.catalogue.ids[0])


@pytest.fixture
def drawn(view: DealView) -> CardTimeline:
    """Draw its history."""
    return draw_history(view, DAY, wording())


@pytest.mark.parametrize(
    ("stage", "tone"),
    [
        (Stage.PROPOSED, Tone.INTENT),
        (Stage.INTENT, Tone.INTENT),
        (Stage.COMMITTED, Tone.BINDING),
        (Stage.COMPLETED, Tone.BINDING),
        (Stage.SUSPENDED, Tone.OFF),
        (Stage.TERMINATED, Tone.OFF),
    ],
)
def test_a_stage_has_the_tone_of_what_it_means(stage: Stage, tone: Tone) -> None:
    """What binds is told apart from what does not."""
    assert find_tone(stage) is tone


def test_every_sort_of_step_has_its_shape(drawn: CardTimeline) -> None:
    """A ceremony is no fact, and neither is a plan."""
    assert {(mark.shape, mark.label) for mark in drawn.marks} == {
        (Shape.FACT, "intent, 4 Feb 2025"),
        (Shape.CEREMONY, "intent, 10 Mar 2025"),
        (Shape.PLAN, "operating, 2027"),
        (Shape.STANDSTILL, "intent, Jan 2026"),
        (Shape.PROMISE, "scheduled"),
    }
    assert [shape for shape, _ in drawn.legend] == list(Shape)


def test_marks_come_in_order_of_time(drawn: CardTimeline) -> None:
    """Within the line, the day that is asked about too."""
    places = [mark.at for mark in drawn.marks]
    assert places == sorted(places)
    assert all(0 <= mark.first <= mark.at <= mark.last <= 1 for mark in drawn.marks)
    assert 0 < drawn.today < 1


def test_no_day_is_invented(drawn: CardTimeline) -> None:
    """What is known to the year is as wide as the year."""
    widths = {mark.label: mark.last - mark.first for mark in drawn.marks}
    assert widths["intent, 4 Feb 2025"] == 0
    assert widths["operating, 2027"] > 10 * widths["intent, Jan 2026"] > 0


def test_what_has_no_date_is_counted(drawn: CardTimeline) -> None:
    """And not drawn."""
    assert drawn.undated == "1 step or promise without a date"


def test_years_are_written(drawn: CardTimeline) -> None:
    """The first day of each that lies on the line."""
    assert [tick.word for tick in drawn.ticks] == ["2025", "2026", "2027", "2028", "2029"]


def test_of_many_years_only_some_are_written(view: DealView) -> None:
    """So that their words have room."""
    drawn = draw_history(view, dt.date(2150, 1, 1), wording())
    written = [tick.word for tick in drawn.ticks if tick.word is not None]
    assert len(drawn.ticks) > 100
    assert len(written) <= 13


def test_the_last_days_of_all_have_a_place(view: DealView) -> None:
    """No day before the first or after the last one that there is."""
    assert draw_history(view, dt.date.max, wording()).today == 1
    assert draw_history(view, dt.date.min, wording()).today == 0


def test_the_world_has_what_the_tests_rest_on(view: DealView) -> None:
    """A plan, a ceremony, a standstill and a fact."""
    told = {(step.factuality, step.kind) for step in view.steps}
    assert {
        (Factuality.FACTUAL, StepKind.DEVELOPMENT),
        (Factuality.FACTUAL, StepKind.CEREMONY),
        (Factuality.FACTUAL, StepKind.STANDSTILL),
        (Factuality.PLANNED, StepKind.DEVELOPMENT),
    } <= told
    assert PartialDate.parse("2027") in [step.date for step in view.steps]
