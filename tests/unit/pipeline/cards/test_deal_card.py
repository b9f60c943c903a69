"""Cards of deals: then and now, the sentence that carries the stage, what others say."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_factory import (
    CONTRACT,
    ENDED,
    GAINSAID,
    LEYLAND,
    STILL_SIGNED,
    open_library,
    tell_still,
    tell_undated,
    wording,
)
from jalin.export.cards.card import Card, Tone
from jalin.model import StepKind
from jalin.pipeline.cards.deal_card import build_card
from jalin.pipeline.cards.panels import tell_then
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.then_now import find_then
from jalin.web.frame.preferences import Language


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open the register once."""
    with open_library(tmp_path_factory.mktemp("card")) as opened:
        yield opened


@pytest.fixture
def visit(library: Library) -> Iterator[Visit]:
    """Visit it today."""
    with library.visit() as opened:
        yield opened


def draw(visit: Visit, partner: str, language: Language = Language.ENGLISH) -> Card:
    """Build the card of the deal with a partner."""
    (deal_id,) = visit.select(Filter(party=(partner,))).deal_ids
    return build_card(visit, visit.deal(deal_id), wording(language))


def test_a_card_can_be_cited(visit: Visit) -> None:
    """It names the deal, the day, and the state of the register."""
    card = draw(visit, "thales")
    day, deal, register = card.footer
    assert day == "as of 1 Jul 2026"
    assert deal.removeprefix("deal ") in visit.catalogue.ids
    assert register == f"register {visit.revision}"


def test_it_tells_who_and_about_what(visit: Visit) -> None:
    """The parties and the object, by which instrument."""
    card = draw(visit, "thales")
    assert set(card.parties) == {"PT Pindad", "Thales Group"}
    assert card.about == "contract: radar"
    assert card.more == ("and 1 more",)


def test_then_and_now_stand_side_by_side(visit: Visit) -> None:
    """How the deal was first told, and where it stands."""
    card = draw(visit, "thales")
    assert card.then.when == "6 Mar 2025, first told by Warta b"
    assert card.then.standing == "committed, binding, 5 Mar 2025"
    assert card.now.standing == "committed, binding, 7 Mar 2025"
    assert card.now.lines[0] == "State: moving"
    assert card.now.tone is Tone.BINDING


def test_what_was_promised_then_stands_there(visit: Visit) -> None:
    """By whom, by when, and how that stands now."""
    assert draw(visit, "ashok-leyland").then.lines == (
        "Promise overdue, by Mar 2026: PT Pindad",
        "Promise scheduled, by 2027: Ashok Leyland",
    )
    assert draw(visit, "thales").then.lines == (
        "The first source promised nothing that could be checked.",
    )


@pytest.mark.parametrize(
    ("partner", "sentence"), [("thales", GAINSAID), ("ashok-leyland", LEYLAND), ("saab", ENDED)]
)
def test_the_sentence_carries_the_stage(visit: Visit, partner: str, sentence: str) -> None:
    """Of several the one of the latest step; with its outlet, day and document."""
    quote = draw(visit, partner).quote
    assert quote is not None
    assert quote.text == sentence
    assert "Warta" in quote.source
    assert "document" in quote.source


def test_what_cannot_both_be_true_is_shown(visit: Visit) -> None:
    """Each side with the outlet that tells it."""
    card = draw(visit, "thales")
    assert card.rivals_head == "Contradicted"
    assert card.rivals == ("date: 7 Mar 2025 (Warta c) ≠ 5 Mar 2025 (Warta b)",)
    assert not draw(visit, "saab").rivals


def test_the_ladder_has_a_break(visit: Visit) -> None:
    """What binds comes after what does not, and only what was earned is reached."""
    ladder = draw(visit, "ashok-leyland").ladder
    assert [rung.is_binding for rung in ladder.rungs] == [False] * 3 + [True] * 4
    assert [rung.is_reached for rung in ladder.rungs] == [True] * 3 + [False] * 4
    assert (ladder.then, ladder.now, ladder.left) == (2, 2, None)


def test_a_deal_that_ended_left_the_ladder(visit: Visit) -> None:
    """It stands on no rung, and the highest one stays."""
    card = draw(visit, "saab")
    assert (card.ladder.now, card.ladder.left) == (None, "terminated")
    assert sum(rung.is_reached for rung in card.ladder.rungs) == 3
    assert card.now.tone is Tone.OFF
    assert card.now.standing == "terminated, 9 Jun 2024"


def test_inferred_is_never_shown_as_announced(visit: Visit) -> None:
    """The word says which of both it is."""
    assert draw(visit, "len-industri").now.lines[0] == "State: stalled, inferred"


def test_a_day_of_the_past_knows_nothing_later(library: Library) -> None:
    """The card is that of the day."""
    with library.visit(dt.date(2025, 3, 7)) as past:
        card = draw(past, "thales")
    assert card.footer[0] == "as of 7 Mar 2025"
    assert card.quote is not None
    assert card.quote.text == CONTRACT
    assert not card.rivals


def test_it_is_drawn_in_either_language(visit: Visit) -> None:
    """With the words of the pages."""
    card = draw(visit, "thales", Language.INDONESIAN)
    assert (card.language, card.now.heading) == ("id", "Kini")
    assert card.now.standing.startswith("komitmen, mengikat")


def test_a_stage_has_no_date_of_another_step(tmp_path: Path) -> None:
    """The end of a deal was told without a day: that of its memorandum is not the day it ended."""
    with open_library(tmp_path, told=(tell_undated(),)) as opened, opened.visit() as visit:
        card = draw(visit, "saab")
    assert card.now.standing == "terminated"


def test_a_standstill_is_told_as_one(tmp_path: Path) -> None:
    """It is never worded as a step, and the sentence that says so carries the stage worst."""
    with open_library(tmp_path, told=tell_still()) as opened, opened.visit() as visit:
        card = draw(visit, "saab")
        (deal_id,) = visit.catalogue.ids
        view = visit.deal(deal_id)
    then = find_then(view)
    assert then is not None
    (still,) = (it for it in view.steps if it.kind is StepKind.STANDSTILL)
    told = tell_then(replace(then, step=still), wording())
    assert told.standing == "intent, not binding, nothing moves"
    assert card.quote is not None
    assert card.quote.text == STILL_SIGNED
