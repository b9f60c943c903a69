"""Words with their places."""

import pytest

from jalin.text.words.tokens import split_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PT Len, bersama Thales.", ["PT", "Len", "bersama", "Thales"]),
        ("Indonesia-Belarusia", ["Indonesia", "Belarusia"]),
        ("Thales S.A. dan AT&T", ["Thales", "S.A", "dan", "AT&T"]),
        ("Riset & Inovasi", ["Riset", "&", "Inovasi"]),
        ("KAI/PT INKA", ["KAI/PT", "INKA"]),
        ("— … !", []),
    ],
)
def test_text_is_split_into_words(text: str, words: list[str]) -> None:
    """A hyphen and punctuation part words; inner dots, slashes and ampersands do not."""
    assert [token.text for token in split_tokens(text)] == words


def test_word_is_the_slice_at_its_place() -> None:
    """Each word knows where it stands."""
    text = "(PT) Len"
    assert [token.span.slice(text) for token in split_tokens(text)] == ["PT", "Len"]


@pytest.mark.parametrize(
    ("word", "capitalised"),
    [("Len", True), ("eFishery", True), ("3M", True), ("kereta", False), ("2026", False)],
)
def test_capital_within_two_letters_can_begin_a_name(word: str, capitalised: bool) -> None:  # noqa: FBT001
    """An upper-case letter among the first two makes a word one that names have."""
    (token,) = split_tokens(word)
    assert token.is_capitalised is capitalised
