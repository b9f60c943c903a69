"""How well texts and fields taken from pages agree with their labels."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Words that prediction and label share, each counted as often as both have it."""

    shared: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Give the share of predicted words that the label has."""
        return self.shared / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Give the share of the label's words that were predicted."""
        return self.shared / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both."""
        total = self.predicted + self.gold
        return 2 * self.shared / total if total else 0.0


def compare_words(predicted: str, gold: str) -> Agreement:
    """Compare two texts by their words, without regard to order and letter case.

    >>> round(compare_words("kapal tiba di di", "Kapal tiba di Ambon").f1, 2)
    0.75
    """
    ours, theirs = (Counter(_WORD.findall(text.casefold())) for text in (predicted, gold))
    return Agreement(shared=(ours & theirs).total(), predicted=ours.total(), gold=theirs.total())


def add_up(agreements: Iterable[Agreement]) -> Agreement:
    """Add up the words of several pages, so that a long page weighs more than a short one."""
    found = tuple(agreements)
    return Agreement(
        shared=sum(one.shared for one in found),
        predicted=sum(one.predicted for one in found),
        gold=sum(one.gold for one in found),
    )
