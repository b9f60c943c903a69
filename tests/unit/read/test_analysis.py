"""What was found in a document, asked by place."""

import pytest

from factory import analysis, names_of
from jalin.model import Span

TEXT = "PT Pindad tiba pada 4 Februari 2026. Thales membeli dua kapal, kata PT Pindad."
FOUND = analysis(TEXT)
FIRST, SECOND = (sentence.span for sentence in FOUND.sentences)


@pytest.mark.parametrize(
    ("offset", "start"), [(0, 0), (FIRST.end - 1, 0), (SECOND.start, SECOND.start)]
)
def test_character_has_its_sentence(offset: int, start: int) -> None:
    """Each character of a sentence leads to that sentence."""
    sentence = FOUND.sentence_at(offset)
    assert sentence is not None
    assert sentence.span.start == start


def test_blank_between_sentences_has_none() -> None:
    """No sentence covers the blank after a full stop."""
    assert FOUND.sentence_at(FIRST.end) is None


def test_finds_are_given_by_sentence() -> None:
    """Dates and amounts inside a span are given, others not."""
    assert [date.text for date in FOUND.dates_in(FIRST)] == ["4 Februari 2026"]
    assert FOUND.dates_in(SECOND) == ()
    assert FOUND.amounts_in(FIRST) == ()
    assert [amount.text for amount in FOUND.amounts_in(SECOND)] == ["dua kapal"]


def test_mentions_of_a_span_stand_in_the_order_of_that_span() -> None:
    """Who is named first inside the span comes first, even if known from before."""
    named = tuple(FOUND.parties[index] for _, index in FOUND.named_in(SECOND))
    assert names_of(named) == ["Thales", "PT Pindad"]
    assert FOUND.named_in(Span(start=0, end=3)) == ()
