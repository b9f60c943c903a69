"""What each telling of a deal adds to those before it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from deal_factory import stand_still, step, tell
from jalin.model import Factuality, Stage, Step, StepKind
from jalin.track.telling import Telling
from jalin.track.tellings import TellingKind, judge_tellings
from register_factory import SENTENCE

NEWS, RETELLING = TellingKind.NEWS, TellingKind.RETELLING
AGAIN, COPY = TellingKind.REANNOUNCEMENT, TellingKind.COPY
PLANNED, UNCERTAIN = Factuality.PLANNED, Factuality.UNCERTAIN
INTENT, COMMITTED = Stage.INTENT, Stage.COMMITTED
WORKS, OPERATING = Stage.IMPLEMENTING, Stage.OPERATING

# Told on the day after it was signed.
SIGNED = tell(step(INTENT, "2026-02-04"), name="first", published="2026-02-05")
WORKING = tell(step(WORKS, "2024-07-15"), name="first", published="2024-07-16")


def judge_last(*tellings: Telling) -> TellingKind:
    """Judge the last of some tellings that were published in this order."""
    return judge_tellings(tellings)[-1]


def test_the_first_telling_is_news() -> None:
    """Nobody told anything before; without any telling there is nothing to judge."""
    assert judge_tellings([SIGNED]) == (NEWS,)
    assert judge_tellings([]) == ()


def test_who_goes_further_tells_news() -> None:
    """A stage that nobody told before is news, whatever is told again beside it."""
    later = tell(step(INTENT), step(COMMITTED, "2026-05-04"), name="b", published="2026-05-05")
    assert judge_last(SIGNED, later) is NEWS


@pytest.mark.parametrize(
    "stage", [Stage.SUSPENDED, Stage.TERMINATED, Stage.TALKS, WORKS, OPERATING]
)
def test_another_stage_is_news(stage: Stage) -> None:
    """So is a step below the rung that was told, and a way off the ladder."""
    assert judge_last(SIGNED, tell(step(stage), name="b", published="2026-05-05")) is NEWS


@pytest.mark.parametrize("published", ["2026-02-06", "2026-05-05", "2031-02-05", None])
def test_a_signing_with_its_old_day_is_told_again(published: str | None) -> None:
    """However late it is told, who gives the day does not sell it as new."""
    later = tell(step(INTENT, "2026-02-04"), name="b", published=published)
    assert judge_last(SIGNED, later) is RETELLING


@pytest.mark.parametrize("day", ["2026-02-01", "2026-02-07", "2026-02", "2026"])
def test_one_signing_has_its_days(day: str) -> None:
    """A few days apart, or with a coarser date, it is one occasion."""
    later = tell(step(INTENT, day), name="b", published="2026-02-08")
    assert judge_last(SIGNED, later) is RETELLING


@pytest.mark.parametrize(
    ("published", "kind"),
    [
        pytest.param("2026-02-05", NEWS, id="on the same day"),
        pytest.param("2026-02-07", RETELLING, id="within the days of one occasion"),
        pytest.param("2026-02-08", AGAIN, id="a day after these"),
        pytest.param("2027-01-09", AGAIN, id="long after"),
        pytest.param(None, RETELLING, id="nobody knows when"),
    ],
)
def test_a_signing_without_its_day_comes_as_new(published: str | None, kind: TellingKind) -> None:
    """What was signed days ago and is told without its day sounds as if it were signed now."""
    later = tell(step(INTENT), step(INTENT), name="b", published=published)
    assert judge_last(SIGNED, later) is kind


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        pytest.param("2026-02-07", RETELLING, id="within the days of one occasion"),
        pytest.param("2026-02-08", AGAIN, id="a day after these"),
        pytest.param("2026-03-06", AGAIN, id="the last day"),
        pytest.param("2026-03-07", NEWS, id="a new signing"),
        pytest.param("2028-02-04", NEWS, id="an agreement amended years later"),
    ],
)
def test_a_signing_with_a_later_day_comes_as_new(day: str, kind: TellingKind) -> None:
    """Some weeks later it is the same one; still later it is a signing of its own."""
    later = tell(step(INTENT, day), name="b", published="2028-02-09")
    assert judge_last(SIGNED, later) is kind


def test_a_signing_of_which_no_day_is_known_counts_from_its_telling() -> None:
    """Where the first source gives no day, a telling weeks later is compared with that source's."""
    first = tell(step(INTENT), published="2026-02-05")
    assert judge_last(first, tell(step(INTENT), name="b", published="2026-02-20")) is AGAIN
    assert judge_last(first, tell(step(INTENT), name="b", published="2026-02-07")) is RETELLING


