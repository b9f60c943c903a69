"""What all cards have in common."""

import pytest

from jalin.python.cards.rendering import cut_sentence, find_web_address, write_word


@pytest.mark.parametrize(
    ("sentence", "words", "parts"),
    [
        ("Pindad meneken nota.", "meneken", ("Pindad ", "meneken", " nota.")),
        ("Pindad meneken nota.", "membatalkan", ("", "membatalkan", "")),
        ("Pindad.", "Pindad.", ("", "Pindad.", "")),
        ("Pindad.", "", ("Pindad.", "", "")),
    ],
)
def test_a_sentence_is_cut_at_its_words(
    sentence: str, words: str, parts: tuple[str, str, str]
) -> None:
    """Words that are no part of the sentence stand alone."""
    assert cut_sentence(sentence, words) == parts


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://warta.example/a", "https://warta.example/a"),
        ("HTTP://warta.example", "HTTP://warta.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//warta.example", None),
        (None, None),
    ],
)
def test_links_lead_over_the_web_or_nowhere(url: str | None, address: str | None) -> None:
    """A browser runs what some addresses say."""
    assert find_web_address(url) == address


def test_words_are_written_as_people_write_them() -> None:
    """Underscores are for programs."""
    assert write_word("stalled_inferred") == "stalled inferred"
