"""Where phrases stand in a text."""

from jalin.text.persons.person_places import PhrasePlaces


def test_finds_a_phrase_as_whole_words_only() -> None:
    """A phrase inside a longer word does not count."""
    assert list(PhrasePlaces("Budi Sur, Budi Surya, Budi Sur").find("Budi Sur")) == [0, 22]


def test_finds_no_overlapping_places() -> None:
    """Of two places that share a word the first counts."""
    assert list(PhrasePlaces("Budi Budi Budi").find("Budi Budi")) == [0]
