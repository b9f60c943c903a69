"""How a page says things, in both languages."""

import datetime as dt
from enum import StrEnum

import pytest

from jalin.model import DealState, Stage
from jalin.web.frame.preferences import Language
from jalin.web.frame.rendering import build_wording
from jalin.web.frame.wording.vocabulary import FREE_VOCABULARIES, MEANINGS, VOCABULARIES

ENGLISH, INDONESIAN = build_wording(Language.ENGLISH), build_wording(Language.INDONESIAN)
VALUES = [value for kind in VOCABULARIES.values() for value in kind]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}.{value}")
def test_every_value_has_a_word_in_both_languages(value: StrEnum) -> None:
    """No page shows a word of the code: each has one for people."""
    assert "_" not in ENGLISH.word(value)
    assert INDONESIAN.word(value)
    assert "_" not in INDONESIAN.word(value)


def test_one_english_word_may_have_several_meanings() -> None:
    """A word is translated by its vocabulary: talks as an instrument are not talks as a stage."""
    assert INDONESIAN.word("talks", "stage") != INDONESIAN.word("talks", "instrument")


@pytest.mark.parametrize("name", FREE_VOCABULARIES)
def test_words_without_an_enum_have_words_too(name: str) -> None:
    """Rules and reasons that are told as text are worded for people."""
    assert all("_" not in ENGLISH.word(value, name) for value in FREE_VOCABULARIES[name])


def test_a_word_of_no_vocabulary_is_a_fault() -> None:
    """A template that forgets the vocabulary fails instead of showing a word of the code."""
    with pytest.raises(TypeError):
        ENGLISH.word("stalled_inferred")


def test_a_missing_word_is_a_dash() -> None:
    """What is not told is not made up."""
    assert ENGLISH.word(None) == "–"


def test_stages_and_states_have_meanings() -> None:
    """Every stage and every state is said in a sentence, in both languages."""
    assert {name for name, _ in MEANINGS} == {"stage", "state"}
    for value in (*Stage, *DealState):
        assert ENGLISH.meaning(value) != INDONESIAN.meaning(value)


@pytest.mark.parametrize(
    ("value", "field", "written"),
    [
        ("memorandum", "instrument", "nota kesepahaman"),
        ("electric_vehicles", "sectors", "kendaraan listrik"),
        ("USD 9800000000", "amounts", "USD 9,8 miliar"),
        ("Bandung_1", "place", "Bandung_1"),
        (None, "place", "–"),
    ],
)
def test_values_are_written_by_their_field(value: str | None, field: str, written: str) -> None:
    """Words of a vocabulary are translated, names are left as they are."""
    assert INDONESIAN.field_value(value, field) == written


@pytest.mark.parametrize(
    ("value", "field", "written"),
    [
        ("committed (factual)", "stage", "committed (told as fact)"),
        ("intent (standstill)", "stage", "intent (nothing moves)"),
        ("USD 15000000000", "amounts", "USD 15 billion"),
        ("a text (of a document)", "conflict", "a text (of a document)"),
    ],
)
def test_sides_of_a_contradiction_are_worded(value: str, field: str, written: str) -> None:
    """A side about a step is a stage, and how it is told; any other is a value of its field."""
    assert ENGLISH.side_value(value, field) == written


@pytest.mark.parametrize(("number", "told"), [(1, "1 kesepakatan"), (2000, "2.000 kesepakatan")])
def test_indonesian_counts_in_one_form(number: int, told: str) -> None:
    """Indonesian has no plural, and its own separators."""
    shown = INDONESIAN.number(number)
    assert INDONESIAN.count("%(shown)s deal", "%(shown)s deals", number, shown=shown) == told


def test_countries_and_days_are_written_in_the_language() -> None:
    """Names of countries come from the code; one that is unknown stays."""
    assert (ENGLISH.country("KR"), INDONESIAN.country("KR")) == ("South Korea", "Korea Selatan")
    assert ENGLISH.country("ZZQ") == "ZZQ"
    assert INDONESIAN.day(dt.date(2026, 8, 17)) == "17 Agustus 2026"
