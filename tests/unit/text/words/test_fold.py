"""Forms under which spellings meet."""

import pytest

from jalin.text.words.fold import fold, fold_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Citroën", "citroen"), ("  PT  Len,\nIndustri ", "pt len industri"), ("…", "")],
)
def test_folding_drops_case_accents_and_punctuation(text: str, folded: str) -> None:
    """What is left are plain words with single blanks."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("PT Pindad (Persero)", "pindad"),
        ("Gemilang Sdn. Bhd.", "gemilang"),
        ("The Riverside Company", "riverside"),
        ("Kementerian Perindustrian RI", "kementerian perindustrian"),
        ("PT Tbk", "pt tbk"),
    ],
)
def test_legal_words_are_no_part_of_a_name(name: str, folded: str) -> None:
    """Words of legal form are left out, unless nothing else is left."""
    assert fold_name(name) == folded
