"""Words on a card: measured, broken, shortened."""

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.export.cards.fonts.faces import Face
from jalin.export.cards.lettering import (
    Letters,
    add_words,
    break_lines,
    join_names,
    measure,
    shorten,
)

LETTERS = Letters(face=Face.TEXT, size=16.0, colour="#000000")
WIDTH = 120.0


@given(text=st.text(max_size=200))
def test_lines_fit(text: str) -> None:
    """However the text is written, no line is too long, and there are no more than asked."""
    lines = break_lines(text, LETTERS, WIDTH, 3)
    assert len(lines) <= 3
    assert all(measure(line, LETTERS) <= WIDTH for line in lines)


@given(text=st.text(max_size=200))
def test_a_shortened_text_fits(text: str) -> None:
    """Whatever it was."""
    assert measure(shorten(text, LETTERS, WIDTH), LETTERS) <= WIDTH


def test_a_text_that_fits_stays_whole() -> None:
    """With blanks put in order."""
    assert break_lines(" satu \n dua ", LETTERS, WIDTH, 2) == ("satu dua",)
    assert shorten("satu dua", LETTERS, WIDTH) == "satu dua"


def test_what_is_left_out_is_marked() -> None:
    """At the end of the last line."""
    lines = break_lines("kata " * 40, LETTERS, WIDTH, 2)
    assert lines[-1].endswith("…")
    assert not lines[0].endswith("…")


def test_names_are_not_broken() -> None:
    """A line ends behind a name."""
    names = ("PT Satu Dua", "PT Tiga Empat", "PT Lima")
    assert join_names(names, LETTERS, 220.0, 2) == ("PT Satu Dua – PT Tiga Empat –", "PT Lima")


@pytest.mark.parametrize("names", [("x" * 90,), ("PT Satu Dua",) * 9])
def test_names_that_do_not_fit_are_none(names: tuple[str, ...]) -> None:
    """A single one that is too long, or too many."""
    assert join_names(names, LETTERS, WIDTH, 2) is None


def test_words_tell_their_length() -> None:
    """So that another font is squeezed to it."""
    root = Element("svg")
    length = add_words(root, "Pindad\x00", (1.0, 2.0), LETTERS)
    (text,) = root
    assert (text.text, text.get("textLength")) == ("Pindad", f"{length:.1f}")


def test_nothing_is_written_of_no_words() -> None:
    """No element without words."""
    root = Element("svg")
    assert add_words(root, " \x00 ", (1.0, 2.0), LETTERS) == 0
    assert len(root) == 0
