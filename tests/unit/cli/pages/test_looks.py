"""How stages, names and dates look to people."""

import pytest

from jalin.cli.pages.looks import (
    draw_ladder,
    write_date,
    write_instrument,
    write_parties,
    write_quarrel,
    write_settling,
    write_side,
    write_state,
    write_telling,
    write_value,
    write_word,
)
from jalin.model import DealState, Instrument, PartyKind, Stage
from jalin.store.rows import PartyRow
from jalin.track.contradictions import ContradictionRule
from jalin.track.tellings import TellingKind
from register_factory import date
from view_factory import side


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


@pytest.mark.parametrize("state", DealState)
def test_every_state_has_words_and_a_colour(state: DealState) -> None:
    """No state shows its underscore; announced and inferred are never the same words."""
    text = write_state(state)
    assert "_" not in text.plain
    assert text.style
    for manner in ("announced", "inferred"):
        assert (f"({manner})" in text.plain) is state.endswith(manner)


@pytest.mark.parametrize("kind", TellingKind)
def test_only_news_is_unmarked(kind: TellingKind) -> None:
    """A document that adds nothing new is marked by what it is instead."""
    assert bool(write_telling(kind)) is (kind is not TellingKind.NEWS)


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("amounts", "USD 2600000000", "USD 2,600,000,000"),
        ("amounts", "1250 unit", "1250 unit"),
        ("activities", "co_production", "co-production"),
        ("objects", "radar_GM403 15000", "radar_GM403 15000"),
    ],
)
def test_values_are_written_for_people(field: str, value: str, written: str) -> None:
    """Long sums have commas, words of a vocabulary no underscores, free words stay."""
    assert write_value(field, value) == written


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("outcome.missed.this_year", "told"),
        ("done", "done"),
        ("done_late", "done late"),
        ("deal_ended", "the deal ended"),
    ],
)
def test_what_settled_a_promise_is_written_in_words(rule: str, written: str) -> None:
    """Rules of the ledger are words; a cue of the rule data is what a sentence told."""
    assert write_settling(rule) == written


@pytest.mark.parametrize("rule", ContradictionRule)
def test_every_quarrel_has_words(rule: ContradictionRule) -> None:
    """No rule shows its underscore."""
    assert "_" not in write_quarrel(rule)


def test_a_side_names_each_source_once() -> None:
    """Two sentences of one document are one source."""
    text = write_side("place", side("Jakarta", "a", "a", "b", shown=True))
    assert text.plain == "● Jakarta  Warta a, 2020-01-05; Warta b, 2020-01-05"
