"""Windows over a document: nothing is lost at the seams, nothing is read twice."""

from bisect import bisect_right
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.text.encoding.pieces import Window, cut_windows

_LONGEST = 16
_MARGIN = 3
_sentences = st.lists(st.integers(0, 60), max_size=12).map(
    lambda lengths: tuple(accumulate(lengths, initial=0))
)


def _cut(firsts: tuple[int, ...]) -> tuple[Window, ...]:
    return cut_windows(firsts, longest=_LONGEST, margin=_MARGIN)


def _sentence_of(firsts: tuple[int, ...], piece: int) -> int:
    return bisect_right(firsts, piece)


@given(firsts=_sentences)
def test_every_piece_is_kept_once(firsts: tuple[int, ...]) -> None:
    """The kept ranges are the row itself, cut."""
    kept = [piece for window in _cut(firsts) for piece in range(window.first, window.last)]
    assert kept == list(range(firsts[-1]))


@given(firsts=_sentences)
def test_margins_lie_inside_cut_sentences(firsts: tuple[int, ...]) -> None:
    """What is read beyond the kept range belongs to the sentence that was cut there."""
    for window in _cut(firsts):
        if window.start < window.first:
            assert _sentence_of(firsts, window.start) == _sentence_of(firsts, window.first)
            assert window.first not in firsts
        if window.last < window.end:
            assert _sentence_of(firsts, window.last) == _sentence_of(firsts, window.end - 1)
            assert window.last not in firsts


@given(firsts=_sentences)
def test_cut_sentences_have_margins(firsts: tuple[int, ...]) -> None:
    """No piece beside a cut is read at the edge of its window."""
    for window in _cut(firsts):
        if window.first not in firsts:
            assert window.start < window.first
        if window.last not in firsts:
            assert window.last < window.end


@given(firsts=_sentences)
def test_a_window_has_bounds(firsts: tuple[int, ...]) -> None:
    """A window is never longer than asked for and one margin more."""
    assert all(window.end - window.start <= _LONGEST + _MARGIN for window in _cut(firsts))


@pytest.mark.parametrize("firsts", [(), (0,), (0, 0)])
def test_nothing_has_no_windows(firsts: tuple[int, ...]) -> None:
    """An empty document asks nothing of the encoder."""
    assert _cut(firsts) == ()


def test_short_sentences_share_a_window() -> None:
    """Sentences go together as long as they fit, and are not cut."""
    assert _cut((0, 6, 12, 20)) == (
        Window(start=0, first=0, last=12, end=12),
        Window(start=12, first=12, last=20, end=20),
    )
