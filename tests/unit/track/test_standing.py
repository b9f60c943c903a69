"""Where a deal stands by what is told of it."""

from dataclasses import replace

import pytest

from deal_factory import stand_still, step, tell
from jalin.model import DealState, Factuality, Stage, Step
from jalin.track.history import derive_history
from jalin.track.standing import Standing, derive_standing
from jalin.track.telling import Telling

PLANNED, DENIED = Factuality.PLANNED, Factuality.DENIED
ENDED = "Kontrak itu batal."


def stand(*tellings: Telling, judged: Stage | None = None) -> Standing:
    """Find where a deal stands by its tellings."""
    return derive_standing(tellings, derive_history(tellings), judged)


def announced(*tellings: Telling, judged: Stage | None = None) -> DealState | None:
    """Find the state that was announced."""
    return stand(*tellings, judged=judged).announced


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([step()], None),
        ([step(Stage.OPERATING)], None),
        ([step(Stage.COMPLETED)], DealState.COMPLETED),
        ([step(Stage.COMPLETED, factuality=PLANNED)], None),
        ([step(Stage.SUSPENDED)], DealState.SUSPENDED),
        ([step(Stage.SUSPENDED, factuality=DENIED)], None),
        ([step(Stage.TERMINATED)], DealState.TERMINATED_ANNOUNCED),
        ([step(Stage.TERMINATED, evidence=ENDED)], DealState.TERMINATED_INFERRED),
        ([step(), step(Stage.TERMINATED, evidence=ENDED)], DealState.TERMINATED_INFERRED),
        ([step(Stage.TERMINATED, factuality=PLANNED)], None),
        ([step(Stage.COMPLETED, "2023"), step(Stage.TERMINATED, "2024")], "terminated_announced"),
    ],
    ids=[
        "signed",
        "running",
        "completed",
        "completion planned",
        "suspended",
        "suspension denied",
        "ended by a party's word",
        "ended by the article's word",
        "ended by the article's word, signed by a party's",
        "an end planned",
        "ended after completion",
    ],
)
def test_what_is_told_is_announced(steps: list[Step], state: str | None) -> None:
    """A fact that ends, halts or completes a deal announces its state."""
    assert announced(tell(*steps, published="2026-02-05")) == state


def test_one_party_that_tells_the_end_is_enough() -> None:
    """An end that one document infers and a party tells in another is announced."""
    inferred = tell(step(Stage.TERMINATED, evidence=ENDED), name="a")
    told = tell(step(Stage.TERMINATED), name="b")
    assert announced(inferred, told) is DealState.TERMINATED_ANNOUNCED


def test_an_end_that_a_party_told_long_before_is_another() -> None:
    """Only who tells the last end announces it."""
    told = tell(step(Stage.TERMINATED, "2020-03"), name="a")
    resumed = tell(step(Stage.IMPLEMENTING, "2021"), name="b")
    text = f"Pabrik itu tutup. {ENDED}"
    inferred = tell(step(Stage.TERMINATED, "2024-03", evidence=ENDED), name="c", text=text)
    assert announced(told, resumed, inferred) is DealState.TERMINATED_INFERRED


def test_an_end_that_did_not_hold_is_not_announced() -> None:
    """A deal that went on after its halt is in no announced state."""
    halted = tell(step(Stage.SUSPENDED, "2024-03"), name="a")
    resumed = tell(step(Stage.IMPLEMENTING, "2025-01"), name="b")
    assert announced(halted, resumed) is None


DISPUTED = {
    "denied": [
        tell(step(Stage.TERMINATED), name="a"),
        tell(step(Stage.TERMINATED, factuality=DENIED), step(), name="b"),
    ],
    "told two ways": [
        tell(step(Stage.TERMINATED, "2024"), name="a"),
        tell(step(Stage.SUSPENDED, "2024"), name="b"),
    ],
    "told two ways in one season": [
        tell(step(Stage.SUSPENDED, "2024-03-01"), name="a"),
        tell(step(Stage.TERMINATED, "2024-04-30"), name="b"),
    ],
    "told two ways, of several days": [
        tell(step(Stage.SUSPENDED, "2024-03-01"), name="a"),
        tell(step(Stage.SUSPENDED, "2024-03-20"), name="b"),
        tell(step(Stage.TERMINATED, "2024-03-21"), name="b"),
    ],
    "denied long after another denial": [
        tell(step(Stage.TERMINATED, factuality=DENIED), name="a", published="2020-02-01"),
        tell(step(Stage.TERMINATED), name="b", published="2024-03-21"),
        tell(step(Stage.TERMINATED, factuality=DENIED), name="c", published="2024-04-01"),
    ],
    "a quarrel in one text": [
        tell(step(Stage.TERMINATED), stage=Stage.TERMINATED, conflict="akhir kontrak"),
        tell(name="b"),
    ],
    "a quarrel told later of the same end": [
        tell(step(Stage.TERMINATED, "2024"), name="a", published="2024-12-31"),
        tell(
            step(Stage.TERMINATED, "2024"),
            stage=Stage.TERMINATED,
            conflict="akhir kontrak",
            name="b",
            published="2026-02-05",
        ),
    ],
}


