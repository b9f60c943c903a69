"""Bags of words or letters, and how much they have in common."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from itertools import chain


class BagIndex:
    """Bags kept under numbers, so that one is compared only with those that share a part with it.

    A part counts as often as both bags have it.
    """

    __slots__ = ("_bags_by_part", "sizes")

    def __init__(self) -> None:
        """Begin empty; `sizes` are the sizes of the bags, by number."""
        self._bags_by_part: defaultdict[tuple[Hashable, int], list[int]] = defaultdict(list)
        self.sizes: list[int] = []

    def add(self, parts: Iterable[Hashable]) -> None:
        """Keep a bag under the next number."""
        numbered = _number(parts)
        for part in numbered:
            self._bags_by_part[part].append(len(self.sizes))
        self.sizes.append(len(numbered))

    def count_shared(self, parts: Iterable[Hashable]) -> Counter[int]:
        """Count how many parts each kept bag has in common with a bag, where it has any."""
        lists = (self._bags_by_part.get(part, ()) for part in _number(parts))
        return Counter(chain.from_iterable(lists))


def _number(parts: Iterable[Hashable]) -> list[tuple[Hashable, int]]:
    """Tell equal parts apart by number: the first, the second."""
    seen: Counter[Hashable] = Counter()
    numbered = []
    for part in parts:
        numbered.append((part, seen[part]))
        seen[part] += 1
    return numbered
