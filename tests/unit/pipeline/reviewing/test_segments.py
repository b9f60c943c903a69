"""A text cut where marks begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from jalin.model import Span
from jalin.pipeline.reviewing.segments import Mark, cut_text

TEXT = "PT Len dan Thales"


def mark(name: str, start: int, end: int) -> Mark:
    """Mark some characters."""
    return Mark(name=name, span=Span(start=start, end=end))


def test_a_text_without_marks_is_one_piece() -> None:
    """Nothing is cut where nothing is marked."""
    (only,) = cut_text(TEXT, [])
    assert (only.text, only.names) == (TEXT, ())
    assert list(cut_text("", [])) == []


def test_marks_may_overlap() -> None:
    """Each piece tells every mark over it, the widest first, and which of them begin there."""
    found = list(cut_text(TEXT, [mark("a", 3, 10), mark("b", 0, 6), mark("c", 3, 17)]))
    assert [(it.text, it.names, it.begins) for it in found] == [
        ("PT ", ("b",), ("b",)),
        ("Len", ("b", "c", "a"), ("c", "a")),
        (" dan", ("c", "a"), ()),
        (" Thales", ("c",), ()),
    ]


def test_a_mark_outside_the_text_is_cut_off() -> None:
    """An empty one is left out."""
    found = list(cut_text("Len", [mark("a", 1, 9), mark("b", 5, 9), mark("c", 2, 2)]))
    assert [(it.text, it.names) for it in found] == [("L", ()), ("en", ("a",))]


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 35), st.integers(0, 10))),
)
def test_the_pieces_are_the_text(text: str, told: list[tuple[str, int, int]]) -> None:
    """Nothing is lost or doubled, and every marked character is under its mark."""
    marks = [mark(name, start, start + length) for name, start, length in told]
    found = list(cut_text(text, marks))
    assert "".join(it.text for it in found) == text
    for it in found:
        inside = {m.name for m in marks if m.span.start <= it.start < m.span.end}
        assert set(it.names) == inside
