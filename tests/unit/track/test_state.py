"""How a deal fares on a day."""

import datetime as dt
from collections.abc import Mapping

import pytest

from jalin.model import DealState, Stage
from jalin.track.standing import Standing
from jalin.track.state import WINDOW_MONTHS, DayState, judge_state
from register_factory import date

NEWS = "2020-01-15"
OUTLET = "Warta Karya"


def judge(  # noqa: PLR0913 (a builder)
    day: str,
    *,
    reached: Stage | None = Stage.INTENT,
    news: str | None = NEWS,
    announced: DealState | None = None,
    outlets: tuple[str, ...] = (OUTLET,),
    listening: Mapping[str, Mapping[str, int]] | None = None,
) -> DayState:
    """Judge a deal of which nothing is announced and to which nobody listens."""
    standing = Standing(
        reached=reached,
        news=date(news),
        announced=announced,
        outlets=outlets,
    )
    return judge_state(standing, dt.date.fromisoformat(day), listening or {})


@pytest.mark.parametrize(
    ("reached", "quiet_from", "ends"),
    [
        (None, "2020-07-15", "2021-01-15"),
        (Stage.PROPOSED, "2020-07-15", "2021-01-15"),
        (Stage.TALKS, "2020-07-15", "2021-01-15"),
        (Stage.INTENT, "2021-01-15", "2022-01-15"),
        (Stage.COMMITTED, "2021-07-15", "2023-01-15"),
        (Stage.IMPLEMENTING, "2021-07-15", "2023-01-15"),
        (Stage.OPERATING, "2021-07-15", "2023-01-15"),
    ],
)
def test_the_window_of_silence_is_that_of_the_rung(
    reached: Stage | None, quiet_from: str, ends: str
) -> None:
    """The higher the rung, the longer a silence means nothing; half of it is quiet."""
    silence = judge("2020-02-01", reached=reached).silence
    assert silence is not None
    assert silence.since == dt.date(2020, 1, 15)
    assert (silence.quiet_from.isoformat(), silence.ends.isoformat()) == (quiet_from, ends)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2020-01-15", DealState.MOVING),
        ("2021-01-14", DealState.MOVING),
        ("2021-01-15", DealState.QUIET),
        ("2022-01-14", DealState.QUIET),
        ("2022-01-15", DealState.STALLED_INFERRED),
        ("2030-01-15", DealState.STALLED_INFERRED),
    ],
)
def test_silence_makes_a_deal_quiet_then_stalled(day: str, state: DealState) -> None:
    """In the first half of the window a deal moves, in the second it is quiet, then it stalls."""
    assert judge(day, listening={OUTLET: {"2021-06": 3}}).state is state


@pytest.mark.parametrize(
    "listening",
    [
        {},
        {OUTLET: {}},
        {OUTLET: {"2020-06": 9, "2021-01": 9}},
        {OUTLET: {"2022-02": 9}},
        {OUTLET: {"2022-01": 9}},
        {OUTLET: {"2022-01-31": 9, "2022-02-01": 9}},
        {OUTLET: {"2021-01-31": 9}},
        {"Warta Lain": {"2021-06": 9}},
    ],
    ids=[
        "nobody",
        "nothing read",
        "before",
        "to come",
        "a month that is not over",
        "days to come",
        "a day of the month of the half",
        "another outlet",
    ],
)
def test_silence_that_nobody_listened_to_is_unknown(
    listening: Mapping[str, Mapping[str, int]],
) -> None:
    """Unless an outlet that told the deal was read after the first half, nothing is inferred."""
    found = judge("2022-01-30", listening=listening)
    assert found.state is DealState.UNKNOWN
    assert found.silence is not None
    assert found.silence.heard == ()


@pytest.mark.parametrize("read", ["2021-02", "2021-12", "2021-02-01", "2022-01-01", "2022-01-30"])
def test_one_document_in_the_second_half_or_later_is_listening(read: str) -> None:
    """Any month between that of the half and that of the day counts, and days up to the day."""
    assert judge("2022-01-30", listening={OUTLET: {read: 1}}).state is DealState.STALLED_INFERRED


