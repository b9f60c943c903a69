"""The history of a deal."""

import pytest

from deal_factory import step, tell
from jalin.model import Factuality, Stage, Step, StepKind
from jalin.track.history import derive_history, is_gainsaid
from jalin.track.telling import Telling

PLANNED, DENIED = Factuality.PLANNED, Factuality.DENIED


def told_by(
    n_sources: int, *steps: Step, prefix: str, published: str | None = None
) -> list[Telling]:
    """Build tellings of the same steps by so many sources."""
    return [
        tell(*steps, name=f"{prefix}{index}", published=published) for index in range(n_sources)
    ]


def test_a_deal_of_which_no_fact_is_told_is_proposed() -> None:
    """A plan alone lifts nothing."""
    history = derive_history([tell(step(Stage.COMMITTED, factuality=PLANNED))])
    assert (history.reached, history.stage) == (Stage.PROPOSED, Stage.PROPOSED)


def test_a_fact_below_the_claimed_stage_is_what_counts() -> None:
    """A mention that claims more than its facts say stands where the facts stand."""
    history = derive_history([tell(step(Stage.TALKS), stage=Stage.COMMITTED)])
    assert history.stage is Stage.TALKS
    assert len(history.steps) == 1


@pytest.mark.parametrize(
    "other",
    [
        step(Stage.OPERATING, factuality=PLANNED),
        step(Stage.OPERATING, factuality=DENIED),
        step(Stage.IMPLEMENTING, kind=StepKind.CEREMONY),
        step(Stage.IMPLEMENTING, kind=StepKind.STANDSTILL),
        step(Stage.TERMINATED, factuality=PLANNED),
    ],
    ids=["planned", "denied", "ceremony", "standstill", "planned end"],
)
def test_only_factual_developments_count(other: Step) -> None:
    """Plans, denials, ceremonies and standstills are kept but neither lift nor end the deal."""
    history = derive_history([tell(step(Stage.INTENT), other)])
    assert history.stage is Stage.INTENT
    assert len(history.steps) == 2


def test_the_highest_rung_is_reached() -> None:
    """A deal stands on the highest rung of any telling."""
    history = derive_history(
        [
            tell(step(Stage.COMMITTED), published="2024-05-30", name="a"),
            tell(step(Stage.TALKS), published="2025-01-01", name="b"),
        ]
    )
    assert history.stage is Stage.COMMITTED


@pytest.mark.parametrize(
    ("n_for", "n_against", "reached"),
    [(1, 1, Stage.COMMITTED), (1, 2, Stage.INTENT), (2, 2, Stage.COMMITTED)],
)
def test_a_claim_that_more_sources_deny_lifts_nothing(
    n_for: int, n_against: int, reached: Stage
) -> None:
    """A rung counts unless more sources deny it than tell it."""
    history = derive_history(
        [
            tell(step(Stage.INTENT), name="z"),
            *told_by(n_for, step(Stage.COMMITTED), prefix="a"),
            *told_by(n_against, step(Stage.COMMITTED, factuality=DENIED), prefix="b"),
        ]
    )
    assert (history.reached, history.stage) == (reached, reached)


@pytest.mark.parametrize(
    ("published", "reached"),
    [
        ("2024-05-17", Stage.INTENT),
        ("2024-06-16", Stage.INTENT),
        ("2024-05", Stage.INTENT),
        ("2024-06-17", Stage.COMMITTED),
        ("2024-05-16", Stage.COMMITTED),
        ("2024-04", Stage.COMMITTED),
        (None, Stage.COMMITTED),
    ],
)
def test_sources_that_still_plan_a_step_gainsay_it_in_the_same_weeks(
    published: str | None, reached: Stage
) -> None:
    """Two that plan outweigh one that claims if they speak in the thirty days after it."""
    planned = step(Stage.COMMITTED, factuality=PLANNED)
    history = derive_history(
        [
            tell(step(Stage.INTENT), name="z"),
            tell(step(Stage.COMMITTED), name="a", published="2024-05-17"),
            *told_by(2, planned, prefix="b", published=published),
        ]
    )
    assert history.reached is reached


def test_plans_told_before_the_deed_do_not_gainsay_it() -> None:
    """Who announced the day of a signing is borne out by the source that tells it."""
    planned = step(Stage.COMMITTED, "2024-05-10", factuality=PLANNED)
    history = derive_history(
        [
            tell(planned, name="a", published="2024-05-01"),
            tell(planned, name="b", published="2024-05-02"),
            tell(step(Stage.COMMITTED, "2024-05-10"), name="c", published="2024-05-10"),
        ]
    )
    assert history.reached is Stage.COMMITTED


