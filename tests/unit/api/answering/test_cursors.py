"""Cursors: lists are read part by part, though they grow and shrink meanwhile."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.api.answering.cursors import Order, cut, read_cursor, read_place, write_cursor
from jalin.api.answering.parameters import Question
from jalin.pipeline.catalogue.filter import QuestionError

Entry = tuple[str, int]
ORDER: Order[Entry] = Order(key=lambda it: (it[1], it[0]), falling=(True, False))


def sort(entries: list[Entry]) -> list[Entry]:
    """Put entries in their order."""
    return sorted(entries, key=lambda it: ORDER.place(ORDER.key(it)))


def ask(limit: int, cursor: str | None = None, other: str = "") -> Question:
    """Ask for a part."""
    values = {"limit": (str(limit),), "other": (other,)}
    return Question(values=values if cursor is None else {**values, "cursor": (cursor,)})


def read_all(entries: list[Entry], limit: int) -> list[Entry]:
    """Read a list part by part."""
    found: list[Entry] = []
    shown, following = cut(entries, ORDER, ask(limit))
    found += shown
    while following is not None:
        shown, following = cut(entries, ORDER, ask(limit, following))
        found += shown
    return found


@given(
    st.lists(st.tuples(st.text(max_size=3), st.integers(0, 5)), unique=True, max_size=30),
    st.integers(1, 7),
)
def test_the_parts_are_the_list(entries: list[Entry], limit: int) -> None:
    """Each entry once, in order."""
    ordered = sort(entries)
    assert read_all(ordered, limit) == ordered


def test_a_list_that_changed_goes_on_after_the_last_entry() -> None:
    """Though that is gone, and others came before it."""
    entries = sort([("a", 3), ("b", 2), ("c", 1)])
    _, following = cut(entries, ORDER, ask(2))
    changed = sort([("new", 9), ("a", 3), ("c", 1)])
    assert cut(changed, ORDER, ask(2, following)) == ((("c", 1),), None)


@given(st.lists(st.text() | st.integers(), min_size=2, max_size=2), st.text())
def test_a_cursor_is_read_as_it_was_written(key: list[str | int], purpose: str) -> None:
    """For the same purpose."""
    cursor = write_cursor(tuple(key), purpose)
    assert read_cursor(cursor, purpose, (True, True)) == tuple(key)


FINE = write_cursor((2, "b"), ask(1).purpose)
FORGED = write_cursor(("b", 2), ask(1).purpose)


@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("x", id="too short"),
        pytest.param(FINE[:-1], id="cut off"),
        pytest.param("0" * 12 + FINE[12:], id="wrong sum"),
        pytest.param(FINE[:12] + base64.urlsafe_b64encode(b"[2").decode(), id="no list"),
        pytest.param(write_cursor((2,), ask(1).purpose), id="too few parts"),
        pytest.param(FORGED, id="parts of other kinds"),
        pytest.param(write_cursor((2, "b"), ask(1, other="x").purpose), id="other question"),
        pytest.param(write_cursor((2, "\ud800"), ask(1).purpose), id="half a character"),
        pytest.param(write_cursor((True, "b"), ask(1).purpose), id="no number"),
    ],
)
def test_a_foreign_cursor_is_refused(cursor: str) -> None:
    """In words, with its place."""
    with pytest.raises(QuestionError) as caught:
        cut([("a", 3), ("b", 2)], ORDER, ask(1, cursor))
    assert [fault.where for fault in caught.value.faults] == ["cursor"]


@pytest.mark.parametrize("part", ["1", -1, -100, 2**63, 10**30])
def test_a_place_that_no_list_has_is_refused(part: str | int) -> None:
    """Anybody can make the sum of a cursor; neither a list nor a database is asked for it."""
    with pytest.raises(QuestionError, match="cursor"):
        read_place(part)


@pytest.mark.parametrize("part", [0, 7, 2**63 - 1])
def test_a_place_is_given_as_it_is(part: int) -> None:
    """From the first on."""
    assert read_place(part) == part