def test_who_listened_and_heard_nothing_has_listened() -> None:
    """A feed that was visited and had nothing to tell makes silence mean something."""
    state = judge("2023-01-01", listening={OUTLET: {"2022-06": 0}})
    assert state.state is DealState.STALLED_INFERRED
    assert state.silence is not None
    assert state.silence.heard == ((OUTLET, 0),)


def test_what_was_heard_is_counted_by_outlet() -> None:
    """Documents of several months add up; outlets that were not read are left out."""
    silence = judge(
        "2022-03-01",
        outlets=("Antara", "Kompas", "Tempo"),
        listening={"Tempo": {"2021-01": 5, "2021-02": 2, "2022-02": 3}, "Antara": {"2021-07": 1}},
    ).silence
    assert silence is not None
    assert silence.heard == (("Antara", 1), ("Tempo", 5))


@pytest.mark.parametrize("announced", list(DealState))
@pytest.mark.parametrize("day", ["2020-02-01", "2021-06-01", "2030-01-01"])
def test_what_is_announced_outweighs_silence(announced: DealState, day: str) -> None:
    """An announced state holds on every day, and the silence is measured beside it."""
    found = judge(day, announced=announced)
    assert found.state is announced
    assert found.silence is not None


def test_a_deal_without_news_is_unknown() -> None:
    """Where nothing tells when the last news came, silence cannot be measured."""
    assert judge("2020-02-01", news=None) == DayState(state=DealState.UNKNOWN, silence=None)


def test_an_announced_state_needs_no_news() -> None:
    """What somebody told holds although nothing tells when."""
    found = judge("2020-02-01", news=None, announced=DealState.SUSPENDED)
    assert found == DayState(state=DealState.SUSPENDED, silence=None)


def test_a_completed_deal_has_no_silence() -> None:
    """Nothing is awaited of what is completed."""
    found = judge("2030-01-01", reached=Stage.COMPLETED, announced=DealState.COMPLETED)
    assert found == DayState(state=DealState.COMPLETED, silence=None)


@pytest.mark.parametrize(
    ("news", "quiet_from", "ends"),
    [
        ("2020-08-31", "2021-02-28", "2021-08-31"),
        ("2019-08-30", "2020-02-29", "2020-08-30"),
        ("2020-02-29", "2020-08-29", "2021-02-28"),
        ("2020-06-30", "2020-12-30", "2021-06-30"),
        ("2020-12-31", "2021-06-30", "2021-12-31"),
        ("2020-08", "2021-02-28", "2021-08-31"),
        ("2020", "2021-06-30", "2021-12-31"),
    ],
)
def test_months_are_counted_to_the_end_of_a_shorter_month(
    news: str, quiet_from: str, ends: str
) -> None:
    """A day that a month lacks is its last day, and a partial date begins at its last day."""
    silence = judge("2020-12-31", reached=Stage.TALKS, news=news).silence
    assert silence is not None
    assert (silence.quiet_from.isoformat(), silence.ends.isoformat()) == (quiet_from, ends)


@pytest.mark.parametrize("news", ["9999-12-31", "9999", "9998-07"])
def test_no_silence_outlasts_the_calendar(news: str) -> None:
    """A date that no calendar goes beyond, misread or made up, breaks nothing."""
    found = judge("2026-01-01", reached=Stage.COMMITTED, news=news)
    assert found.silence is not None
    assert found.silence.ends == dt.date.max
    assert found.state is DealState.MOVING


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage.rung is not None])
def test_every_rung_but_the_last_has_a_window(stage: Stage) -> None:
    """A window may be halved into whole months; what is completed has none."""
    assert (stage in WINDOW_MONTHS) is (stage is not Stage.COMPLETED)
    assert WINDOW_MONTHS.get(stage, 0) % 2 == 0
