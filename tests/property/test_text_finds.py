"""What the grammars of dates and amounts find is always a slice of the text."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from jalin.model import PartialDate
from jalin.text.amounts import find_amounts
from jalin.text.dates import find_anchor, find_dates
from jalin.text.lexicon import load_lexicon

LEXICON = load_lexicon()
TODAY = dt.date(2026, 2, 5)
WORDS = (
    "Rabu ( ) / , - . 4 2 20 31 2026 1.250 3,5 Februari Mei lalu nanti tahun bulan pekan depan "
    "kuartal II dua puluh ratus juta Rp US$ % persen MW unit per x hingga dalam akhir pada setahun "
    "lagi Copyright © euro ² ٣ ß M"
)
PIECES = (*WORDS.split(), " ", "\n")
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
)
ANCHORS = st.one_of(
    st.none(),
    st.dates().map(PartialDate.of),
    st.dates().map(lambda day: PartialDate(year=day.year, month=day.month)),
    st.integers(1, 9999).map(lambda year: PartialDate(year=year)),
)


@given(TEXTS, ANCHORS)
def test_dates_are_slices_in_order(text: str, anchor: PartialDate | None) -> None:
    """Whatever the text and the anchor, mentions are slices in order, without overlap."""
    mentions = find_dates(text, LEXICON, anchor=anchor, today=TODAY)
    assert all(mention.span.slice(text) == mention.text for mention in mentions)
    ends = [0] + [mention.span.end for mention in mentions]
    assert all(end <= mention.span.start for end, mention in zip(ends, mentions, strict=False))


@given(TEXTS)
def test_inferred_anchor_is_not_in_the_future(text: str) -> None:
    """Whatever the text, its inferred day is not after today."""
    anchor = find_anchor(text, LEXICON, published=None, today=TODAY)
    assert anchor is None or anchor.first <= TODAY


@given(TEXTS)
def test_amounts_are_slices(text: str) -> None:
    """Whatever the text, an amount is a slice of it with a value that is not negative."""
    for amount in find_amounts(text, LEXICON):
        assert amount.span is not None
        assert amount.span.slice(text) == amount.text
        assert amount.value is not None
        assert amount.value >= 0
