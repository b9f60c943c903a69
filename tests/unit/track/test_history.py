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
    return Telling(document=document, mention=deal(stage=stage, steps=steps or None))


@pytest.mark.parametrize("claimed", [Stage.COMMITTED, Stage.TERMINATED, Stage.PROPOSED])
def test_a_stage_without_a_fact_is_a_proposal(claimed: Stage) -> None:
    """What a mention claims to have reached without telling how counts as proposed."""
    history = derive_history([Telling(document=doc(), mention=deal(stage=claimed, steps=()))])
    assert [(it.stage, it.factuality) for it in history.steps] == [
        (Stage.PROPOSED, Factuality.FACTUAL)
    ]
    assert history.steps[0].evidence[0].evidence.quote == SENTENCE
    assert (history.reached, history.stage) == (Stage.PROPOSED, Stage.PROPOSED)


def test_a_plan_lends_the_proposal_no_instrument_and_no_date() -> None:
    """What belongs to a planned signing is not told as a fact."""
    planned = step(Stage.COMMITTED, "2027-01", factuality=Factuality.PLANNED)
    mention = deal(stage=Stage.COMMITTED, date=date("2027-01"), steps=[planned])
    history = derive_history([Telling(document=doc(), mention=mention)])
    assert history.stage is Stage.PROPOSED
    assert [(it.date, it.instrument) for it in history.steps if it.moves] == [(None, None)]


def test_a_fact_below_the_claimed_stage_is_what_counts() -> None:
    """A mention that claims more than its facts say stands where the facts stand."""
    history = derive_history([tell(Stage.COMMITTED, step(Stage.TALKS))])
    assert history.stage is Stage.TALKS
    assert len(history.steps) == 1


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


@pytest.mark.parametrize(
    ("published", "stage"),
    [
        (None, Stage.IMPLEMENTING),
        ("2024-03", Stage.IMPLEMENTING),
        ("2025-06", Stage.TERMINATED),
    ],
)
def test_an_undated_halt_holds_until_something_dated_follows(
    published: str | None, stage: Stage
) -> None:
    """A halt without a date counts from its publication, and without that before all dates."""
    history = derive_history(
        [
            tell(Stage.TERMINATED, step(Stage.TERMINATED), published=published, name="a"),
            tell(Stage.IMPLEMENTING, step(Stage.IMPLEMENTING, "2025-01"), name="b"),
        ]
    )
    assert history.stage is stage


def test_an_undated_text_that_tells_the_signing_too_ends_the_deal() -> None:
    """What the same text dates is no resumption: nothing tells that it came after the halt."""
    signed = step(Stage.COMMITTED, "2023-01-10")
    history = derive_history([tell(Stage.TERMINATED, signed, step(Stage.TERMINATED))])
    assert history.stage is Stage.TERMINATED


def test_a_dated_halt_outdoes_an_undated_one() -> None:
    """Of two halts the one whose time is known later decides."""
    history = derive_history(
        [
            tell(Stage.TERMINATED, step(Stage.TERMINATED), name="a"),
            tell(Stage.SUSPENDED, step(Stage.SUSPENDED, "2025-01"), name="b"),
        ]
    )
    assert history.stage is Stage.SUSPENDED


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
