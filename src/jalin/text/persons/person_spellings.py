"""Words of names that are another's nickname, or the same with a slip of spelling."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from jalin.text.words.bags import BagIndex

_LEAST_NICKNAME = 4
_LEAST_LENGTH = 4
_LEAST_RATIO = 0.85
_ROUNDING = 1e-9


class Spellings:
    """The words of all names of one text, by their beginnings and their pairs of letters."""

    __slots__ = ("_found", "_pairs", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words, each once."""
        self._words = sorted(words)
        self._pairs = BagIndex()
        for word in self._words:
            self._pairs.add(pairwise(word))
        self._found: dict[str, tuple[str, ...]] = {}

    def find_near(self, word: str) -> Sequence[str]:
        """Find the words that begin with a word of some length, or are spelt nearly like it."""
        if word not in self._found:
            self._found[word] = tuple({*self._find_longer(word), *self._find_alike(word)})
        return self._found[word]

    def _find_longer(self, word: str) -> Iterable[str]:
        if len(word) < _LEAST_NICKNAME:
            return ()
        first = bisect_left(self._words, word)
        following = (self._words[index] for index in range(first, len(self._words)))
        return takewhile(lambda other: other.startswith(word), following)

    def _find_alike(self, word: str) -> Iterable[str]:
        if len(word) < _LEAST_LENGTH:
            return ()
        shared = self._pairs.count_shared(pairwise(word))
        candidates = ((self._words[number], count) for number, count in shared.items())
        return (
            other
            for other, count in candidates
            if len(other) >= _LEAST_LENGTH
            and count >= _count_least_pairs(len(word) + len(other))
            and SequenceMatcher(None, word, other).ratio() >= _LEAST_RATIO
        )


def _count_least_pairs(letters: int) -> int:
    """Give how many pairs of letters two words share at least that are near enough.

    With m letters of both in common, `letters` - 2m letters part them into one block more at most,
    and a block of n letters has n - 1 pairs.
    """
    common = math.ceil(_LEAST_RATIO * letters / 2 - _ROUNDING)
    return 3 * common - letters - 1