def test_a_signing_of_which_nothing_tells_the_time_cannot_come_again() -> None:
    """Without a date nothing tells which of two texts is older."""
    first = tell(step(INTENT))
    assert judge_tellings([first, tell(step(INTENT), name="b")]) == (NEWS, NEWS)


def test_the_day_of_another_signing_is_not_the_day_of_this_one() -> None:
    """A day before every one that is known belongs to what went before."""
    older = step(INTENT, "2024-09")
    later = tell(step(INTENT), older, name="b", published="2026-02-09")
    assert judge_last(SIGNED, later) is AGAIN
    assert judge_last(SIGNED, tell(older, name="b", published="2026-02-09")) is NEWS


@pytest.mark.parametrize(
    ("lead", "kind"),
    [("Lalu lintas lancar. " * 15, AGAIN), ("Lalu lintas lancar. " * 25, RETELLING)],
)
def test_news_opens_the_text(lead: str, kind: TellingKind) -> None:
    """A signing without its day far down the text is what went before."""
    later = tell(step(INTENT), name="b", published="2026-05-05", text=f"{lead}{SENTENCE}")
    assert judge_last(SIGNED, later) is kind


def test_a_signing_that_stands_nowhere_does_not_come_as_new() -> None:
    """What is no piece of the text opens no text."""
    later = tell(step(INTENT, evidence="tidak tertulis"), name="b", published="2026-05-05")
    assert judge_last(SIGNED, later) is RETELLING


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        pytest.param(step(WORKS), NEWS, id="works are told"),
        pytest.param(step(WORKS, factuality=UNCERTAIN), RETELLING, id="works are claimed"),
        pytest.param(step(Stage.TERMINATED), NEWS, id="the end is told"),
        pytest.param(
            step(INTENT, kind=StepKind.STANDSTILL), RETELLING, id="somebody says that it stands"
        ),
        pytest.param(step(WORKS, factuality=PLANNED), AGAIN, id="works are only planned"),
        pytest.param(step(WORKS, factuality=Factuality.DENIED), AGAIN, id="works are denied"),
        pytest.param(step(Stage.TALKS, "2026-01"), AGAIN, id="what led to it is told"),
    ],
)
def test_who_tells_of_more_does_not_sell_the_signing(beside: Step, kind: TellingKind) -> None:
    """A text that tells how the deal went on gives the signing without its day as the past."""
    later = tell(step(INTENT), beside, name="b", published="2026-05-05")
    assert judge_last(SIGNED, later) is kind


@pytest.mark.parametrize(("stage", "kind"), [(COMMITTED, AGAIN), (Stage.TALKS, RETELLING)])
def test_only_what_is_signed_is_signed_once(stage: Stage, kind: TellingKind) -> None:
    """Talks, works and operation go on, so that they can be told again without their day."""
    first = tell(step(stage, "2026-02-04"), published="2026-02-05")
    assert judge_last(first, tell(step(stage), name="b", published="2026-05-05")) is kind
    assert judge_last(WORKING, tell(step(WORKS), name="b", published="2026-05-05")) is RETELLING


