"""Patterns are found in bytes, by either engine alike."""

import importlib.util
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import LexiconError
from jalin.text.automaton import (
    Find,
    compile_automaton,
    compile_with_hyperscan,
    compile_with_re2,
)

PATTERNS = (
    ("a.word", r"kerja ?sama|\bmous?\b"),
    ("a.gap", r"(?:\b|\\[nrt])joint(?:[\s\-\",]|\xc2\xa0|\\[nrt]){1,6}venture"),
    ("a.start", r"\A[^a]"),
    ("a.blank", r"(?:[\s\"]|\xc2\xa0)met\s"),
)
HAS_HYPERSCAN = importlib.util.find_spec("hyperscan") is not None
needs_hyperscan = pytest.mark.skipif(not HAS_HYPERSCAN, reason="hyperscan is not installed")
ENGINES = (
    compile_with_re2,
    pytest.param(compile_with_hyperscan, marks=needs_hyperscan),
    compile_automaton,
)
PIECES = st.sampled_from(
    [
        *(b"kerja", b" ", b"sama", b"MoU", b"mous", b"joint", b"JOINT", b"venture", b"met", b"x"),
        *(b'", "', b"\xc2\xa0", b"\\n", b"\n", b"\xff", b"\x00", b"\t"),
    ]
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"Nota KERJASAMA dan mou", {0, 2}),
        (b'joint", "venture \xff', {1, 2}),
        (b"joint\xc2\xa0venture", {1, 2}),
        (b"ab mouse\\njoint\\nventure", {1}),
        (b'a "met ', {3}),
        (b"a", set()),
        (b"", set()),
    ],
)
def test_patterns_are_found_wherever_they_stand(
    engine: Callable[[Sequence[tuple[str, str]]], Find], content: bytes, found: set[int]
) -> None:
    """Each pattern that occurs is told once, by its place in the list."""
    assert set(engine(PATTERNS)(content) or ()) == found


@needs_hyperscan
@given(st.lists(PIECES, max_size=40).map(b"".join))
def test_both_engines_find_the_same(content: bytes) -> None:
    """Whatever the bytes are, both engines find the same patterns."""
    by_re2 = compile_with_re2(PATTERNS)(content)
    assert set(compile_with_hyperscan(PATTERNS)(content) or ()) == set(by_re2 or ())


@pytest.mark.parametrize("pattern", ["(", "(?=a)", "é"])
def test_a_pattern_that_no_engine_takes_is_named(pattern: str) -> None:
    """A broken pattern, a look-around or a letter outside ASCII is told with its rule."""
    with pytest.raises(LexiconError, match=r"a\.bad"):
        compile_automaton([("a.good", "a"), ("a.bad", pattern)])
