"""Spans found by halving."""

from hypothesis import given
from hypothesis import strategies as st

from jalin.model import Span
from jalin.read.speech.speech_spans import SpanIndex

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
    lambda ends: Span(start=min(ends), end=max(ends))
)


@given(st.lists(SPANS).map(sorted), SPANS)
def test_finds_what_a_plain_search_finds(spans: list[Span], span: Span) -> None:
    """Halving leaves out no span that overlaps or lies around another."""
    index = SpanIndex(spans)
    assert index.overlapping(span) == [i for i, it in enumerate(spans) if it.overlaps(span)]
    assert index.has_around(span) == any(it.contains(span) for it in spans)
