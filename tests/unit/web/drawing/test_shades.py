"""Counts as few shades."""

import pytest

from jalin.web.drawing.shades import MOST_SHADES, choose_shades, find_level


@pytest.mark.parametrize(
    ("counts", "lows"),
    [
        ([], []),
        ([1], [1]),
        ([1, 3, 9], [1, 2, 5]),
        ([33], [1, 2, 5, 10, 20]),
        ([4000], [1, 10, 100, 1000]),
    ],
)
def test_the_steps_are_round_and_few(counts: list[int], lows: list[int]) -> None:
    """They span all counts, and never more than can be told apart."""
    shades = choose_shades(counts)
    assert [shade.low for shade in shades] == lows
    assert len(shades) <= MOST_SHADES
    assert len({shade.level for shade in shades}) == len(shades)
    assert [shade.high for shade in shades] == [
        *(low - 1 for low in lows[1:]),
        *[None][: len(lows)],
    ]


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (4, 3), (5, 5), (99, 5)])
def test_a_count_has_its_shade(count: int, level: int) -> None:
    """None has none; what is beyond the last step has the last shade."""
    assert find_level(count, choose_shades([9])) == level
