"""What stands on the card of a deal."""

import datetime as dt

from jalin.model import Stage, StepKind
from jalin.pipeline.show.views import ContradictionView
from jalin.python.cards.deal_card import draw_deal
from jalin.track.promises.promise import PromiseState
from jalin.track.tellings import TellingKind
from view_factory import (
    promise_view,
    quote,
    settlement,
    side,
    step_view,
    summary,
    telling_view,
    view,
)

DAY = dt.date(2026, 7, 1)


def test_a_deal_of_which_nothing_is_told_says_so() -> None:
    """There is no source, no step and no party to show."""
    html = draw_deal(view(summary(parties=(), news=None), tellings=(), steps=()), DAY)
    for told in ("No document tells it.", "No step is told as fact.", "No party is known"):
        assert told in html
    assert "nothing tells when the last news came" in html
    assert "History" not in html


def test_a_ceremony_is_not_where_a_deal_stands_now() -> None:
    """The card shows the step that brought it there."""
    steps = (
        step_view(StepKind.DEVELOPMENT, quote()),
        step_view(StepKind.CEREMONY, quote(name="b")),
    )
    now = draw_deal(view(steps=steps), DAY).partition("Now</span>")[2].partition("History")[0]
    assert "Warta a" in now
    assert "Warta b" not in now


def test_more_than_a_few_steps_are_a_click_away() -> None:
    """Nothing is left out."""
    steps = tuple(step_view(StepKind.DEVELOPMENT, quote(name=name)) for name in "abcdefg")
    html = draw_deal(view(steps=steps), DAY)
    assert "<summary>2 more steps</summary>" in html
    assert all(f"Warta {name}" in html for name in "abcdefg")


def test_what_became_of_a_promise_stands_under_it() -> None:
    """Its words are shown, or that a reviewer decided it."""
    told = promise_view(PromiseState.NOT_MET, settled=settlement("said_late"))
    decided = promise_view(
        PromiseState.NOT_MET, settled=settlement("judged", words=None, judged="0" * 16)
    )
    html = draw_deal(view(promises=(told, decided)), DAY)
    assert "<mark>Pabrik belum rampung.</mark>" in html
    assert html.count("decided by a reviewer") == 1


def test_copies_of_a_text_stand_together() -> None:
    """Sources are as many as voices."""
    tellings = (
        telling_view(name="a", group="g"),
        telling_view(TellingKind.COPY, name="b", group="g"),
        telling_view(name="c", group="c"),
    )
    sources = draw_deal(view(tellings=tellings), DAY).partition("Sources</div>")[2]
    assert sources.count("<li>") == 2


def test_both_sides_of_a_contradiction_are_there() -> None:
    """The side that stands for the deal is told."""
    quarrel = ContradictionView(
        deal_id="0123456789ab",
        field="amounts",
        rule="amounts_apart",
        sides=(side("USD 5", "a", "b", "c", shown=True), side("USD 6", "d")),
    )
    html = draw_deal(view(contradictions=(quarrel,)), DAY)
    assert html.count("<strong>USD") == 2
    assert html.count(">shown<") == 1


def test_where_a_deal_stood_higher_both_are_shown() -> None:
    """A deal that ended keeps the rung that it reached."""
    deal = summary(
        stage=Stage.TERMINATED, reached=Stage.COMMITTED, amounts=("USD 5",), place="Depok"
    )
    html = draw_deal(view(deal), DAY)
    assert "terminated" in html
    assert "reached</span>" in html
    assert "Depok · USD 5" in html
