"""What is small and would grow takes bounded memory and time, whichever reader it meets.

Each bomb is read in a process of its own. `jalin.trust` logs what each took.
"""

import logging

import pytest

from trust.fuzz.bombs import BOMBS
from trust.fuzz.measuring import measure

log = logging.getLogger("jalin.trust")
# Seconds of the processor for the largest bombs; the lenient reader of feeds is the slowest.
_MOST_SECONDS = 60
_SMALL, _LARGE = 1, 4
# Beyond the largest document and the largest feed: these must be told, not read.
_HUGE = 60
_QUICK = ("page_attributes",)
# These hold very many small things each of which is read; a line of truth may have 100 MB, and a
# question comes from a hand or through an address of 300 characters.
_OF_MANY_ITEMS = frozenset(
    {"json_objects", "zip_members", "parquet_values", "truth_list", "question_words"}
)
# Four times as much may take so many times as long: far more than four times as long is a square.
_MOST_GROWTH = 10
_FEWEST_SECONDS = 1.0


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in _QUICK else pytest.mark.slow, id=name)
        for name in BOMBS
    ],
)
def test_a_bomb_takes_bounded_memory(name: str) -> None:
    """A bomb of one megabyte, unpacked where it is packed."""
    _check(name, _SMALL)


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_larger_bomb_takes_no_more_than_its_share(name: str) -> None:
    """Memory stays within its bound, and time grows with the size, not with its square."""
    small, large = _check(name, _SMALL), _check(name, _LARGE)
    assert large < max(_FEWEST_SECONDS, _MOST_GROWTH * small), f"{small} s, then {large} s"


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(BOMBS) - _OF_MANY_ITEMS))
def test_a_huge_bomb_is_told(name: str) -> None:
    """What is far larger than any document takes no more than what is large."""
    _check(name, _HUGE)


def _check(name: str, size: int) -> float:
    found = measure(name, size)
    log.warning("%s of %s MB: %s", name, size, found)
    assert found.megabytes <= BOMBS[name].most, f"{name} of {size} MB: {found}"
    assert found.seconds <= _MOST_SECONDS, f"{name} of {size} MB: {found}"
    return found.seconds
