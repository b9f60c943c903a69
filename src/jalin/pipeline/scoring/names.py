"""When two names or phrases count as the same in the figures.

The definition is the evaluation's own and must stay as it is, so that figures of different days can
be compared; how the register links parties may change without it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import product

from jalin.model import Party

_LEGAL_WORDS = frozenset(
    {
        *("pt", "cv", "tbk", "persero", "ltd", "limited", "inc", "corp", "corporation", "co"),
        *("company", "llc", "gmbh", "ag", "sa", "plc", "bhd", "berhad", "pte", "kk", "nv", "bv"),
        *("perum", "the", "republik", "ri", "rep"),
    }
)
# A typing slip is forgiven in names from this length on, at this likeness.
_LEAST_LENGTH = 6
_LEAST_LIKENESS = 0.9


def fold(text: str) -> str:
    """Casefold, drop accents, turn punctuation into blanks, single-space."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def find_forms(*names: str) -> frozenset[str]:
    """Give the folded forms of names without legal words; an empty name has none."""
    return frozenset(_distinguish(name) for name in names) - {""}


def find_party_forms(party: Party) -> frozenset[str]:
    """Give the forms of a party's name and aliases."""
    return find_forms(party.name, *party.aliases)


def is_same(gold: Iterable[str], predicted: Iterable[str]) -> bool:
    """Tell whether two sets of forms share one, or have two that differ by a slip."""
    gold, predicted = frozenset(gold), frozenset(predicted)
    if gold & predicted:
        return True
    return any(
        min(len(one), len(other)) >= _LEAST_LENGTH
        and SequenceMatcher(None, one, other).ratio() >= _LEAST_LIKENESS
        for one, other in product(gold, predicted)
    )


def is_same_name(gold: str | None, predicted: str | None) -> bool:
    """Tell whether two single names are the same; a missing name equals none."""
    return is_same(find_forms(gold or ""), find_forms(predicted or ""))


def measure_overlap(gold: str | None, predicted: str | None) -> float:
    """Measure how many words two phrases share: Dice over folded tokens, 0 to 1."""
    one, other = Counter(fold(gold or "").split()), Counter(fold(predicted or "").split())
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _distinguish(name: str) -> str:
    words = fold(name).split()
    return " ".join([word for word in words if word not in _LEGAL_WORDS] or words)
