"""What cleaning never does, whatever it is given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.text.clean import clean_text, normalise
from jalin.text.lexicon import Lexicon, load_lexicon

_LINES = [
    "Baca juga:",
    "Baca juga: Kapal Tiba",
    "Berita Terkait",
    "Kapal Tiba di Dermaga",
    "Kedua pihak meneken nota kesepahaman di Bandung.",
    "---",
    "Ringkasan",
    "[Gambas:Video 20detik] Harga  turun.",
    "[img.2[img.3]]",
    "",
]
articles = st.lists(st.sampled_from(_LINES) | st.text(max_size=30), max_size=12).map("\n".join)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Load the rule data once."""
    return load_lexicon()


@given(articles)
def test_cleaning_twice_changes_nothing(lexicon: Lexicon, text: str) -> None:
    """Cleaned text is clean."""
    once = clean_text(text, lexicon)
    assert clean_text(once, lexicon) == once


@given(articles)
def test_cleaned_text_is_plain(lexicon: Lexicon, text: str) -> None:
    """Cleaned text is NFC and has no double blank, no carriage return and no third line break."""
    cleaned = clean_text(text, lexicon)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(mark in cleaned for mark in ("  ", "\r", "\u00a0", "\n\n\n"))
    assert cleaned == cleaned.strip()


@given(articles.filter(lambda text: "[" not in text))
def test_cleaning_adds_no_line(lexicon: Lexicon, text: str) -> None:
    """Every kept line is a line of the normalised text, in the same order."""
    lines = iter(normalise(text).split("\n"))
    kept = [line for line in clean_text(text, lexicon).split("\n") if line]
    assert all(any(line == other for other in lines) for line in kept)
