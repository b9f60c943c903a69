"""Shingles and the bands by which alike texts find one another."""

import pytest

from jalin.text.shingles import SHINGLE_WORDS, count_covered, list_bands, read_wording

BANDS_OF_WORDS = (32, "00f2d2827d", "1fffed3b8d")
WORDS = tuple(f"kata{number}" for number in range(120))


def test_words_are_folded() -> None:
    """Letter case, accents and punctuation make no other wording."""
    assert read_wording("PT Pindad, “Elysée” 2026.").words == ("pt", "pindad", "elysee", "2026")


@pytest.mark.parametrize(("n_words", "n_shingles"), [(0, 0), (4, 0), (5, 1), (8, 4)])
def test_every_run_of_five_words_is_a_shingle(n_words: int, n_shingles: int) -> None:
    """A text of fewer words has none."""
    wording = read_wording(" ".join(WORDS[:n_words]))
    assert len(wording.shingles) == n_shingles


@pytest.mark.parametrize(
    ("text", "bridge", "covered"),
    [
        ("abcdefgh", 0, 8),
        ("xxabcdexx", 4, 5),
        ("abcdeXXfghij", 4, 12),
        ("abcdeXXfghij", 1, 10),
        ("XXabcde", 4, 5),
        ("", 4, 0),
    ],
)
def test_covered_words_are_counted_once(text: str, bridge: int, covered: int) -> None:
    """Words in shared shingles count, and those of a gap that is short enough."""
    shared = {tuple("abcdefghij"[i : i + SHINGLE_WORDS]) for i in range(6)}
    assert count_covered(tuple(text), shared, bridge=bridge) == covered


def test_bands_are_the_same_in_every_run() -> None:
    """The keys are kept in registers, so that they may not change."""
    bands = list_bands(WORDS)
    assert (len(bands), bands[0], bands[-1]) == BANDS_OF_WORDS


def test_a_text_without_a_shingle_has_no_band() -> None:
    """Nothing can be looked up by four words."""
    assert list_bands(WORDS[: SHINGLE_WORDS - 1]) == ()


def test_alike_texts_share_bands_and_different_ones_do_not() -> None:
    """Half of the words are enough to meet; no words are not."""
    bands = set(list_bands(WORDS))
    assert bands & set(list_bands(WORDS[:70]))
    assert not bands & set(list_bands(tuple(f"lain{number}" for number in range(120))))
