"""The sentence that is nearest to a question is the passage of its document."""

import pytest

from jalin.pipeline.meaning.answering import keep_meaning
from jalin.pipeline.meaning.passages import find_passages
from jalin.text.lexicon import load_lexicon

LEXICON = load_lexicon()
TEXT = (
    "Cuaca di Surabaya cerah sejak pagi hari ini.\n"
    "TNI AL memesan dua kapal selam dari galangan Prancis. Harga cabai turun di pasar pagi.\n"
    "Anak-anak bermain layang-layang selepas sekolah."
)


def test_the_nearest_sentence_is_marked() -> None:
    """Its place is that in the text, so that it can be led to."""
    (passage,) = find_passages(keep_meaning(), "undersea warships for the navy", [TEXT], LEXICON)
    (span,) = passage.spans
    assert span.slice(TEXT) == "TNI AL memesan dua kapal selam dari galangan Prancis."
    assert passage.text == span.slice(TEXT)
    assert not passage.is_last


@pytest.mark.parametrize("text", ["", "Pendek.", "\n\n", "a. b. c."])
def test_a_text_without_sentences_gives_its_beginning(text: str) -> None:
    """With nothing marked."""
    (passage,) = find_passages(keep_meaning(), "apa", [text], LEXICON)
    assert (passage.start, passage.text, passage.spans) == (0, text, ())
    assert passage.is_last


def test_a_long_sentence_is_cut() -> None:
    """Three lines are enough of it."""
    (passage,) = find_passages(keep_meaning(), "apa", ["kata " * 200], LEXICON)
    assert len(passage.text) == 280
    assert not passage.is_last


def test_each_text_has_its_passage() -> None:
    """In the order of the texts; of many only the first sentences are compared."""
    found = find_passages(keep_meaning(), "kapal", [TEXT] * 50, LEXICON)
    assert [it.start for it in found] == [0] * 50
    assert find_passages(keep_meaning(), "kapal", [], LEXICON) == ()