@pytest.mark.parametrize(
    ("planned", "signed", "reached"),
    [
        ("2024-05-10", "2024-05-10", Stage.COMMITTED),
        ("2024-05", "2024-05-10", Stage.COMMITTED),
        ("2024-05-10", "2024", Stage.COMMITTED),
        ("2024-06-10", "2024-05-10", Stage.INTENT),
        ("2024-05-11", None, Stage.COMMITTED),
        ("2024-05-12", None, Stage.INTENT),
        ("2024", None, Stage.COMMITTED),
        (None, "2024-05-10", Stage.INTENT),
    ],
)
def test_a_plan_for_the_day_of_the_deed_does_not_gainsay_it(
    planned: str | None, signed: str | None, reached: Stage
) -> None:
    """A date that can be the deed's was met, however late the plan is told again."""
    plan = step(Stage.COMMITTED, planned, factuality=PLANNED)
    history = derive_history(
        [
            tell(step(Stage.INTENT), name="z"),
            tell(step(Stage.COMMITTED, signed), name="a", published="2024-05-11"),
            *told_by(2, plan, prefix="b", published="2024-05-13"),
        ]
    )
    assert history.reached is reached


def test_who_plans_on_after_the_deed_gainsays_it_whoever_planned_before() -> None:
    """Plans of one thing are one step, and still each counts by when it was told."""
    planned = step(Stage.COMMITTED, factuality=PLANNED)
    signed = tell(step(Stage.COMMITTED), name="a", published="2024-05-10")
    days = {"b": "2024-05-01", "c": "2024-05-12", "d": "2024-05-14"}
    plans = [tell(planned, name=name, published=day) for name, day in days.items()]
    assert derive_history([signed, *plans]).reached is Stage.PROPOSED
    assert derive_history([signed, *plans[:2]]).reached is Stage.COMMITTED


@pytest.mark.parametrize(
    ("published", "reached"),
    [
        ("2020-03-01", Stage.COMMITTED),
        ("2024-05-09", Stage.COMMITTED),
        ("2024-05-10", Stage.INTENT),
        ("2026-01-01", Stage.INTENT),
        (None, Stage.INTENT),
    ],
)
def test_what_was_denied_before_it_happened_may_happen_later(
    published: str | None, reached: Stage
) -> None:
    """A denial is of what was told by then."""
    denied = step(Stage.COMMITTED, factuality=DENIED)
    history = derive_history(
        [
            tell(step(Stage.INTENT), name="z"),
            tell(step(Stage.COMMITTED, "2024-05-10"), name="a", published="2024-05-12"),
            *told_by(2, denied, prefix="b", published=published),
        ]
    )
    assert history.reached is reached


def test_copies_of_a_denial_are_one_source() -> None:
    """However often one text is printed, it gainsays once."""
    denial = step(Stage.COMMITTED, factuality=DENIED)
    history = derive_history(
        [
            tell(step(Stage.COMMITTED), name="a"),
            *(tell(denial, name=name, source="s") for name in "bcd"),
        ]
    )
    assert history.reached is Stage.COMMITTED


def test_a_source_does_not_gainsay_itself() -> None:
    """Who tells a step and denies the like of it speaks of two things."""
    denial = step(Stage.COMMITTED, "2024", factuality=DENIED)
    history = derive_history(
        [
            tell(step(Stage.COMMITTED, "2026"), denial, name="a"),
            tell(denial, name="b"),
        ]
    )
    (claim,) = (it for it in history.steps if it.moves and it.stage is Stage.COMMITTED)
    assert not is_gainsaid(claim, history.steps)


@pytest.mark.parametrize("signed", ["2023", "2026"])
def test_the_lowest_rung_is_left_where_all_are_gainsaid(signed: str) -> None:
    """The least that somebody tells still stands, whenever it is said to have been."""
    denied = [step(stage, factuality=DENIED) for stage in (Stage.INTENT, Stage.COMMITTED)]
    history = derive_history(
        [
            tell(step(Stage.INTENT, signed), step(Stage.COMMITTED, "2025"), name="a"),
            *told_by(2, step(Stage.TERMINATED), *denied, prefix="b"),
        ]
    )
    assert history.reached is Stage.INTENT


def test_a_late_termination_takes_the_deal_off_the_ladder() -> None:
    """The latest factual step decides; the rung reached stays known."""
    history = derive_history(
        [
            tell(step(Stage.COMMITTED, "2023"), name="a"),
            tell(step(Stage.TERMINATED, "2024-03"), name="b"),
        ]
    )
    assert (history.reached, history.stage) == (Stage.COMMITTED, Stage.TERMINATED)


@pytest.mark.parametrize(
    ("resumed", "stage"),
    [
        ("2025-01", Stage.IMPLEMENTING),
        ("2024-04-01", Stage.IMPLEMENTING),
        ("2024-03-31", Stage.SUSPENDED),
        ("2023", Stage.SUSPENDED),
        (None, Stage.SUSPENDED),
    ],
)
def test_only_a_later_dated_step_ends_a_halt(resumed: str | None, stage: Stage) -> None:
    """A step that is surely after the halt ends it; an undated one may be an old story."""
    history = derive_history(
        [
            tell(step(Stage.SUSPENDED, "2024-03"), name="a"),
            tell(step(Stage.IMPLEMENTING, resumed), name="b"),
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
            tell(step(Stage.TERMINATED), published=published, name="a"),
            tell(step(Stage.IMPLEMENTING, "2025-01"), name="b"),
        ]
    )
    assert history.stage is stage


