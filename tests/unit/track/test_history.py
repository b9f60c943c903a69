"""The history of a deal."""

import pytest

from jalin.model import Factuality, Stage, Step, StepKind
from jalin.track.history import derive_history
from jalin.track.telling import Telling
from register_factory import SENTENCE, date, deal, doc


def step(
    stage: Stage,
    day: str | None = None,
    *,
    factuality: Factuality = Factuality.FACTUAL,
    kind: StepKind = StepKind.DEVELOPMENT,
) -> Step:
    """Build a step."""
    return Step(
        stage=stage, factuality=factuality, kind=kind, date=date(day), evidence=SENTENCE, step="s/1"
    )


def tell(stage: Stage, *steps: Step, published: str | None = None, name: str = "a") -> Telling:
    """Build a telling of a deal at a stage."""
    document = doc(f"{SENTENCE} {name}", name=name, published=published)
    return Telling(document=document, mention=deal(stage=stage, steps=steps))


def test_the_stage_of_a_mention_is_a_step() -> None:
    """A mention without steps tells its own stage, with its sentence."""
    history = derive_history([tell(Stage.INTENT)])
    assert [(it.stage, it.factuality) for it in history.steps] == [
        (Stage.INTENT, Factuality.FACTUAL)
    ]
    assert history.steps[0].evidence[0].evidence.quote == SENTENCE
    assert (history.reached, history.stage) == (Stage.INTENT, Stage.INTENT)


@pytest.mark.parametrize(
    "other",
    [
        step(Stage.OPERATING, factuality=Factuality.PLANNED),
        step(Stage.OPERATING, factuality=Factuality.DENIED),
        step(Stage.IMPLEMENTING, kind=StepKind.CEREMONY),
    ],
    ids=["planned", "denied", "ceremony"],
)
def test_only_factual_developments_lift(other: Step) -> None:
    """Plans, denials and ceremonies are kept in the history but do not lift the deal."""
    history = derive_history([tell(Stage.INTENT, step(Stage.INTENT), other)])
    assert history.stage is Stage.INTENT
    assert len(history.steps) == 2


def test_the_highest_rung_is_reached() -> None:
    """A deal stands on the highest rung of any telling."""
    history = derive_history(
        [
            tell(Stage.COMMITTED, published="2024-05-30", name="a"),
            tell(Stage.TALKS, published="2025-01-01", name="b"),
        ]
    )
    assert history.stage is Stage.COMMITTED


def test_a_late_termination_takes_the_deal_off_the_ladder() -> None:
    """The latest factual step decides; the rung reached stays known."""
    history = derive_history(
        [
            tell(Stage.COMMITTED, step(Stage.COMMITTED, "2023"), name="a"),
            tell(Stage.TERMINATED, step(Stage.TERMINATED, "2024-03"), name="b"),
        ]
    )
    assert (history.reached, history.stage) == (Stage.COMMITTED, Stage.TERMINATED)


@pytest.mark.parametrize(
    ("resumed", "stage"), [("2025-01", Stage.IMPLEMENTING), (None, Stage.SUSPENDED)]
)
def test_only_a_later_dated_step_ends_a_halt(resumed: str | None, stage: Stage) -> None:
    """A step after the halt ends it; an undated one may be an old story."""
    history = derive_history(
        [
            tell(Stage.SUSPENDED, step(Stage.SUSPENDED, "2024-03"), name="a"),
            tell(Stage.IMPLEMENTING, step(Stage.IMPLEMENTING, resumed), name="b"),
        ]
    )
    assert history.stage is stage


def test_a_deal_only_told_as_ended_reached_nothing_known() -> None:
    """Without a step on the ladder, the rung reached is unknown."""
    history = derive_history([tell(Stage.TERMINATED)])
    assert (history.reached, history.stage) == (None, Stage.TERMINATED)


def test_tellings_of_one_step_are_one_step() -> None:
    """A coarser or missing date joins the only step that it can mean, with its evidence."""
    history = derive_history(
        [
            tell(Stage.INTENT, step(Stage.INTENT, "2026-02-04"), name="a"),
            tell(Stage.INTENT, step(Stage.INTENT, "2026-02"), name="b"),
            tell(Stage.INTENT, step(Stage.INTENT), name="c"),
        ]
    )
    (found,) = history.steps
    assert str(found.date) == "2026-02-04"
    assert len(found.evidence) == 3


def test_an_ambiguous_date_stays_by_itself() -> None:
    """A missing date that can mean two steps is not guessed."""
    history = derive_history(
        [
            tell(Stage.INTENT, step(Stage.INTENT, "2026-02-04"), name="a"),
            tell(Stage.INTENT, step(Stage.INTENT, "2024-01-01"), name="b"),
            tell(Stage.INTENT, step(Stage.INTENT), name="c"),
        ]
    )
    assert [str(it.date) for it in history.steps] == ["2024-01-01", "2026-02-04", "None"]


def test_a_history_needs_a_telling() -> None:
    """A deal that nobody tells is a bug."""
    with pytest.raises(ValueError, match="telling"):
        derive_history([])
