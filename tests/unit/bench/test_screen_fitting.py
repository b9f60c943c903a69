"""Fitting the screen: weights go the way of the examples."""

from screen_fitting import Example, find_base, fit_weights


def make(cues: str, *, relevant: bool) -> Example:
    """Build an example from the letters of its rules."""
    return Example(cues=frozenset(cues), relevant=relevant, weight=1.0)


EXAMPLES = [
    *(make("a", relevant=True) for _ in range(40)),
    *(make("ab", relevant=True) for _ in range(5)),
    *(make("b", relevant=False) for _ in range(40)),
    *(make("c", relevant=True) for _ in range(10)),
    *(make("c", relevant=False) for _ in range(10)),
    *(make("", relevant=False) for _ in range(10)),
]


def test_weights_follow_the_examples() -> None:
    """A rule of deals weighs up, one of other things down, one of both between them."""
    weights = fit_weights(EXAMPLES, "abc")
    assert weights["a"] > 5
    assert weights["b"] < -5
    assert weights["b"] < weights["c"] < weights["a"]


def test_fitting_is_repeatable() -> None:
    """The order of examples changes nothing."""
    assert fit_weights(EXAMPLES, "abc") == fit_weights(EXAMPLES[::-1], "abc")


def test_the_base_misses_as_many_as_asked() -> None:
    """With the base weight found, so many sums lie below nought."""
    sums = [9, 3, 7, 5]
    assert sum(it + find_base(sums, misses=1) < 0 for it in sums) == 1