@pytest.mark.parametrize("tellings", DISPUTED.values(), ids=DISPUTED.keys())
def test_an_end_told_two_ways_is_disputed(tellings: list[Telling]) -> None:
    """A denial, another kind of end by another source, or a recorded quarrel disputes an end."""
    assert announced(*tellings) is DealState.DISPUTED


@pytest.mark.parametrize(
    "tellings",
    [
        [tell(step(Stage.SUSPENDED, "2023"), step(Stage.TERMINATED, "2024"))],
        [
            tell(step(Stage.SUSPENDED, "2023"), name="a", source="s"),
            tell(step(Stage.TERMINATED, "2024"), name="b", source="s"),
        ],
        [tell(step(Stage.TERMINATED), stage=Stage.INTENT, conflict="nilai kontrak")],
        [
            tell(step(Stage.SUSPENDED, "2020"), name="a"),
            tell(step(Stage.OPERATING, "2021"), name="b"),
            tell(step(Stage.TERMINATED, "2024"), name="c"),
        ],
        [
            tell(step(Stage.SUSPENDED, "2024-02-29"), name="a"),
            tell(step(Stage.TERMINATED, "2024-04-30"), name="b"),
        ],
        [
            tell(step(Stage.TERMINATED, factuality=DENIED), name="a", published="2020-02-01"),
            tell(step(Stage.TERMINATED), name="b", published="2024-03-21"),
        ],
        [
            tell(step(Stage.SUSPENDED), stage=Stage.SUSPENDED, conflict="x", published="2020"),
            tell(step(Stage.TERMINATED, "2024"), name="b"),
        ],
        [
            tell(step(Stage.SUSPENDED, "2024-03-01"), step(Stage.TERMINATED, "2024-04-01")),
            tell(step(Stage.TERMINATED, "2024-04-01"), name="b"),
        ],
    ],
    ids=[
        "halted, then ended",
        "by one source",
        "a quarrel over something else",
        "an older halt that was over",
        "a halt of another season",
        "an old denial",
        "an old quarrel",
        "one tells both",
    ],
)
def test_one_story_of_an_end_is_no_dispute(tellings: list[Telling]) -> None:
    """One source that tells a halt and then an end tells one story."""
    assert announced(*tellings) is DealState.TERMINATED_ANNOUNCED


@pytest.mark.parametrize(
    ("moved", "state"),
    [
        ("2024-05-17", DealState.STALLED_ANNOUNCED),
        ("2026-02-05", DealState.STALLED_ANNOUNCED),
        ("2026-02-06", None),
        (None, DealState.STALLED_ANNOUNCED),
    ],
    ids=["before", "on the day", "after", "nobody knows when"],
)
def test_the_last_word_that_nothing_moves_is_announced(
    moved: str | None, state: DealState | None
) -> None:
    """A deal stands still until something is told to have moved later."""
    still = stand_still(published="2026-02-05", name="a")
    assert announced(still, tell(step(Stage.COMMITTED, moved), name="b")) is state


@pytest.mark.parametrize(
    "retold",
    [
        tell(step(), name="c", published="2026-02-05"),
        tell(step(Stage.OPERATING, factuality=PLANNED), name="c", published="2026-02-05"),
        stand_still(said=False, name="c", published="2026-02-05"),
        tell(step(Stage.TALKS), name="c", published="2026-02-05", source="s", first="2024-05-17"),
    ],
    ids=["an old signing", "a plan", "the article's own voice", "a copy"],
)
def test_what_is_no_news_ends_no_standstill(retold: Telling) -> None:
    """A later text that tells nothing new leaves the last word as it was."""
    first = tell(step(), name="a", published="2024-05-17")
    still = stand_still(published="2025-02-05", name="b")
    assert announced(first, still, retold) is DealState.STALLED_ANNOUNCED