@pytest.mark.parametrize(
    ("day", "published", "kind"),
    [
        pytest.param(None, "2025-03-12", AGAIN, id="a plan without a day"),
        pytest.param("2026", "2025-03-12", AGAIN, id="a plan for a year to come"),
        pytest.param(None, "2024-07-18", NEWS, id="within the days of one occasion"),
        pytest.param(None, None, NEWS, id="nobody knows when"),
    ],
)
def test_a_plan_to_do_what_was_done_comes_as_new(
    day: str | None, published: str | None, kind: TellingKind
) -> None:
    """Works that began long ago are planned again."""
    plan = step(WORKS, day, factuality=PLANNED)
    later = tell(step(Stage.TALKS), plan, name="b", published=published)
    assert judge_last(WORKING, later) is kind


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([step(WORKS)], id="the works go on"),
        pytest.param([step(OPERATING, factuality=UNCERTAIN)], id="more is claimed"),
        pytest.param([step(COMMITTED, "2021")], id="who knows the past plans the rest of it"),
    ],
)
def test_who_knows_what_was_done_plans_what_is_left(told: Sequence[Step]) -> None:
    """A plan beside what was done before is no plan to do that."""
    plan = step(WORKS, "2026", factuality=PLANNED)
    later = tell(*told, plan, name="b", published="2025-03-12")
    assert judge_last(WORKING, later) is not AGAIN


def test_a_plan_for_a_stage_that_nobody_told_is_none_to_do_it_again() -> None:
    """What was planned before, or told without a day, was not done long ago."""
    plan = step(WORKS, factuality=PLANNED)
    planned = tell(plan, step(INTENT, "2024-07-15"), published="2024-07-16")
    undated = tell(step(WORKS), published="2024-07-16")
    later = tell(step(Stage.TALKS), plan, name="b", published="2025-03-12")
    assert judge_last(planned, later) is NEWS
    assert judge_last(undated, later) is NEWS


def test_only_what_was_published_before_is_held_against_a_telling() -> None:
    """That works had begun is told only later: nobody could know it then."""
    plan = tell(step(Stage.TALKS), step(WORKS, factuality=PLANNED), published="2025-03-12")
    later = tell(step(WORKS, "2024-07-15"), name="b", published="2025-12-15")
    assert judge_tellings([plan, later]) == (NEWS, NEWS)


def test_a_copy_adds_nothing() -> None:
    """The first document of a source group is judged, all others are copies, whatever they tell."""
    group = [
        tell(step(INTENT), name=name, published=published, source="s", first="2026-02-05")
        for name, published in (("a", "2026-02-05"), ("b", "2026-02-20"), ("c", None))
    ]
    assert judge_tellings(group) == (NEWS, COPY, COPY)
    assert judge_tellings(group[::-1]) == (COPY, COPY, NEWS)


def test_a_document_that_tells_a_deal_twice_is_no_copy_of_itself() -> None:
    """Two mentions that a reviewer put together are judged each by what went before."""
    twice = replace(SIGNED, deal=1)
    assert judge_tellings([SIGNED, twice]) == (NEWS, NEWS)


def test_what_is_dated_by_its_year_is_the_copy_of_what_has_a_day() -> None:
    """A bare year counts from its last day."""
    days = {"a": "2026", "b": "2026-02-05"}
    group = [
        tell(step(INTENT), name=name, published=day, source="s", first="2026-02-05")
        for name, day in days.items()
    ]
    assert judge_tellings(group) == (COPY, NEWS)


@pytest.mark.parametrize("published", ["2026-02-05", None])
def test_what_is_published_together_is_news_everywhere(published: str | None) -> None:
    """Of texts of one day, or without a date, none is older: the order of ids decides nothing."""
    tellings = [tell(step(INTENT), name=name, published=published) for name in "abc"]
    assert judge_tellings(tellings) == (NEWS, NEWS, NEWS)


def test_no_order_matters() -> None:
    """Each telling is judged alike, in whatever order they come."""
    tellings = [
        SIGNED,
        tell(step(INTENT, "2026-02-04"), name="b", published="2026-02-06", source="s"),
        tell(step(INTENT), name="c", published="2026-02-20"),
        tell(step(INTENT, "2026-02-04"), name="d", published="2026-03-20", source="s"),
        stand_still(step(INTENT), name="e", published="2026-04-20"),
    ]
    wanted = dict(zip((it.document.id for it in tellings), judge_tellings(tellings), strict=True))
    assert set(wanted.values()) == set(TellingKind)
    for order in permutations(tellings):
        found = zip((it.document.id for it in order), judge_tellings(order), strict=True)
        assert dict(found) == wanted
