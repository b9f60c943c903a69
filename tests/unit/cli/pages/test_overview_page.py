"""The register at a glance, and what changed in it."""

import datetime as dt
from typing import Any

import pytest

from jalin.cli.pages.overview_page import build_difference_page, build_funnel_table
from jalin.model import DealState, Stage
from jalin.pipeline.show.changes import Change, DealChange, Difference, PromiseChange
from jalin.pipeline.show.overview import build_funnel
from jalin.pipeline.show.views import ContradictionView
from jalin.track.promises.promise import PromiseState
from view_factory import promise_view, render, side, summary


def _differ(**found: Any) -> Difference:  # noqa: ANN401 (any field of the difference)
    nothing: dict[str, Any] = dict.fromkeys(("new", "changed", "promises", "contradictions"), ())
    days = {"first": dt.date(2024, 1, 1), "last": dt.date(2024, 6, 30)}
    return Difference(**(nothing | days | found))


def test_the_funnel_counts_deals_by_rung() -> None:
    """Each rung counts the deals that got so far, and in which state those are that stopped."""
    deals = [
        summary(stage=Stage.TALKS, reached=Stage.TALKS, state=DealState.STALLED_INFERRED),
        summary(stage=Stage.TALKS, reached=Stage.TALKS, state=DealState.MOVING),
        summary(stage=Stage.COMMITTED, reached=Stage.COMMITTED),
    ]
    page = render(build_funnel_table(build_funnel(deals)), width=120)
    lines = [line.split() for line in page.splitlines()]
    talks = next(line for line in lines if line[:1] == ["talks"])
    full = "█" * 20
    assert talks == ["talks", "3", full, "2", "1", "moving,", "1", "stalled", "(inferred)"]
    assert ["committed", "1", "█" * 7, "1", "1", "moving"] in lines
    assert ["completed", "0", "0"] in lines


def test_an_empty_register_has_an_empty_funnel() -> None:
    """Without deals every rung counts none."""
    assert "█" not in render(build_funnel_table(build_funnel([])))


def test_new_deals_are_told_with_stage_and_state() -> None:
    """A deal that is told for the first time has id, parties, and where it stands."""
    page = render(build_difference_page(_differ(new=(summary(),))))
    assert "Told for the first time" in page
    assert "  01234567  PT Pindad ID — Ashok Leyland IN\n            intent, moving\n" in page


@pytest.mark.parametrize(
    ("field", "before", "after", "words"),
    [
        ("stage", "intent", "committed", "stage intent → committed"),
        ("state", "quiet", "stalled_inferred", "state quiet → stalled (inferred)"),
        ("place", None, "Jakarta", "place – → Jakarta"),
        ("instrument", "memorandum", "joint_venture", "instrument memorandum → joint venture"),
    ],
)
def test_what_changed_of_a_deal_is_told(
    field: str, before: str | None, after: str | None, words: str
) -> None:
    """Each changed field has its value on either day, a dash where there was none."""
    change = DealChange(deal=summary(), changes=(Change(field=field, before=before, after=after),))
    assert f"            {words}\n" in render(build_difference_page(_differ(changed=(change,))))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (None, "PT Pindad, due 2020-06: new, overdue"),
        (PromiseState.SCHEDULED, "PT Pindad, due 2020-06: scheduled → overdue"),
    ],
)
def test_promises_are_told_with_what_became_of_them(
    before: PromiseState | None, words: str
) -> None:
    """A promise is new, or stands otherwise than on the first day; its words follow."""
    change = PromiseChange(promise=promise_view(PromiseState.OVERDUE), before=before)
    page = render(build_difference_page(_differ(promises=(change,))))
    assert f"  {words}\n    “Pabrik rampung pada Juni.” Warta a, 2020-01-05\n" in page


def test_new_contradictions_are_told() -> None:
    """They are laid out as in the list of contradictions."""
    found = ContradictionView(
        deal_id="0123456789ab",
        field="place",
        rule="places_of_one_step",
        sides=(side("Jakarta", shown=True), side("Paris", "b")),
    )
    page = render(build_difference_page(_differ(contradictions=(found,))))
    assert "● Jakarta  Warta a, 2020-01-05\n" in page
    assert "○ Paris  Warta b, 2020-01-05\n" in page


def test_days_without_a_difference_are_told_in_one_line() -> None:
    """Parts without anything in them are left out; the counts stand."""
    told = "new deals: 0, changed deals: 0, promises: 0, contradictions: 0."
    page = render(build_difference_page(_differ()))
    assert page.strip() == f"From 2024-01-01 to 2024-06-30 — {told}"
