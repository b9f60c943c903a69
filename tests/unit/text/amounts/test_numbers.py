"""Numbers in words and figures."""

from decimal import Decimal

import pytest

from jalin.text.amounts.numbers import build_number_words, find_number, is_english, read_figure
from jalin.text.lexicon import load_lexicon

LEXICON = load_lexicon()
WORDS = build_number_words(LEXICON)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("delapan", 8),
        ("sebelas", 11),
        ("dua belas", 12),
        ("dua puluh lima", 25),
        ("seratus dua puluh", 120),
        ("tiga ratus ribu", 300_000),
        ("dua juta lima ratus ribu", 2_500_000),
        ("seribu dua ratus", 1_200),
        ("twenty-five", 25),
        ("two hundred thousand", 200_000),
        ("two dozen", 24),
    ],
)
def test_words_add_up(words: str, number: int) -> None:
    """Digits, teens, tens and scales add up as they are said."""
    assert find_number(words, WORDS) == number


@pytest.mark.parametrize("words", ["dua tiga", "beberapa", "dua kapal", "", "dua 3", "belas"])
def test_no_number_is_none(words: str) -> None:
    """Other words, and digits side by side, are no number."""
    assert find_number(words, WORDS) is None


@pytest.mark.parametrize(
    ("figure", "english", "number"),
    [
        ("1.000", False, "1000"),
        ("1.000", True, "1"),
        ("1,000", True, "1000"),
        ("1,000", False, "1"),
        ("8,45", False, "8.45"),
        ("8.45", False, "8.45"),
        ("1.234.567", True, "1234567"),
        ("1.234,56", True, "1234.56"),
        ("1,234.56", False, "1234.56"),
        ("0.125", False, "0.125"),
        ("2026", False, "2026"),
    ],
)
def test_figure_is_read(figure: str, *, english: bool, number: str) -> None:
    """One sign before three digits goes by the language; all else tells itself."""
    assert read_figure(figure, english=english) == Decimal(number)


@pytest.mark.parametrize("figure", ["1.2.26", "1,2,3", "1.23,456,7", "12.34.567"])
def test_figure_with_senseless_signs_is_none(figure: str) -> None:
    """Versions and lists are no numbers."""
    assert read_figure(figure, english=False) is None


def test_language_is_told_by_small_words() -> None:
    """The words that only one of the languages has decide; without any it is Indonesian."""
    assert is_english("the plant of the company", LEXICON)
    assert not is_english("pabrik yang dibangun untuk perusahaan", LEXICON)
    assert not is_english("Rp 5", LEXICON)
