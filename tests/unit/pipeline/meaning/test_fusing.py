"""Two rows of documents become one."""

import pytest

from jalin.pipeline.meaning.fusing import fuse


@pytest.mark.parametrize(
    ("near", "told", "fused"),
    [
        ("", "", ""),
        ("abc", "", "abc"),
        ("", "abc", "abc"),
        ("ab", "cb", "bac"),
        ("abcdefgh", "h", "abhcdefg"),
    ],
)
def test_what_stands_in_both_comes_first(near: str, told: str, fused: str) -> None:
    """Places count, those of the nearest more, and each document is there once."""
    assert "".join(fuse(near, told)) == fused


def test_equal_ones_come_by_id() -> None:
    """No order depends on which row was looked at first."""
    assert fuse(("b",), ()) + fuse(("a",), ()) == ("b", "a")
    assert fuse((), ("b", "a")) == ("b", "a")