def test_a_standstill_that_ended_may_come_again() -> None:
    """The last of several words and moves counts."""
    tellings = [
        stand_still(published="2024-02-05", name="a"),
        tell(step(day="2024-01-01"), step(Stage.COMMITTED, "2025-02-05"), name="b"),
        stand_still(published="2026-02-05", name="c"),
    ]
    assert announced(*tellings[:2]) is None
    assert announced(*tellings) is DealState.STALLED_ANNOUNCED


def test_new_talks_end_a_standstill() -> None:
    """What goes on is news again, also without a date of its own."""
    still = stand_still(published="2025-02-05", name="b")
    assert announced(still, tell(step(Stage.TALKS), name="c", published="2026-02-05")) is None


def test_a_standstill_that_nobody_dates_is_announced() -> None:
    """Where nothing has a time, the word that nothing moves is the last."""
    assert announced(stand_still()) is DealState.STALLED_ANNOUNCED


def test_the_articles_own_voice_announces_no_standstill() -> None:
    """What nobody says is left to silence."""
    assert announced(stand_still(said=False, published="2026-02-05")) is None


def test_a_standing_sums_up_the_history() -> None:
    """Rung, news and the outlets that told the deal, each once and sorted."""
    signed = tell(step(Stage.COMMITTED, "2023"), name="b", published="2023-05-17")
    ended = tell(step(Stage.TERMINATED, "2024-03"), name="a", published="2024-05-17")
    nameless = tell(step(Stage.TERMINATED, "2024-03"), name="c")
    nameless = replace(nameless, document=replace(nameless.document, outlet=None))
    standing = stand(signed, ended, nameless, signed)
    assert standing.reached is Stage.COMMITTED
    assert str(standing.news) == "2024-03"
    assert standing.outlets == ("Warta a", "Warta b")


SIGNED = tell(step(Stage.COMMITTED, "2023"), name="a", published="2023-05-17")
ENDS = tell(step(Stage.TERMINATED, "2024-03", evidence=ENDED), name="b", published="2024-05-17")
DENIES = tell(step(Stage.TERMINATED, factuality=DENIED), name="c", published="2024-05-18")
STILL = stand_still(name="d", published="2025-02-05")


@pytest.mark.parametrize(
    ("tellings", "judged", "reached", "state"),
    [
        ([SIGNED], Stage.COMPLETED, Stage.COMPLETED, DealState.COMPLETED),
        ([SIGNED], Stage.SUSPENDED, Stage.COMMITTED, DealState.SUSPENDED),
        ([SIGNED], Stage.TERMINATED, Stage.COMMITTED, DealState.TERMINATED_ANNOUNCED),
        ([SIGNED], Stage.OPERATING, Stage.OPERATING, None),
        ([SIGNED, ENDS], Stage.TERMINATED, Stage.COMMITTED, DealState.TERMINATED_ANNOUNCED),
        ([SIGNED, ENDS, DENIES], Stage.TERMINATED, Stage.COMMITTED, "terminated_announced"),
        ([SIGNED, ENDS], Stage.COMMITTED, Stage.COMMITTED, None),
        ([SIGNED, ENDS, DENIES], Stage.INTENT, Stage.INTENT, None),
        ([SIGNED, STILL], Stage.INTENT, Stage.INTENT, DealState.STALLED_ANNOUNCED),
        ([SIGNED, ENDS, STILL], Stage.COMMITTED, Stage.COMMITTED, DealState.STALLED_ANNOUNCED),
        ([SIGNED, STILL], Stage.COMPLETED, Stage.COMPLETED, DealState.COMPLETED),
        ([ENDS], Stage.TERMINATED, None, DealState.TERMINATED_ANNOUNCED),
    ],
)
def test_a_stage_that_a_reviewer_decided_goes_before_what_is_told(
    tellings: list[Telling], judged: Stage, reached: Stage | None, state: DealState | None
) -> None:
    """An end or a halt is as announced; below, only the last word or silence tells."""
    standing = stand(*tellings, judged=judged)
    assert (standing.reached, standing.announced) == (reached, state)


def test_a_decision_is_no_news() -> None:
    """What a reviewer decided leaves the last news and the outlets as they were."""
    plain = stand(SIGNED, ENDS)
    judged = stand(SIGNED, ENDS, judged=Stage.COMMITTED)
    assert (judged.news, judged.outlets) == (plain.news, plain.outlets)
