"""Places in a text."""

import pytest

from jalin.model import Span

TEXT = "PT Pindad menandatangani kontrak."


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_span_runs_forward_from_the_start_of_the_text(start: int, end: int) -> None:
    """An end before its start, or a place before the text, is refused."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start=start, end=end)


def test_span_cuts_its_text() -> None:
    """The end is the first character that is not part of the span."""
    assert Span(start=3, end=9).slice(TEXT) == "Pindad"


@pytest.mark.parametrize(
    ("inner", "inside"), [((3, 9), True), ((0, 9), True), ((0, 10), False), ((9, 12), False)]
)
def test_span_contains_what_lies_wholly_inside(inner: tuple[int, int], inside: bool) -> None:  # noqa: FBT001
    """A span contains itself and its parts, not what reaches out of it."""
    assert Span(start=0, end=9).contains(Span(start=inner[0], end=inner[1])) is inside


@pytest.mark.parametrize(
    ("other", "shared"), [((8, 12), True), ((9, 12), False), ((2, 3), True), ((12, 13), False)]
)
def test_spans_overlap_where_they_share_a_character(other: tuple[int, int], shared: bool) -> None:  # noqa: FBT001
    """Spans that only touch do not overlap, whichever is asked."""
    left, right = Span(start=0, end=9), Span(start=other[0], end=other[1])
    assert left.overlaps(right) is right.overlaps(left) is shared


def test_span_shifts_from_sentence_to_document() -> None:
    """A shift moves both ends."""
    assert Span(start=1, end=4).shift(10) == Span(start=11, end=14)


def test_spans_sort_in_reading_order() -> None:
    """The earlier span comes first, of two at one place the shorter."""
    spans = [Span(start=2, end=4), Span(start=0, end=9), Span(start=0, end=3)]
    assert sorted(spans) == [spans[2], spans[1], spans[0]]