@pytest.mark.parametrize(
    ("resumed", "stage"),
    [
        (step(Stage.OPERATING), Stage.OPERATING),
        (step(Stage.IMPLEMENTING), Stage.IMPLEMENTING),
        (step(Stage.TALKS), Stage.INTENT),
        (step(Stage.COMMITTED), Stage.SUSPENDED),
        (step(Stage.OPERATING, "2022"), Stage.SUSPENDED),
        (step(Stage.OPERATING, factuality=PLANNED), Stage.SUSPENDED),
        (step(Stage.OPERATING, kind=StepKind.STANDSTILL), Stage.SUSPENDED),
    ],
    ids=["runs", "is built", "talks", "signed", "ran before", "will run", "stands still"],
)
def test_what_still_goes_on_after_a_halt_ends_it(resumed: Step, stage: Stage) -> None:
    """Told without its date it was under way when told; an old signing retold is no new start."""
    history = derive_history(
        [
            tell(step(Stage.INTENT, "2020"), name="z"),
            tell(step(Stage.SUSPENDED, "2023-01"), published="2023-01-20", name="a"),
            tell(resumed, published="2024-11-05", name="b"),
        ]
    )
    assert history.stage is stage
    assert (history.halt is None) is (stage is not Stage.SUSPENDED)


def test_what_ran_before_a_halt_and_is_told_again_after_it_ends_it() -> None:
    """One step of many tellings goes on as long as the last of them says so."""
    running = step(Stage.OPERATING)
    before = [
        tell(step(Stage.OPERATING, "2022-05"), published="2022-05-10", name="a"),
        tell(running, published="2022-08-10", name="b"),
        tell(step(Stage.SUSPENDED), published="2023-01-20", name="c"),
    ]
    assert derive_history(before).stage is Stage.SUSPENDED
    after = tell(running, published="2024-11-05", name="d")
    assert derive_history([*before, after]).stage is Stage.OPERATING


@pytest.mark.parametrize(
    "resumed",
    [
        tell(step(Stage.OPERATING), name="b"),
        tell(step(Stage.OPERATING), published="2023-01-31", name="b"),
        tell(step(Stage.OPERATING), published="2023-03-15", name="b"),
        tell(step(Stage.OPERATING), step(Stage.SUSPENDED, "2023-01"), published="2024", name="b"),
    ],
    ids=["undated", "in the month of the halt", "before it was known", "beside the halt"],
)
def test_who_could_not_know_of_a_halt_or_tells_it_too_does_not_end_it(resumed: Telling) -> None:
    """What goes on counts only from when somebody had told of the halt, and beside it is past."""
    halted = tell(step(Stage.SUSPENDED, "2023-01"), published="2023-03-20", name="a")
    assert derive_history([halted, resumed]).stage is Stage.SUSPENDED


def test_a_halt_that_nothing_dates_is_older_than_what_goes_on() -> None:
    """A text with a date that tells what runs comes after one without any."""
    halted = tell(step(Stage.SUSPENDED), name="a")
    running = tell(step(Stage.OPERATING), published="2024-11-05", name="b")
    assert derive_history([halted, running]).stage is Stage.OPERATING


def test_the_halt_with_the_last_day_holds() -> None:
    """A year ends after the days in it."""
    history = derive_history(
        [
            tell(step(Stage.TERMINATED, "2024"), name="a"),
            tell(step(Stage.SUSPENDED, "2024-05-10"), name="b"),
        ]
    )
    assert history.stage is Stage.TERMINATED


def test_an_undated_text_that_tells_the_signing_too_ends_the_deal() -> None:
    """What the same text dates is no resumption: nothing tells that it came after the halt."""
    signed = step(Stage.COMMITTED, "2023-01-10")
    history = derive_history([tell(signed, step(Stage.TERMINATED))])
    assert history.stage is Stage.TERMINATED


def test_a_dated_halt_outdoes_an_undated_one() -> None:
    """Of two halts the one whose time is known later decides."""
    history = derive_history(
        [
            tell(step(Stage.TERMINATED), name="a"),
            tell(step(Stage.SUSPENDED, "2025-01"), name="b"),
        ]
    )
    assert history.stage is Stage.SUSPENDED


def test_a_deal_only_told_as_ended_reached_nothing_known() -> None:
    """Without a step on the ladder, the rung reached is unknown."""
    history = derive_history([tell(step(Stage.TERMINATED))])
    assert (history.reached, history.stage) == (None, Stage.TERMINATED)


def test_a_history_needs_a_telling() -> None:
    """A deal that nobody tells is a bug."""
    with pytest.raises(ValueError, match="telling"):
        derive_history([])
