"""How stages, names and dates look to people."""

import pytest

from jalin.cli.looks import draw_ladder, write_date, write_instrument, write_parties, write_word
from jalin.model import Instrument, PartyKind, Stage
from jalin.store.rows import PartyRow
from register_factory import date


@pytest.mark.parametrize(
    ("stage", "reached", "drawn", "colour"),
    [
        (Stage.PROPOSED, Stage.PROPOSED, "●○○○○○○", "yellow"),
        (Stage.COMMITTED, Stage.COMMITTED, "●●●●○○○", "green"),
        (Stage.COMPLETED, Stage.COMPLETED, "●●●●●●●", "green"),
        (Stage.TERMINATED, Stage.INTENT, "●●●✕○○○", "yellow"),
        (Stage.TERMINATED, None, "✕○○○○○○", "red"),
    ],
)
def test_a_ladder_shows_the_rungs_reached(
    stage: Stage, reached: Stage | None, drawn: str, colour: str
) -> None:
    """Seven places: a dot for each rung reached, a cross where the deal left the ladder."""
    text = draw_ladder(stage, reached)
    assert (text.plain, text.style) == (drawn, colour)


def test_many_parties_are_counted() -> None:
    """Beyond three the rest is a number; countries stand behind the names."""
    rows = [
        PartyRow(id=str(i), name=f"P{i}", kind=PartyKind.COMPANY, country=country, known_as=None)
        for i, country in enumerate(("ID", None, None, None, None))
    ]
    assert write_parties(rows).plain == "P0 ID — P1 — P2 and 2 more"


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("state_owned_enterprise", "state-owned enterprise"),
        ("co_production", "co-production"),
        ("joint_venture", "joint venture"),
        (None, ""),
    ],
)
def test_words_are_written_for_people(word: str | None, written: str) -> None:
    """Words of the vocabularies lose their underscores."""
    assert write_word(word) == written


def test_what_is_not_said_is_said_so() -> None:
    """An instrument that is not named, and a date that is not given."""
    assert write_instrument(None) == write_instrument(Instrument.UNSPECIFIED)
    assert (write_date(None), write_date(date("2026-02"))) == ("–", "2026-02")
